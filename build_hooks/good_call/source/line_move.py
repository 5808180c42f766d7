"""Lines moved further in or out: what of a text could be tried, around the place where reading stopped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from good_call.records import dataclass
from good_call.source.indentation import could_stand, indent
from good_call.source.yaml_nodes import is_readable

_BEGINS = re.compile(r" *(?:- |[a-z0-9-]+:(?:\s|$))")
_ENTRY = re.compile(r"  (?:- |[a-z0-9-]+:\s*$)")
_HEAD_OF_ALL = "all:\n"
_ABOVE = 12
_BELOW = 2
_FARTHEST = 4
"""How many lines above and below the place are looked at, and how far a line is moved."""


@dataclass(frozen=True, slots=True)
class LineMove:
    """Lines from `first` to before `end`, counted from 0, that go `by` columns further in, or out below 0."""

    first: int
    end: int
    by: int

    def of(self, lines: list[str], first: int = 0, end: int | None = None) -> str:
        """The lines from `first` to before `end` after the move; empty where one would have to leave the page."""
        within = lines[self.first : self.end]
        if any(indent(line) + self.by < 0 for line in within if line.strip()):
            return ""
        moved = (" " * (indent(line) + self.by) + line.lstrip() for line in within)
        return "\n".join([*lines[first : self.first], *moved, *lines[self.end : end]])

    def is_usual(self, lines: list[str], indents: dict[str, list[int]]) -> bool:
        """Whether the first of them stands as its like afterwards."""
        return could_stand(lines[self.first], indent(lines[self.first]) + self.by, indents)

    def leaves_crooked(self, lines: list[str]) -> bool:
        """Whether what belongs to the first line is left further in or out than what belongs to others."""
        return _step(self.of(lines).split("\n"), self.first) not in (0, usual_step(lines))


def usual_step(lines: list[str]) -> int:
    """How much further in most lines stand than the one that they belong to."""
    steps = Counter(_step(lines, number) for number in range(len(lines)))
    del steps[0]
    return max(steps, key=steps.__getitem__, default=2)


def _step(lines: list[str], number: int) -> int:
    """How much further in the line below stands; 0 where it doesn't belong to this one."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return max(indent(below) - indent(lines[number]), 0) if below.strip() and lines[number].endswith(":") else 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one field of a file, from `first` to before `end`, around one at which reading stopped."""

    lines: list[str]
    first: int
    end: int
    number: int

    @property
    def rest(self) -> str:
        """The file without them."""
        return "\n".join([*self.lines[: self.first], *self.lines[self.end :]])

    def mends(self, move: LineMove) -> bool:
        """Whether they can be read after the move; the few lines around the place are tried first."""
        near = self._near()
        if move.first > near.start and not is_readable(_HEAD_OF_ALL + move.of(self.lines, near.start, near.stop)):
            return False
        text = move.of(self.lines, self.first, self.end)
        return bool(text) and is_readable(text)

    def _near(self) -> range:
        above = range(max(self.number - _ABOVE, 0), self.first, -1)
        below = range(self.number + _BELOW + 1, self.end)
        first = next((each for each in above if _ENTRY.match(self.lines[each])), self.first)
        # What goes on over several lines is not cut.
        return range(first, next((each for each in below if begins(self.lines[each])), self.end))


def stretch_around(lines: list[str], number: int, fields: Collection[str]) -> Stretch:
    """The field, one of these, to which a line belongs."""
    heads = [each for each, line in enumerate(lines) if line.partition(":")[0] in fields]
    first = max((each for each in heads if each < number), default=0)
    return Stretch(lines, first, min((each for each in heads if each > number), default=len(lines)), number)


def moves_around(stretch: Stretch) -> Iterator[LineMove]:
    """The moves that could mend what stopped the reading, the nearest lines first."""
    suspects = list(_suspects(stretch))
    columns = {0, 2, *(indent(stretch.lines[each]) + more for each in suspects for more in (0, 2))}
    for each in suspects:
        yield from moves_of(stretch.lines, each, columns)


def begins(line: str) -> bool:
    """Whether a field, or an item of a list, begins in a line."""
    return _BEGINS.match(line) is not None


def moves_of(lines: list[str], number: int, columns: Iterable[int]) -> Iterator[LineMove]:
    """A line, and the line with what belongs to it, moved to each of these columns, the nearest first."""
    if not begins(lines[number]):
        return  # moved in, it would go on with the text above
    has = indent(lines[number])
    for by in sorted({each - has for each in columns} - {0}, key=abs):
        ends = (number + 1, end_of_block(lines, number), _end_of_item(lines, number, has + by))
        if abs(by) <= _FARTHEST:
            yield from (LineMove(number, end, by) for end in dict.fromkeys(ends))


def _suspects(stretch: Stretch) -> Iterator[int]:
    """The line itself, those around it, then what they belong to: a line moved out is missed only further down."""
    last = min(stretch.number, len(stretch.lines) - 1)
    filled = [each for each in range(last, stretch.first - 1, -1) if stretch.lines[each].strip()]
    near, above = filled[:_ABOVE], filled[_ABOVE:]
    below = [each for each in range(last + 1, min(last + 1 + _BELOW, stretch.end)) if stretch.lines[each].strip()]
    outer = (each for each in above if indent(stretch.lines[each]) <= _FARTHEST)
    yield from (*near[:1], *below, *near[1:], *list(outer)[:_ABOVE])


def _end_of_item(lines: list[str], number: int, column: int) -> int:
    """The line of the next item of a list at a column, within what seems to belong to this item; else its own end."""
    end = end_of_block(lines, number)
    if not lines[number].lstrip().startswith("- "):
        return end
    dash = " " * column + "- "
    return next((each for each in range(number + 1, end) if lines[each].startswith(dash)), end)


def end_of_block(lines: list[str], number: int) -> int:
    """The line behind the last that stands further in than this one."""
    end = number + 1
    while end < len(lines) and lines[end].strip() and indent(lines[end]) > indent(lines[number]):
        end += 1
    return end
