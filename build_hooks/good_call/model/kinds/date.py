"""A day, and the other ways to write one."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any

from yaml import Node

from good_call.model.kind import Reader
from good_call.model.kinds.scalar import scalar
from good_call.records import dataclass

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OTHER_DAYS = (
    r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
)
"""Days written otherwise that can mean one day only: `21.11.2026`, `2026/11/1`."""


def _as_day(value: str) -> str:
    for pattern in _OTHER_DAYS:
        found = re.fullmatch(pattern, value, re.ASCII)
        try:
            if found:
                return datetime.date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
        except ValueError:
            return ""
    return ""


def _why_no_day(year: int, month: int, day: int) -> str:
    if not year:
        return "Write the year with its four digits."
    if not 1 <= month <= 12:
        return f"There is no month {month}: write the year, then the month, then the day."
    return f"That month has {calendar.monthrange(year, month)[1]} days, and there is no day {day} in it."


@dataclass(frozen=True, slots=True)
class Date:
    """A day, written `2026-11-21`."""

    words: str = "a date such as 2026-11-21"

    def read(self, reader: Reader, node: Node, in_flow: bool) -> datetime.date | None:
        """The day."""
        value = scalar(reader, node, self.words)
        if value is None:
            return None
        try:
            if _DAY.fullmatch(value):
                return datetime.date.fromisoformat(value)
        except ValueError:
            pass
        self._refuse(reader, node, value)
        return None

    def _refuse(self, reader: Reader, node: Node, value: str) -> None:
        day = _as_day(value)
        repair = f"Write the year, the month and the day: {day or '2026-01-31'}."
        if _DAY.fullmatch(value):
            repair = _why_no_day(*map(int, value.split("-")))
        reader.report("wrong-kind", node, f"`{value[:40]}` is no date", "a date should stand here", repair)
        if day:
            reader.mend(node, day)

    def schema(self) -> dict[str, Any]:
        """A string with the pattern of a date."""
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}
