"""The Markdown that somebody wrote for one page: an article's body, or a page of docs/."""

from __future__ import annotations

import re

from good_call.diagnostics.place import Place, Span
from good_call.records import dataclass

_FRONT = re.compile(r"-{3}[ \t]*\n(?:.*?\n)??(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class WrittenText:
    """`body` begins behind `lines_before` lines of the file; `uri` is the page's name below docs/, for links."""

    file: str
    uri: str
    body: str
    lines_before: int = 0

    @classmethod
    def of_page(cls, file: str, uri: str, text: str) -> WrittenText:
        """A whole file, which may begin with front matter."""
        front = _FRONT.match(text)
        begin = front.end() if front else 0
        return cls(file, uri, text[begin:], text.count("\n", 0, begin))

    def place(self, line: int, column: int = 0, length: int = 0) -> Place:
        """A place in the body; line and column count from 0, and no length means the whole line."""
        lines = self.body.split("\n")
        text = lines[line] if line < len(lines) else ""
        end = column + (length or max(1, len(text.rstrip()) - column))
        number = line + self.lines_before + 1
        return Place(self.file, span=Span(number, column + 1, number, end + 1))

    def place_of(self, words: str) -> Place:
        """Where these words stand first; the first line where they stand on none."""
        for number, line in enumerate(self.body.split("\n")):
            column = line.find(words) if words else -1
            if column >= 0:
                return self.place(number, column, len(words))
        return self.place(0)
