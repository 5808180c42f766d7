"""What the lines of a file say of its shape: the way to each key, also while the text is no YAML yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from good_call.diagnostics.place import Route
from good_call.records import dataclass

_KEY = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s\[{"'#,][^:#]*?)\s*:(?:[ \t]+(?P<value>.*))?$""")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_DASH = re.compile(r"-(?:[ \t]+|$)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A key with the way to it, what stands behind it on its line, and where both begin, in characters."""

    route: Route
    value: str
    at: int
    value_at: int


@dataclass(frozen=True, slots=True)
class _Level:
    column: int
    step: str | int
    has_text: bool = False


class Shape:
    """The levels that are open at the line that was read last."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._block: int | None = None

    @property
    def route(self) -> Route:
        """The way to what was read last."""
        return tuple(each.step for each in self._levels)

    def above(self, column: int) -> Route:
        """The way to what holds a key that begins at this column."""
        return tuple(each.step for each in self._levels if each.column < column)

    def is_in_text(self, column: int) -> bool:
        """Whether a line that begins here goes on with the text of the key before."""
        if self._block is not None and column > self._block:
            return True
        return bool(self._levels) and self._levels[-1].has_text and column > self._levels[-1].column

    def read(self, line: str, at: int) -> Mention | None:
        """Take in a line that begins `at` this many characters; what it mentions, if it has a key."""
        column = len(line) - len(line.lstrip(" "))
        rest = line[column:].rstrip()
        if not rest or rest.startswith("#") or self.is_in_text(column):
            return None
        self._block = None
        column, rest = self.dashes(column, line[column:])
        found = _KEY.match(rest.rstrip())
        if found is None:
            return None
        value = (found["value"] or "").strip()
        self._close(column)
        self._block = column if _BLOCK.match(value) else None
        self._levels.append(_Level(column, found["key"].strip("\"'"), bool(value) and value[0] not in "|>[{#"))
        begin = at + column
        return Mention(self.route, value, begin, begin + (found.start("value") if found["value"] else len(rest)))

    def dashes(self, column: int, rest: str) -> tuple[int, str]:
        """Open the items of lists that a line begins; where the rest of it stands."""
        while found := _DASH.match(rest):
            self._item(column)
            column, rest = column + found.end(), rest[found.end() :]
        return column, rest

    def _item(self, column: int) -> None:
        while self._levels and self._levels[-1].column > column:
            self._levels.pop()
        last = self._levels[-1] if self._levels else None
        number = 0
        if last and last.column == column and isinstance(last.step, int):
            number = last.step + 1
            self._levels.pop()
        self._levels.append(_Level(column, number))

    def _close(self, column: int) -> None:
        while self._levels and self._levels[-1].column >= column:
            self._levels.pop()


def mentions(lines: Iterable[str]) -> Iterator[Mention]:
    """Every key of a file, in its order."""
    shape, at = Shape(), 0
    for line in lines:
        found = shape.read(line, at)
        if found:
            yield found
        at += len(line) + 1
