"""Diagnostics on a page: what they say may be wrapped, the lines that they quote may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.full import Line, lines_of
from good_call.pages.editor_links import editor_link
from good_call.records import dataclass


@dataclass(frozen=True)
class Fault:
    """Why a page can't be shown. `editor` is the guide's folder where places open in the editor of whoever serves."""

    lines: tuple[Line, ...]
    editor: Path | None = None

    @classmethod
    def of(cls, diagnostics: Iterable[Located], editor: Path | None = None) -> Fault:
        """What diagnostics say, in full."""
        return cls(tuple(lines_of(diagnostics)), editor)

    def parts(self) -> Iterator[tuple[bool, Markup]]:
        """Stretches of lines, each with whether it quotes a file. The words beside a mark stand below it."""
        told = [each for line in self.lines for each in _told_apart(line)]
        for quotes, group in groupby(told, lambda line: line.quotes):
            lines = list(group)
            if not quotes or not all(_is_empty(line) for line in lines):
                yield quotes, Markup("\n").join([*map(self._shown, lines), ""])

    def _shown(self, line: Line) -> Markup:
        if line.place and self.editor:
            return escape(line.text) + editor_link(self.editor, *line.place)
        return escape(str(line))


def _told_apart(line: Line) -> Iterator[Line]:
    if not line.label:
        yield line
        return
    yield Line(line.text, quotes=True)
    yield Line(" " * (line.text.index("|") + 1) + line.label)


def _is_empty(line: Line) -> bool:
    return line.text.strip() == "|"
