"""An exact number, and what people write in its place."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass

_DIGITS = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_GROUPED = r"[$€£]? ?(-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?)"
"""A number with a currency's sign, or with commas between its thousands: `2,000`, never `2,5`."""
_RANGE = r"(-?[0-9]+(?:\.[0-9]+)?) ?(?:-|–|—|to|\.\.+|…) ?([0-9]+(?:\.[0-9]+)?)"
_COMMA = r"(-?[0-9]{1,12}),([0-9]{1,2}|[0-9]{4,6})"
_WITH_UNIT = r"(-?[0-9]+(?:\.[0-9]+)?) ?(%|[A-Za-z][A-Za-z ]{0,20})"


def is_number(text: str) -> bool:
    """Whether it is a number as people write it: digits, at most 15, and at most six behind a point."""
    return re.fullmatch(_DIGITS, text) is not None


def digits_of(text: str) -> str:
    """The digits of a number with a currency's sign or with commas between its thousands; empty for anything else."""
    found = re.fullmatch(_GROUPED, text)
    return found[1].replace(",", "") if found else ""


def _advice(text: str) -> str:
    """What to write in place of a range, a share or a number with its unit; empty for anything else."""
    span = re.fullmatch(_RANGE, text)
    if span:
        return f"Write the two ends apart: `from: {span[1]}`, and `to: {span[2]}` or `below:` the number after it."
    comma = re.fullmatch(_COMMA, text)
    if comma:
        return f"Write a point before the decimals: `{comma[1]}.{comma[2]}`; or no sign at all between thousands."
    unit = re.fullmatch(_WITH_UNIT, text)
    if unit:
        sign = f'"{unit[2]}"' if unit[2] == "%" else unit[2]
        return f"Write `{unit[1]}` alone where `unit: {sign}` is what is counted; else say it in that unit."
    return ""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number, as digits with an optional point; read as a `Fraction`."""

    words: str = "a number"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> Fraction | None:
        """The number, exactly."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        if is_number(value):
            # Most have no point, and Python reads those faster.
            return Fraction(int(value)) if value.isdecimal() else Fraction(value)
        meant = digits_of(value)
        advice = _advice(value)
        if advice:
            reader.report("wrong-kind", node, f"`{value[:40]}` is no number", "a number should stand here", advice)
            return None
        repair = (
            f"Write `{meant}`." if meant else "Write digits only, with a point before decimals: `30000` or `12.50`."
        )
        reader.report("wrong-kind", node, f"`{value[:40]}` is no number", "a number should stand here", repair)
        if meant:
            reader.mend(node, meant)
        return None

    def schema(self) -> dict[str, Any]:
        """A number, or its digits in quotes."""
        return {"type": ["number", "string"], "pattern": rf"^{_DIGITS}$"}
