"""Places of a text as an editor in a browser counts them: UTF-16 units from its start."""

from __future__ import annotations

from bisect import bisect_right

from good_call.diagnostics.place import Span

_PLANE = 0x10000


class Offsets:
    """Turns lines and columns into offsets, and offsets into the number of characters before them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        while (found := text.find("\n", self._starts[-1])) >= 0:
            self._starts.append(found + 1)
        # The characters that count twice; most texts have none.
        self._wide = [at for at, letter in enumerate(text) if ord(letter) >= _PLANE] if not text.isascii() else []

    def range(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends."""
        begin = self._at(span.line, span.column)
        return self.offset(begin), self.offset(max(begin, self._at(span.end_line, span.end_column)))

    def _at(self, line: int, column: int) -> int:
        # A line past the last one is the end of the text.
        start = self._starts[line - 1] if line <= len(self._starts) else len(self.text)
        return min(start + column - 1, len(self.text))

    def offset(self, at: int) -> int:
        """Characters from the start as an editor's offset."""
        return at + bisect_right(self._wide, at - 1) if self._wide else at

    def index(self, offset: int) -> int:
        """An editor's offset as characters from the start."""
        at = max(0, min(offset, self.offset(len(self.text))))
        for wide in self._wide:
            if wide >= at:
                break
            at -= 1
        return at

    def before_blanks(self, offset: int) -> int:
        """The end of what stands before this offset, without blanks and line ends."""
        return self.offset(len(self.text[: self.index(offset)].rstrip()))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """An editor's offset as a line and a column, both from 1, in characters."""
        at = self.index(offset)
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1
