"""How far in a line stands, and how far its like in the same file stand: which of two lines is the crooked one."""

from __future__ import annotations

import re
from collections import Counter

_TOKEN = re.compile(r"(?:- +)?[a-z][a-z0-9-]*:(?=\s|$)|-(?=\s)")


def indent(line: str) -> int:
    """The spaces and tabs at a line's beginning."""
    return len(line) - len(line.lstrip(" \t"))


_NEAR = 2


def usual_indent(lines: list[str], number: int) -> int | None:
    """How far in most lines stand that begin with the same field or dash, of those a step away at most.

    None where there are none. `number` counts from 0.
    """
    own = indent(lines[number])
    counted = Counter(each for each in _of_its_like(lines, number) if abs(each - own) <= _NEAR)
    return max(counted, key=counted.__getitem__) if counted else None


def _of_its_like(lines: list[str], number: int) -> list[int]:
    """How far in the other lines stand that begin so, the nearest first."""
    token = _token(lines[number])
    if not token:
        return []
    others = [each for each, line in enumerate(lines) if each != number and "\t" not in line and _token(line) == token]
    return [indent(lines[each]) for each in sorted(others, key=lambda each: abs(each - number))]


def _token(line: str) -> str:
    body = line.strip(" \t\r")
    found = _TOKEN.match(body)
    if not found:
        return ""
    # A field and an id may share a word: what opens a block (`reason:`) is not like what has a value (`reason: Late`).
    return f"{found[0]} …" if len(body) > found.end() else found[0]


def is_crooked(lines: list[str], number: int) -> bool:
    """Whether a line stands elsewhere than its like."""
    return usual_indent(lines, number) not in (None, indent(lines[number]))


def indents_of(lines: list[str]) -> dict[str, list[int]]:
    """How far in the lines stand that begin with each field or dash."""
    found: dict[str, list[int]] = {}
    for line in lines:
        found.setdefault(_token(line), []).append(indent(line))
    return found


def could_stand(line: str, column: int, indents: dict[str, list[int]]) -> bool:
    """Whether a line of its like stands there, or it has none."""
    found = indents.get(_token(line), [])
    return column in found or len(found) < 2


def crooked_one(lines: list[str], one: int, other: int) -> int | None:
    """Which of two lines, by their numbers, stands where the file's other lines don't; None where that is unsure."""
    both = is_crooked(lines, one), is_crooked(lines, other)
    if both[0] != both[1]:
        return one if both[0] else other
    met = Counter(indent(line) for line in lines if line.strip())
    first, second = met[indent(lines[one])], met[indent(lines[other])]
    return None if first == second else (one if first < second else other)


def fitting_indent(lines: list[str], number: int) -> int:
    """Where a line belongs whose own beginning tells nothing: as its like, else as the line below or above it."""
    like = _of_its_like(lines, number)
    if like:
        return like[0]
    around = (*lines[number + 1 :], *reversed(lines[:number]))
    return next((indent(line) for line in around if line.strip() and "\t" not in line[: indent(line)]), 2)
