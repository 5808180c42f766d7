"""PyYAML's own parser, which needs no compiled part, made to read as libyaml does where the two differ."""

from __future__ import annotations

import contextlib
import re
from typing import Any, Literal

import yaml

_ESCAPE = r"(?<!\\)(?:\\\\)*\\[uU](?P<code>(?<=u)[0-9a-fA-F]{4}|(?<=U)[0-9a-fA-F]{8})"
_LAST_LETTER = 0x10FFFF
_HALVES = (0xD800, 0xDFFF)
"""The first and the last half of a letter, which is none alone."""
_HALF = "[\ud800-\udfff]"


class OwnParser(yaml.BaseLoader):
    """A tab is a blank but where a line begins, and a question mark within a text in brackets belongs to the text."""

    _scans: Literal["", "text", "blanks"] = ""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        # Each letter is asked for twice or more: most texts hold neither of the two that are read otherwise.
        if "\t" not in stream and "?" not in stream:
            self.peek = super().peek  # type: ignore[method-assign]

    def scan_plain(self) -> Any:
        """One text without quotes."""
        self._scans = "text"
        try:
            token = super().scan_plain()
        finally:
            self._scans = ""
        if self.flow_level and self.peek() == ":" and self.peek(1) in ",?[]{}":
            raise yaml.scanner.ScannerError(None, token.start_mark, "", self.get_mark())
        return token

    def scan_flow_scalar(self, style: str) -> Any:
        """One text in quotes."""
        start = self.get_mark()
        # A code that no letter has makes half a letter, or an exception of Python's.
        with contextlib.suppress(ValueError):
            token = super().scan_flow_scalar(style)
            if token.value.isascii() or not re.search(_HALF, token.value):
                return token
        raise yaml.scanner.ScannerError(None, start, "", self._impossible(start))

    def _impossible(self, start: yaml.Mark) -> yaml.Mark:
        """Where the first such code stands behind a place."""
        for found in re.compile(_ESCAPE).finditer(self.buffer, start.index):
            code = int(found["code"], 16)
            if _HALVES[0] <= code <= _HALVES[1] or code > _LAST_LETTER:
                before = self.buffer[: found.start("code")]
                column = len(before) - before.rfind("\n") - 1
                return yaml.Mark(start.name, found.start("code"), before.count("\n"), column, None, 0)
        return start

    def scan_to_next_token(self) -> None:
        """Blanks and remarks."""
        self._scans = "blanks"
        try:
            super().scan_to_next_token()
        finally:
            self._scans = ""

    def peek(self, index: int = 0) -> str:
        """The letter that stands so far ahead, or one that is read as it should be."""
        letter: str = super().peek(index)
        if letter == "\t" and self._scans and not self._indents(index):
            return " "
        return "x" if letter == "?" and self._scans == "text" and self.flow_level else letter

    def _indents(self, index: int) -> bool:
        """Whether what stands so far ahead stands where only spaces may: before a field or a line of a text."""
        if self.flow_level:
            return False
        return bool(self.allow_simple_key) if self._scans == "blanks" else self.column + index <= self.indent
