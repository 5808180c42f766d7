"""A quote left open that a later text closes: libyaml complains only there, or further down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from good_call.source.open_quote import swallows

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

At = tuple[int, int]
"""A line and a column, both counted from 0."""


@dataclass(frozen=True, slots=True)
class LateQuote:
    """A quote that is closed on a later line than it should be."""

    opened: At
    line: int
    """Where it is closed, from 0."""
    rest: str
    """Whether a text goes on behind it: `in the middle` of one, or `at the end`."""


def find_late_quote(text: str, lines: list[str], problem: At) -> LateQuote | None:
    """The first quote that swallows fields, or the one that ends where the problem is; None where neither is there."""
    quoted = list(_quotes_over_lines(text))
    for start, end in quoted:
        if swallows(lines, start[0], end[0]):
            behind = lines[end[0]][end[1] :].strip()
            return LateQuote(start, end[0], "in the middle" if behind else "at the end")
    if quoted and quoted[-1][1] == problem:
        return LateQuote(quoted[-1][0], problem[0], "in the middle")
    return None


def _quotes_over_lines(text: str) -> Iterator[tuple[At, At]]:
    """Where each quoted text of several lines begins and ends, as far as libyaml comes."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not isinstance(event, yaml.ScalarEvent) or event.style not in ("'", '"'):
                continue
            start, end = event.start_mark, event.end_mark
            if start and end and end.line > start.line:
                yield (start.line, start.column), (end.line, end.column)
    except yaml.YAMLError:
        return
