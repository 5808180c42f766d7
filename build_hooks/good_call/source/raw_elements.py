"""The HTML that somebody wrote into a page's Markdown: each element with its place, and whether it ever ends.

Only Markdown knows what is code and what is HTML. But it keeps no places, and closes some elements by itself: so each
beginning carries its place along, and each end a sign that somebody wrote it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from good_call.records import dataclass
from good_call.source.page_limits import excess_of
from good_call.source.page_markdown import html_of

_NAME = r"([a-zA-Z][^\s<>/@=\"']*)"
_BEGINNING = re.compile(rf"<{_NAME}(?=[\s>]|/>)")
_END = re.compile(rf"</{_NAME}\s*>")


@dataclass(frozen=True, slots=True)
class RawElement:
    """One of them; its beginning stands at a line and a column, both from 0."""

    name: str
    line: int
    column: int
    is_closed: bool


@lru_cache(maxsize=512)
def raw_elements(body: str) -> tuple[RawElement, ...]:
    """All of a page, in order; none where the page can't be read."""
    if not _BEGINNING.search(body) or excess_of(body):
        return ()
    from good_call.source.written_ends import PLACE, SIGN, written_elements  # late: it brings Markdown along

    plain = body.replace(SIGN, " ")
    places = iter([found.start() for found in _BEGINNING.finditer(plain)])
    marked = _END.sub(lambda found: f"{SIGN}{found[1].lower()}{SIGN}{found[0]}", plain)
    marked = _BEGINNING.sub(lambda found: f'{found[0]} {PLACE}="{next(places)}"', marked)
    lines = [0, *(found.end() for found in re.finditer("\n", body))]
    return tuple(_placed(lines, *each) for each in written_elements(html_of(marked)))


def _placed(lines: list[int], at: int, name: str, is_closed: bool) -> RawElement:
    line = bisect_right(lines, at) - 1
    return RawElement(name, line, at - lines[line], is_closed)
