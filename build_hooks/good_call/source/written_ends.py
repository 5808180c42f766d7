"""Which elements of a page's HTML end where somebody wrote so, read as a browser reads them."""

from __future__ import annotations

import re
from collections import Counter

from markdown.htmlparser import htmlparser  # type: ignore[attr-defined]

PLACE = "data-gc-written-at"
"""The attribute with the place of a beginning."""
SIGN = "\ue000"
"""Stands around the name of an element right before its end, where somebody wrote one."""

_SIGNED = re.compile(rf"{SIGN}([^{SIGN}]+){SIGN}(?!</)")
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_ENDS_BY_ITSELF = frozenset(
    ("colgroup", "dd", "dt", "li", "option", "optgroup", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr")
)

Written = tuple[int, str, bool]
"""The place of an element, its name, and whether it ends."""


def written_elements(html: str) -> list[Written]:
    """The elements that carry their place, in the order of the text."""
    reader = _EndReader()
    reader.feed(html)
    reader.close()
    return reader.written()


class _EndReader(htmlparser.HTMLParser):
    """Markdown's own copy of Python's reader, which knows other ends of some marks."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self._open: list[tuple[str, int | None]] = []
        self._cut_short: list[tuple[str, int]] = []
        self._signed: Counter[str] = Counter()

    def written(self) -> list[Written]:
        """All of them, once everything was read."""
        endless = {at for _, at in self._cut_short}
        is_within = False
        for name, at in self._open:
            if at is not None and not (is_within and name in _ENDS_BY_ITSELF):
                endless.add(at)
                is_within = True
        return [(at, name, at not in endless) for at, name in sorted(self._names.items())]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = next((int(value) for name, value in attrs if name == PLACE and value), None)
        if at is not None:
            self._names[at] = tag
        if tag not in _EMPTY:
            self._open.append((tag, at))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # Elsewhere a browser reads no `/` before the `>`.
        if any(name == "svg" for name, _ in self._open):
            self._end(tag)

    def handle_data(self, data: str) -> None:
        for found in _SIGNED.finditer(data):
            self._signed[found[1]] += 1
            self._end(found[1])

    def handle_endtag(self, tag: str) -> None:
        if self._signed[tag]:
            self._signed[tag] -= 1
        else:
            self._end(tag, of_markdown=True)

    def _end(self, tag: str, of_markdown: bool = False) -> None:
        names = [name for name, _ in self._open]
        if tag in names:
            last = len(names) - 1 - names[::-1].index(tag)
            # Markdown ends what it began, and with it what somebody else left open.
            ended = self._open[last + (0 if of_markdown else 1) :]
            self._cut_short += [(name, at) for name, at in ended if at is not None and name not in _ENDS_BY_ITSELF]
            del self._open[last:]
        elif not of_markdown:
            self._close_late(tag)

    def _close_late(self, tag: str) -> None:
        """It ended behind what it stands in, as stress that overlaps other stress does."""
        late = next((each for each in reversed(self._cut_short) if each[0] == tag), None)
        if late:
            self._cut_short.remove(late)
