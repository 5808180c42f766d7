"""Calls: what customers want, with where the guide must take each, or that it has no tree for it yet."""

from __future__ import annotations

from typing import ClassVar

from good_call.model.field import optional, required
from good_call.model.kinds import Citation, Entries, Group, Id, Items, OneOrTwoIds, Text
from good_call.model.scenario import Given, GivenKind
from good_call.model.tree_name import FRONT_DOOR
from good_call.records import dataclass

CALLS_FILE = "decision_trees/_calls.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a customer wants, and where the guide must take it: a test for the checker, and a case to practise with."""

    form_name: ClassVar[str] = "call"

    say: str = required(
        Text(), "What the customer wants, in a sentence or two, as they would say it.", name="what the customer says"
    )
    kind: str = required(Id(("kind of call",)), "The kind of call, from `kinds`.", name="the kind")
    words: tuple[str, ...] = optional(
        Items(Text()),
        "What a rep may type to find it, where the sentence doesn't say so.",
        default=(),
        name="what a rep may search for",
    )
    start: str = optional(Id(("tree",)), "The tree where it begins.", default=FRONT_DOOR, name="where it begins")
    answers: dict[str, Given] = optional(
        Entries(GivenKind(), OneOrTwoIds("the id of a question, or `tree/question`")),
        "The answers that fit, as in a scenario; those of a tree that takes over by `tree/question`.",
        default={},
        name="the answers",
    )
    ends: tuple[str, ...] = optional(
        Items(Citation(("tree/outcome",)), single=True),
        "Where it must end; with several, any one of them.",
        default=(),
        name="where it must end",
    )
    never: tuple[str, ...] = optional(
        Items(OneOrTwoIds("a verdict or a `tree/node`"), single=True),
        "Verdicts and nodes that must not come up on the way.",
        default=(),
        name="what must not come up",
    )
    no_tree_yet: str = optional(
        Text(),
        "Why no tree takes it yet; then it has neither answers nor an end.",
        default="",
        name="why no tree takes it",
    )

    def __post_init__(self) -> None:
        for name in ("answers",):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})

    @property
    def ending_trees(self) -> tuple[str, ...]:
        """Ids of the trees in which it must end."""
        return tuple(dict.fromkeys(end.partition("/")[0] for end in self.ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """All calls, and their kinds."""

    form_name: ClassVar[str] = "the calls"

    kinds: dict[str, str] = required(
        Entries(Text()),
        "The kinds of calls, by id, in a few words each.",
        name="the kinds of calls",
        each="kind of call",
    )
    calls: tuple[Call, ...] = required(Items(Group(Call)), "What customers want.", name="the calls")

    def ending_in(self, tree_id: str) -> list[Call]:
        """The calls that end in a tree."""
        return [call for call in self.calls if tree_id in call.ending_trees]
