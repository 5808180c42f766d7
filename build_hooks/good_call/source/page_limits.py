"""How much of one kind a page may hold, so that the time of its reading grows with its length and no faster.

Markdown looks from every bracket for the one that closes it, and Python's reader of HTML from every `<` for its `>`:
20,000 of them took half a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.records import dataclass

MOST_LETTERS = 200_000
MOST_IN_A_PARAGRAPH = 20_000
MOST_OPEN = 100
MOST_LEVELS = 20

_MARKS = re.compile(r"(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*){%d}" % MOST_LEVELS)  # noqa: UP031 - braces of its own
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_NEVER_CLOSED = frozenset(
    ("area", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "p", "source", "td", "th", "tr", "wbr")
)
_FENCE = re.compile(r"[ \t]*(?P<mark>`{3,}|~{3,})")


@dataclass(frozen=True)
class Excess:
    """A line from 0, and the sentence that says what there is too much of."""

    line: int
    message: str
    help: str


def excess_of(body: str) -> Excess | None:
    """The first limit that a page goes beyond, or None."""
    if len(body) > MOST_LETTERS:
        message = f"this page has {len(body):,} letters; {MOST_LETTERS:,} is the most that is read"
        return Excess(0, message, "Make two pages of it.")
    lines = without_code(body)
    return next((each for check in _CHECKS for each in check(lines)), None)


def without_code(body: str) -> list[str]:
    """The lines of a page, those of fenced code empty."""
    lines: list[str] = []
    mark = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if mark:
            closes = found and found["mark"].startswith(mark) and not line[found.end() :].strip()
            mark = "" if closes else mark
            lines.append("")
        elif found:
            mark = found["mark"]
            lines.append("")
        else:
            lines.append(line)
    # A fence that nothing closes is no code.
    return lines if not mark else body.split("\n")


def _open_brackets(lines: list[str]) -> Iterator[Excess]:
    depth = 0
    for number, line in enumerate(lines):
        depth = depth if line.strip() else 0
        for sign in line if "[" in line else ():
            depth = max(0, depth + (sign == "[") - (sign == "]"))
            if depth > MOST_OPEN:
                message = f"more than {MOST_OPEN} brackets are open here at once"
                yield Excess(number, message, "Close them, or take them out.")
                return


def _open_tags(lines: list[str]) -> Iterator[Excess]:
    unfinished = depth = 0
    for number, line in enumerate(lines):
        unfinished += sum(">" not in part for part in line.split("<")[1:])
        for closing, name in _TAG.findall(line):
            if name.lower() not in _NEVER_CLOSED:
                depth = max(0, depth + (-1 if closing else 1))
        if max(unfinished, depth) > MOST_OPEN:
            message = f"more than {MOST_OPEN} `<` are open here at once"
            yield Excess(number, message, "Close the tags; where a `<` is meant, write `&lt;`.")
            return


def _levels(lines: list[str]) -> Iterator[Excess]:
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if _MARKS.match(line.lstrip()) or (indent > 4 * MOST_LEVELS and _ITEM.match(line)):
            message = f"lists and quotations stand deeper than {MOST_LEVELS} levels in each other"
            yield Excess(number, message, "Take some of the marks at the beginning of the line out.")
            return


def _paragraphs(lines: list[str]) -> Iterator[Excess]:
    length = 0
    for number, line in enumerate(lines):
        length = length + len(line) + 1 if line.strip() else 0
        if length > MOST_IN_A_PARAGRAPH:
            message = f"this paragraph has more than {MOST_IN_A_PARAGRAPH:,} letters"
            yield Excess(number, message, "Put an empty line where a new thought begins.")
            return


_CHECKS = (_open_brackets, _open_tags, _levels, _paragraphs)
