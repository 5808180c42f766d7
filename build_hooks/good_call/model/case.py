"""Where an answer or a step leads: to one id, or by cases on earlier answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.model.field import optional
from good_call.model.kind import Reader
from good_call.model.kinds import Entries, Group, Id, Items
from good_call.model.mistakes.texts import OF_TEXTS_ALONE
from good_call.records import dataclass

_TARGET = Id(("node", "tree"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way on: it is taken where every question behind `if` was answered with one of the ids beside it."""

    form_name: ClassVar[str] = "case"

    if_: dict[str, tuple[str, ...]] | None = optional(
        Entries(Items(Id(("answer", "tick")), single=True, filled=True), told_as="`{question: answer}`"),
        "The questions that must have been answered so; all must hold, a list means any of them.",
        key="if",
        default=None,
        name="when",
    )
    go: str | None = optional(_TARGET, "Where this case leads.", default=None, name="leads to")
    otherwise: str | None = optional(
        _TARGET,
        "Where everything leads that no case before took.",
        default=None,
        name="otherwise leads to",
    )

    @property
    def target(self) -> str:
        """The id of a node or a tree."""
        return self.go or self.otherwise or ""

    @property
    def target_key(self) -> str:
        """The field that holds the target."""
        return "go" if self.go else "otherwise"

    def __str__(self) -> str:
        if self.if_ is None:
            return f"otherwise {self.target}"
        return " and ".join(f"{q} is {' or '.join(a)}" for q, a in self.if_.items()) + f": {self.target}"


@dataclass(frozen=True, slots=True)
class Then:
    """All ways on: a single target, or cases in order."""

    cases: tuple[Case, ...]
    single: bool

    @property
    def targets(self) -> tuple[str, ...]:
        """All targets in order, some perhaps twice."""
        return (self.cases[0].target,) if self.single else tuple([case.target for case in self.cases])

    def routes(self) -> Iterator[tuple[Case, tuple[str | int, ...]]]:
        """Each case with the way to its target, from the field `then`."""
        if self.single:
            yield self.cases[0], ()
            return
        for number, case in enumerate(self.cases):
            yield case, (number, case.target_key)

    def __str__(self) -> str:
        return self.cases[0].target if self.single else "; ".join(map(str, self.cases))


@lru_cache(maxsize=4096)
def _only(target: str) -> Then:
    """The one way to a target: one object for all answers that lead there."""
    return Then((Case(otherwise=target),), True)


NOWHERE = Then((Case(otherwise=""),), True)
"""What stands where it isn't known where something leads."""


def _grave(reader: Reader) -> int:
    """How many mistakes there are that leave a value unread."""
    return sum(each.rule not in OF_TEXTS_ALONE for each in reader.diagnostics)


@dataclass(frozen=True, slots=True)
class ThenKind:
    """Reads `then: id`, or a list of cases."""

    words: str = "an id, or a list of cases"
    holds: ClassVar[type] = Case

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Then | None:
        """The ways on."""
        if isinstance(node, ScalarNode):
            target = _TARGET.read(reader, node, in_flow)
            return _only(target) if target else None
        if isinstance(node, MappingNode):
            repair = "Begin the case with a dash and a space: `- if: …`."
            reader.report("wrong-kind", node, "cases stand in a list", "this is no list", repair)
            return None
        assert isinstance(node, SequenceNode)
        return self._cases(reader, node, in_flow)

    def _cases(self, reader: Reader, node: SequenceNode, in_flow: bool) -> Then | None:
        if node.value and all(isinstance(child, ScalarNode) for child in node.value):
            repair = "Write one id behind `then:`; or cases, each beginning with `- if: {question: answer}`."
            reader.report("wrong-kind", node.value[0], "this leads to one place only", "a list of ids", repair)
            return None
        before = _grave(reader)
        cases = tuple([case for child in node.value if (case := reader.group(child, Case, in_flow))])
        if _grave(reader) > before:
            return None
        if not cases:
            reader.report("wrong-kind", node, "this list of cases is empty", "here", "Write an id behind `then:`.")
            return None
        for number, (case, child) in enumerate(zip(cases, node.value, strict=True)):
            self._check(reader, case, child, last=number == len(cases) - 1)
        return Then(cases, False) if _grave(reader) == before else None

    def _check(self, reader: Reader, case: Case, node: Node, last: bool) -> None:
        if case.otherwise and (case.go or case.if_ is not None):
            reader.report(
                "wrong-kind",
                node,
                "`otherwise` stands alone in its case",
                "here",
                "Give it a dash of its own.",
            )
        elif case.otherwise and not last:
            reader.report(
                "wrong-kind",
                node,
                "`otherwise` takes everything, so no case can follow",
                "here",
                "Put it last.",
            )
        elif not case.otherwise and not (case.go and case.if_):
            repair = "Write `if: {question: answer}` and below it `go: id`."
            reader.report("missing-field", node, "a case needs `if` and `go`, or `otherwise`", "here", repair)

    def schema(self) -> dict[str, Any]:
        """An id or an array of cases."""
        return {"anyOf": [Id().schema(), {"type": "array", "items": Group(Case).schema(), "minItems": 1}]}
