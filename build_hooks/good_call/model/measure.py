"""What a question can measure: a number that is typed, a count of ticks, or the total of a worksheet."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from yaml import Node, ScalarNode

from good_call.model.field import optional, required
from good_call.model.identifier import slug
from good_call.model.kind import Reader
from good_call.model.kinds import Former, Group, Id, Items, Number, Text, Whole
from good_call.model.kinds.scalar import ANY_SCALAR, scalar
from good_call.records import dataclass

MOST_DECIMALS = 6
_DECIMALS = Whole(0, MOST_DECIMALS)
_ABOUT_DECIMALS = "How many digits stand behind the point; whole numbers where it is left out."


def numeral(value: Fraction) -> str:
    """All digits of a number that has at most six decimals: `30000`, `12.5`.

    >>> numeral(Fraction(-25, 2))
    '-12.5'
    """
    digits = f"{value.numerator * 10**6 // value.denominator:+08d}"
    whole, decimals = digits[1:-6], digits[-6:].rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A short text that may stand in braces: `$`, `times`, `months`."""

    words: str = "a unit such as times or $"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> str | None:
        """The unit as typed."""
        return scalar(reader, node, self.words)

    def schema(self) -> dict[str, Any]:
        """Any scalar."""
        return ANY_SCALAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A number that the rep types. Both ends count."""

    form_name: ClassVar[str] = "number"

    unit: str = required(Unit(), "What is counted, such as times, days or $.", name="the unit")
    decimals: int = optional(_DECIMALS, _ABOUT_DECIMALS, default=0, name="the digits behind the point", concern="ways")
    from_: Fraction = required(
        Number(), "The smallest number that can be typed.", key="from", name="the smallest number", concern="ways"
    )
    to: Fraction = required(
        Number(), "The largest number that can be typed.", name="the largest number", concern="ways"
    )

    def __str__(self) -> str:
        return f"{self.unit} from {self.from_} to {self.to}, {self.decimals} decimals"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetField(Typed):
    """One number of a worksheet."""

    form_name: ClassVar[str] = "worksheet field"

    label: str = required(Text(), "What to type, as a question or a few words.", name="the label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What a worksheet's fields come to."""

    form_name: ClassVar[str] = "total"

    unit: str = required(Unit(), "The unit of the total, such as $.", name="the unit")
    decimals: int = optional(_DECIMALS, _ABOUT_DECIMALS, default=0, name="the digits behind the point", concern="ways")
    sum: str = required(
        Text("a sum"),
        "The sum, of field ids and numbers with + - * / ( ), a space on both sides of each.",
        name="the sum",
        concern="ways",
        audience="nobody",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One statement that may be ticked."""

    form_name: ClassVar[str] = "tick"

    tick: str = required(Text(), "A statement that is true or not.", name="the words")
    id: str = optional(Id(), "Kept when the words change.", default="", name="the id", concern="ways")
    formerly: tuple[str, ...] = optional(
        Items(Former(("tree", "question", "answer")), single=True),
        "Ids that this tick had before.",
        default=(),
        name="the former ids",
        concern="ids",
    )

    def __post_init__(self) -> None:
        if not self.id and self.tick:
            object.__setattr__(self, "id", slug(self.tick))

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class TickKind:
    """Reads a tick: its words alone, or with an id."""

    words: str = "a text, or `tick` with an `id`"
    group: ClassVar[type] = Tick

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Tick | None:
        """Words alone are a statement without fields; None where they can't be read."""
        if not isinstance(node, ScalarNode):
            return reader.group(node, Tick, in_flow)
        words = reader.text(node, in_flow)
        return None if words is None else Tick(tick=words)

    def schema(self) -> dict[str, Any]:
        """A scalar or a group."""
        return {"anyOf": [ANY_SCALAR, Group(Tick).schema()]}
