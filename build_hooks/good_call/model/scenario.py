"""A scenario: a short story with the answers that fit it and the outcome it must reach."""

from __future__ import annotations

from typing import Any, ClassVar

from yaml import Node, ScalarNode, SequenceNode

from good_call.model.field import optional, required
from good_call.model.identifier import as_id
from good_call.model.kind import Reader
from good_call.model.kinds import Entries, Id, Items, OneOrTwoIds, Text
from good_call.model.kinds.scalar import ANY_SCALAR, scalar
from good_call.records import dataclass

Given = str | tuple[str, ...] | dict[str, str]
"""An answer's words or id or a number; the ids or words of ticks; or a worksheet's numbers."""


@dataclass(frozen=True, slots=True)
class GivenKind:
    """Reads what a story answers."""

    words: str = "an answer, a number, a list of ticks, or a worksheet's numbers"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Given | None:
        """The answer as typed."""
        # First, since nearly all are: a guide has more of these than of anything else.
        if isinstance(node, ScalarNode):
            return as_id(node.value) or scalar(reader, node, self.words)
        if isinstance(node, SequenceNode):
            return _TICKS.read(reader, node, in_flow)
        return _NUMBERS.read(reader, node, in_flow)

    def schema(self) -> dict[str, Any]:
        """A scalar, an array or an object."""
        return {"anyOf": [ANY_SCALAR, {"type": "array", "items": _Ticked().schema()}, {"type": "object"}]}


@dataclass(frozen=True, slots=True)
class _Ticked:
    """A tick by its id; on a line of its own also in its words."""

    words: str = "the id of a tick, or its words"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The id or the words as typed."""
        if isinstance(node, ScalarNode) and not as_id(node.value) and not in_flow:
            return reader.text(node, in_flow)
        return _TICK.read(reader, node, in_flow)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR


@dataclass(frozen=True, slots=True)
class _Plain:
    """A number as it is typed: what it must be, the question says."""

    words: str = "a number"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The scalar as typed."""
        return scalar(reader, node, self.words)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR


_TICK = Id(("tick",))
_TICKS = Items(_Ticked())
_NUMBERS = Entries(_Plain())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A story that must end where it says: a test for the checker, and a case to practise with on the site."""

    form_name: ClassVar[str] = "scenario"

    name: str = required(Text(), "A name to tell it from the others.", name="the name")
    story: str = required(Text(), "What happens, in two or three sentences.", name="the story")
    source: str = optional(
        Id(("article",)), "The article it comes from; left out where the story is ours.", default="", name="the source"
    )
    answers: dict[str, Given] = required(
        Entries(GivenKind(), OneOrTwoIds("the id of a question, or `tree/question`")),
        "The answers that fit, by question: an answer in its words or by its id; ticks likewise, one to a line. In a "
        "tree that takes over, by `tree/question`.",
        name="the answers",
    )
    says: dict[str, str] = optional(
        Entries(Text(), OneOrTwoIds("the id of a question, or `tree/question`")),
        "What the customer says there, in their own words, by question as in `answers`: an assistant is tried on it. "
        "Elsewhere they say the answer itself.",
        default={},
        name="what the customer says",
        audience="trainer",
    )
    expect: str = required(
        OneOrTwoIds("the id of an outcome or a tree, or `tree/outcome`", ("outcome", "tree", "tree/outcome")),
        "The outcome it must reach, or the tree that takes over; `tree/outcome` where the story goes on there.",
        name="where it must end",
    )

    @property
    def ends_elsewhere(self) -> bool:
        """Whether it goes on into the tree that takes over."""
        return "/" in self.expect

    @property
    def goes_on(self) -> bool:
        """Whether it ends or answers in another tree."""
        return self.ends_elsewhere or "/" in "".join(self.answers)

    @property
    def own_answers(self) -> dict[str, Given]:
        """Those in its own tree."""
        if "/" not in "".join(self.answers):
            return self.answers
        return {question: given for question, given in self.answers.items() if "/" not in question}

    def __str__(self) -> str:
        return f"{self.name} -> {self.expect}"
