"""An answer: picked by hand, or the half-open range `[from, below)` of a measure."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from good_call.model.case import Then, ThenKind
from good_call.model.field import optional, required
from good_call.model.identifier import slug
from good_call.model.kinds import Flag, Former, Id, Items, Number, Text
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a question. Its id is made of its words unless `id` gives one: `Yes, once` becomes `yes-once`."""

    form_name: ClassVar[str] = "answer"

    answer: str = required(Text(), "What the rep picks, in a few words.", name="the words", budget="answer_words")
    id: str = optional(
        Id(), "Kept when the words change, so that old links still work.", default="", name="the id", concern="ways"
    )
    hint: str = optional(Text(), "A few words more, shown below the answer.", default="", name="the hint")
    from_: Fraction | None = optional(
        Number(),
        "The smallest measure that this answer takes.",
        key="from",
        default=None,
        name="the smallest measure that it takes",
        concern="ways",
    )
    below: Fraction | None = optional(
        Number(),
        "The first measure that this answer no longer takes.",
        default=None,
        name="the first measure that it no longer takes",
        concern="ways",
    )
    then: Then = required(
        ThenKind(), "Where this answer leads: a node, a tree, or cases.", name="leads to", concern="ways"
    )
    again: bool = optional(
        Flag(),
        "A step back on purpose, to a question that every path here has passed.",
        default=False,
        name="a step back",
        concern="ways",
    )
    stop: tuple[str, ...] = optional(
        Items(Id(("hard stop",)), single=True),
        "The hard stops of the house rules that this answer tells of.",
        default=(),
        name="what must stop first",
        concern="ways",
    )
    formerly: tuple[str, ...] = optional(
        Items(Former(("tree", "question", "answer")), single=True),
        "Ids that this answer had before.",
        default=(),
        name="the former ids",
        concern="ids",
    )

    def __post_init__(self) -> None:
        if not self.id and self.answer:
            object.__setattr__(self, "id", slug(self.answer))

    @property
    def has_range(self) -> bool:
        """Whether the answer is a range of a measure."""
        return self.from_ is not None or self.below is not None

    def __str__(self) -> str:
        bounds = f" [{'' if self.from_ is None else self.from_}, {'' if self.below is None else self.below})"
        return f"{self.id}{bounds if self.has_range else ''}{' again' if self.again else ''} -> {self.then}"
