"""An exact number, and what people write in its place."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass

_DIGITS = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_GROUPED = r"[$€£]? ?(-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?)"
"""A number with a currency's sign, or with commas between its thousands: `2,000`, never `2,5`."""
_SPACED = r"[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+(?:\.[0-9]{1,6})?"
"""One with a space or an apostrophe between its thousands: `2 000`."""
_ONLY_LONG = r"-?[0-9]+(\.[0-9]+)?"
_RANGE = r"(-?[0-9]+(?:\.[0-9]+)?) ?(?:-|–|—|to|\.\.+|…) ?([0-9]+(?:\.[0-9]+)?)"
_COMMA = r"(-?[0-9]{1,12}),([0-9]{1,2}|[0-9]{4,6})"
_WITH_UNIT = r"(-?[0-9]+(?:\.[0-9]+)?) ?(%|[A-Za-z][A-Za-z ]{0,20})"


def is_number(text: str) -> bool:
    """Whether it is a number as people write it: digits, at most 15, and at most six behind a point."""
    return re.fullmatch(_DIGITS, text) is not None


def digits_of(text: str) -> str:
    """The digits of a number with a currency's sign, with commas between its thousands, and so on; else empty."""
    found = re.fullmatch(_GROUPED, text)
    if found:
        return found[1].replace(",", "")
    return re.sub(r"[ \u00a0\u202f'’]", "", text) if re.fullmatch(_SPACED, text) else _plain(text)


def _plain(text: str) -> str:
    """A number in other digits, with another minus or a plus, or without the 0 before its point; empty for none."""
    digits = "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in text)
    digits = re.sub(r"^[−–+]", lambda sign: "" if sign[0] == "+" else "-", digits)
    digits = re.sub(r"^(-?)\.", r"\g<1>0.", digits)
    return digits if digits != text and is_number(digits) else ""


def _advice(text: str) -> str:
    """What to write in place of a range, a share or a number with its unit; empty for anything else."""
    if re.fullmatch(_ONLY_LONG, text):
        return "Write at most 15 digits, and at most six behind the point."
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
            long = re.fullmatch(_ONLY_LONG, value) is not None
            message = f"`{value[:40]}` has too many digits" if long else f"`{value[:40]}` is no number"
            reader.report("wrong-kind", node, message, "a number should stand here", advice)
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
