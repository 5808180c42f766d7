"""Which line stands too far in or out: the one whose move makes a whole tree of a file that can't be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement
from good_call.model.form_reader import FormReader
from good_call.model.tree import Tree
from good_call.source.document import Document
from good_call.source.indentation import indent
from good_call.source.yaml_nodes import read_nodes

_BEGINS = re.compile(r" *(?:- |[a-z0-9-]+:(?:\s|$))")
_MOST_LETTERS = 60_000
_LOOKED_AT = 12
_FARTHEST = 4
"""How many lines above the place are looked at, and how far a line is moved."""


@dataclass(frozen=True, slots=True)
class _Move:
    """Lines from `first` to before `end`, counted from 0, that go `by` columns further in, or out below 0."""

    first: int
    end: int
    by: int


def realigned(document: Document, found: Sequence[Diagnostic]) -> Diagnostic | None:
    """A diagnostic in place of the one that was found, with the one move that mends all; None where none is sure."""
    span = found[0].place.span if len(found) == 1 else None
    if not span or document.yaml_text or found[0].rule != "yaml-syntax" or len(document.text) > _MOST_LETTERS:
        return None
    if any(each.text.strip() for each in found[0].replacements):
        return None  # something else than blanks is to be written
    moves = [(move, tree) for move in _moves(document.lines, span.line - 1) if (tree := _tree(document, move))]
    if not moves or any(tree != moves[0][1] for _, tree in moves):
        return None
    return _diagnostic(
        document, min((move for move, _ in moves), key=lambda move: (move.end - move.first, abs(move.by)))
    )


def _moves(lines: list[str], told: int) -> Iterator[_Move]:
    for number in _suspects(lines, told):
        if not _BEGINS.match(lines[number]):
            continue  # moved in, it would go on with the text above
        has = indent(lines[number])
        columns = {indent(lines[each]) + more for each in _suspects(lines, told) for more in (0, 2)}
        ends = dict.fromkeys((number + 1, _end_of_block(lines, number)))
        for by in sorted({each - has for each in columns} - {0}, key=abs):
            if abs(by) <= _FARTHEST:
                yield from (_Move(number, end, by) for end in ends)


def _suspects(lines: list[str], told: int) -> list[int]:
    """The line itself and those above, then what they belong to: a line moved out is missed only further down."""
    filled = [each for each in range(min(told, len(lines) - 1), -1, -1) if lines[each].strip()]
    near, above = filled[:_LOOKED_AT], filled[_LOOKED_AT:]
    return [*near, *(each for each in above if indent(lines[each]) <= _FARTHEST)][: 2 * _LOOKED_AT]


def _end_of_block(lines: list[str], number: int) -> int:
    end = number + 1
    while end < len(lines) and lines[end].strip() and indent(lines[end]) > indent(lines[number]):
        end += 1
    return end


def _moved(lines: list[str], move: _Move) -> list[str] | None:
    within = lines[move.first : move.end]
    if any(indent(line) + move.by < 0 for line in within):
        return None
    return [
        *lines[: move.first],
        *(" " * (indent(line) + move.by) + line.lstrip() for line in within),
        *lines[move.end :],
    ]


def _tree(document: Document, move: _Move) -> Tree | None:
    """The tree that the move makes; None where something is still wrong with the file."""
    lines = _moved(document.lines, move)
    text = "\n".join(lines) if lines else ""
    if not text or isinstance(read_nodes(text, document.file), list):
        return None
    reader = FormReader(Document(document.file, text))
    tree: Tree | None = reader.read(Tree)
    return None if reader.diagnostics else tree


def _diagnostic(document: Document, move: _Move) -> Diagnostic:
    has, count = indent(document.lines[move.first]), abs(move.by)
    way = "further in" if move.by > 0 else "to the left"
    what = "it" if move.end == move.first + 1 else "it, and what belongs to it,"
    return Diagnostic(
        rule="yaml-syntax",
        message="this line does not line up with its neighbours",
        place=Place(document.file, span=Span.letter(move.first + 1, has + 1)),
        label="it starts here",
        help=f"Move {what} {count} {'space' if count == 1 else 'spaces'} {way}.",
        replacements=tuple(_replacement(document, line, move.by) for line in range(move.first, move.end)),
    )


def _replacement(document: Document, line: int, by: int) -> Replacement:
    has = indent(document.lines[line])
    return Replacement(Place(document.file, span=Span(line + 1, 1, line + 1, has + 1)), " " * (has + by))
