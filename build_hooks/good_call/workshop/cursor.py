"""Where in the form a cursor stands, also while the text is no YAML yet."""

from __future__ import annotations

from good_call.diagnostics.place import Route
from good_call.records import dataclass
from good_call.workshop.outline import Shape

_KEY_ENDS = ":"


@dataclass(frozen=True, slots=True)
class Cursor:
    """`route` leads to the group or the list that is written in, or to the field whose value is.

    `typed` is what stands before the cursor of a word that begins `at` this many characters. A value is written where
    `is_value`, in brackets or braces where `in_flow`; `column` is where the word begins in its line.
    """

    route: Route
    typed: str
    at: int
    column: int
    is_value: bool
    in_flow: bool = False


def cursor_at(text: str, at: int) -> Cursor | None:
    """What is written at this many characters; None in a remark or in the middle of a text."""
    before = text[:at].split("\n")
    shape, line = Shape(), before[-1]
    position = 0
    for each in before[:-1]:
        shape.read(each, position)
        position += len(each) + 1
    column = len(line) - len(line.lstrip(" "))
    if line.lstrip().startswith("#") or shape.is_in_text(column):
        return None
    column, rest = shape.dashes(column, line[column:])
    key, colon, value = _parted(rest)
    if not colon:
        if not rest.strip() and line.strip() != "" and not line.endswith((" ", "-")):
            return None
        return _written(shape.above(column), rest, position, column, is_value=False)
    begin = column + len(rest) - len(value)
    route = (*shape.above(column), key.strip().strip("\"'"))
    if value[:1] in ("[", "{"):
        return _in_flow(route, value, position, begin)
    return Cursor(route, value, position + begin, begin, is_value=True)


def _written(route: Route, typed: str, position: int, column: int, is_value: bool) -> Cursor | None:
    if typed[:1] in ("[", "{"):
        return _in_flow(route, typed, position, column)
    return Cursor(route, typed, position + column, column, is_value)


def _parted(rest: str) -> tuple[str, str, str]:
    """A key, its colon, and what follows the blanks behind it."""
    if rest[:1] in ("[", "{"):
        return rest, "", ""
    key, colon, value = rest.partition(_KEY_ENDS)
    if not colon or (value and value[0] not in " \t"):
        return rest, "", ""
    return key, colon, value.lstrip()


def _in_flow(route: Route, value: str, position: int, begin: int) -> Cursor | None:
    """The place within brackets and braces; None behind the last that closes."""
    steps: list[str | int] = []
    is_map: list[bool] = []
    word = 0
    for number, letter in enumerate(value):
        if letter in "[{":
            is_map.append(letter == "{")
            steps.append("" if letter == "{" else 0)
            word = number + 1
        elif letter in "]}" and is_map:
            is_map.pop()
            steps.pop()
            word = number + 1
        elif letter == "," and is_map:
            last = steps[-1]
            steps[-1] = last + 1 if isinstance(last, int) else ""
            word = number + 1
        elif letter == ":" and is_map and is_map[-1] and not steps[-1]:
            steps[-1] = value[word:number].strip()
            word = number + 1
    if not is_map:
        return None
    while value[word : word + 1] == " ":
        word += 1
    is_value = not (is_map[-1] and steps[-1] == "")
    way = (*route, *steps) if is_value else (*route, *steps[:-1])
    return Cursor(way, value[word:], position + begin + word, begin + word, is_value, in_flow=True)
