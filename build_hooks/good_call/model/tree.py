"""A tree: one decision, one file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import field
from typing import ClassVar

from good_call.diagnostics.place import Route
from good_call.model.case import Then
from good_call.model.field import optional, required
from good_call.model.kinds import Date, Entries, Former, Group, Id, Items, Text
from good_call.model.node import Node, Outcome, Question, Step
from good_call.model.safeguard import Safeguard
from good_call.model.scenario import Scenario
from good_call.model.waiver import Waiver
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One decision. `id` is the file's name, `file` its path from the project's root.

    `group` is the group that it is in; empty for none.
    """

    form_name: ClassVar[str] = "tree"

    id: str = ""
    file: str = ""
    group: str = ""
    title: str = required(Text(), "The decision as a question.", name="the title")
    summary: str = required(Text(), "When to open it, in one sentence.", name="the summary")
    search: tuple[str, ...] = optional(
        Items(Text()),
        "What a rep may type to find it, such as `discount`, where no text of it says so.",
        default=(),
        name="what a rep may search for",
    )
    owner: str = optional(
        Text(), "Who keeps it right.", default="", name="who keeps it right", concern="upkeep", audience="trainer"
    )
    reviewed: datetime.date | None = optional(
        Date(),
        "The day when somebody last read it from end to end.",
        default=None,
        name="when it was last read from end to end",
        concern="upkeep",
    )
    start: str = required(Id(("question", "step")), "The node where it begins.", name="where it begins", concern="ways")
    formerly: tuple[str, ...] = optional(
        Items(Former(), single=True), "Ids that this tree had before.", default=(), name="the former ids", concern="ids"
    )
    retired: dict[str, str] = optional(
        Entries(Text()),
        "Ids of removed nodes, answers or ticks, and what to use instead.",
        default={},
        name="what stands for a removed id",
        each="what is shown for the removed id",
        concern="ids",
    )
    questions: dict[str, Question] = required(
        Entries(Group(Question, keyed=True)), "What is asked, by id.", name="the questions", concern="ways"
    )
    steps: dict[str, Step] = optional(
        Entries(Group(Step, keyed=True)),
        "What to do before going on, by id.",
        default={},
        name="the steps",
        concern="ways",
    )
    outcomes: dict[str, Outcome] = required(
        Entries(Group(Outcome, keyed=True)), "Where paths end, by id.", name="the outcomes", concern="ways"
    )
    safeguards: tuple[Safeguard, ...] = optional(
        Items(Group(Safeguard)), "Promises about all paths.", default=(), name="the safeguards"
    )
    scenarios: tuple[Scenario, ...] = optional(
        Items(Group(Scenario)), "Stories with the outcome that they must reach.", default=(), name="the scenarios"
    )
    waivers: tuple[Waiver, ...] = optional(
        Items(Group(Waiver)), "Warnings accepted on purpose.", default=(), name="the waivers", concern="upkeep"
    )
    nodes: dict[str, Node] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("questions", "steps", "outcomes", "retired"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})
        # Later kinds win where an id is used twice, which the rule duplicate-id reports.
        object.__setattr__(self, "nodes", {**self.questions, **self.steps, **self.outcomes})

    def route(self, node_id: str) -> Route:
        """The way to a node in the file."""
        kinds = (("questions", self.questions), ("steps", self.steps), ("outcomes", self.outcomes))
        return next(((name, node_id) for name, nodes in kinds if node_id in nodes), ())

    def ways(self, branching: bool = False) -> Iterator[tuple[Node, Route, Then]]:
        """Every `then` of the tree, with its node and the way to it in the file; of those that branch, if asked."""
        for question in self.questions.values():
            for number, answer in enumerate(question.answers):
                if not (branching and answer.then.single):
                    yield question, ("questions", question.id, "answers", number, "then"), answer.then
        for step in self.steps.values():
            if not (branching and step.then.single):
                yield step, ("steps", step.id, "then"), step.then

    def leads_back(self, node: Node, route: Route) -> bool:
        """Whether this `then` of `ways` is a step back on purpose."""
        if isinstance(node, Question):
            return node.answers[int(route[3])].again
        return isinstance(node, Step) and node.again

    def __str__(self) -> str:
        lines = [f"{self.id} from {self.start}", *map(str, self.nodes.values())]
        return "\n  ".join([*lines, *map(str, self.safeguards), *map(str, self.scenarios)])
