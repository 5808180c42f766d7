"""A safeguard: a promise about all paths."""

from __future__ import annotations

from typing import Any, ClassVar

from yaml import Node, ScalarNode

from good_call.model.field import optional, required
from good_call.model.kind import Reader
from good_call.model.kinds import Citation, Entries, Group, HouseName, Id, Items, Text
from good_call.model.mistakes.wrong_kind import report_nothing
from good_call.records import dataclass

_ANSWERS = Entries(Items(Id(("answer", "tick")), single=True, filled=True), told_as="`{question: answer}`", filled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The outcomes that a safeguard guards."""

    form_name: ClassVar[str] = "guarded outcomes"

    verdict: str = optional(
        HouseName(), "All outcomes with this verdict.", default="", name="the verdict", concern="duties"
    )
    outcome: str = optional(Id(("outcome",)), "This outcome.", default="", name="the outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must have happened on every path."""

    form_name: ClassVar[str] = "condition"

    asked: tuple[str, ...] = optional(
        Items(Id(("question", "step")), single=True, filled=True),
        "Any one of these was passed.",
        default=(),
        name="what was asked",
    )
    answered: dict[str, tuple[str, ...]] = optional(
        _ANSWERS, "All of these questions were answered so.", default={}, name="what was answered"
    )
    cited: str = optional(
        Citation(),
        "A question or step that cites this principle was passed.",
        default="",
        name="the principle that was passed",
    )

    def __str__(self) -> str:
        if self.asked:
            return "asked " + " or ".join(self.asked)
        if self.cited:
            return f"cited {self.cited}"
        return "answered " + " and ".join(f"{q} {'/'.join(a)}" for q, a in (self.answered or {}).items())


@dataclass(frozen=True, slots=True)
class BeforeKind(Group[Before]):
    """Reads the outcomes that a safeguard guards."""

    group: type[Before] = Before

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Any:
        """What is guarded."""
        if isinstance(node, ScalarNode) and node.value:
            repair = f"Write `before: {{outcome: {node.value}}}`, or `before: {{verdict: …}}` for all of one verdict."
            message = "here should stand whether it is an outcome or a verdict"
            return reader.report("wrong-kind", node, message, "this is a text", repair)
        known = len(reader.diagnostics)
        before = Group.read(self, reader, node, in_flow)
        if before is None or before.verdict or before.outcome or len(reader.diagnostics) > known:
            return before
        return report_nothing(reader.mistakes, node)


@dataclass(frozen=True, slots=True)
class ConditionKind:
    """Reads a condition, of which exactly one field is given."""

    words: str = "one of `asked`, `answered`, `cited`"
    holds: ClassVar[type] = Condition

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Condition | None:
        """None where it says several things, or nothing: the mistake is told."""
        known = len(reader.diagnostics)
        condition: Condition | None = reader.group(node, Condition, in_flow)
        if condition is None or len(reader.diagnostics) > known:
            return condition
        if sum(map(bool, (condition.asked, condition.answered, condition.cited))) != 1:
            repair = "Begin each condition with a dash of its own."
            reader.report("missing-field", node, f"a condition needs exactly {self.words}", "here", repair)
            return None
        return condition

    def schema(self) -> dict[str, Any]:
        """The group."""
        return Group(Condition).schema()


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """A promise about all paths to certain outcomes."""

    form_name: ClassVar[str] = "safeguard"

    promise: str = required(Text(), "The promise in plain words.", name="the promise")
    principle: str = optional(Citation(), "The principle behind it.", default="", name="the principle behind it")
    before: Before = required(
        BeforeKind(), "The outcomes it guards: `verdict` or `outcome`.", name="the outcomes that it guards"
    )
    always: tuple[Condition, ...] = required(
        Items(ConditionKind(), filled=True), "What must have happened, all of it.", name="what must have happened"
    )
    unless: dict[str, tuple[str, ...]] = optional(
        _ANSWERS, "Answers after which the promise need not hold.", default={}, name="when it need not hold"
    )

    def __str__(self) -> str:
        guarded = self.before.outcome or self.before.verdict
        return f"before {guarded}: " + ", ".join(map(str, self.always))
