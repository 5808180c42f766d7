"""A quote left open that a later text closes: a parser complains only there, or further down."""

from __future__ import annotations

from collections.abc import Sequence

from good_call.records import dataclass
from good_call.source.open_quote import swallows

LineAndColumn = tuple[int, int]
"""A line and a column, both counted from 0."""

FromTo = tuple[LineAndColumn, LineAndColumn]
"""Where a text begins and ends."""


@dataclass(frozen=True, slots=True)
class LateQuote:
    """A quote that is closed on a later line than it should be."""

    opened: LineAndColumn
    line: int
    """Where it is closed, from 0."""
    rest: str
    """Whether a text goes on behind it: `in the middle` of one, or `at the end`."""


def find_late_quote(quoted: Sequence[FromTo], lines: list[str], problem: LineAndColumn) -> LateQuote | None:
    """The first quote that swallows fields, or the one that ends where the problem is; None where neither is there.

    `quoted` are the texts in quotes that stand on several lines, up to the problem.
    """
    for start, end in quoted:
        if swallows(lines, start[0], end[0]):
            behind = lines[end[0]][end[1] :].strip()
            return LateQuote(start, end[0], "in the middle" if behind else "at the end")
    if quoted and quoted[-1][1] == problem:
        return LateQuote(quoted[-1][0], problem[0], "in the middle")
    return None
