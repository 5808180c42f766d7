"""Which line stands too far in or out: the one whose move makes a whole tree of a file that isn't one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement
from good_call.model.field import form_of
from good_call.model.form_reader import FormReader
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.source.document import Document
from good_call.source.edit import Edit, apply
from good_call.source.indentation import indent, indents_of
from good_call.source.line_move import LineMove, begins, moves_around, moves_of, stretch_around
from good_call.source.yaml_nodes import is_readable

_MOST_LETTERS = 60_000
_MOST_TRIED = 300
_MOST_READ = 16
"""How many moves are tried, and how many of those that leave the part readable are read as a whole tree."""
_MOST_MISTAKES = 3
_FAR = 30
_STEPS = (-4, -2, 2, 4)
"""Where YAML can read all: at how many mistakes, how far below a gap for what is missing, and how far it is moved."""
_OF_PLACE = {"missing-field", "unknown-field", "wrong-kind", "yaml-syntax"}


@dataclass(frozen=True)
class Realigned:
    """The diagnostic that takes the place of those that were found, and what read the file as it was meant."""

    diagnostic: Diagnostic
    reader: FormReader


def realigned(document: Document, found: Sequence[Diagnostic]) -> Realigned | None:
    """The one move that mends all that was found; None where none is sure."""
    if document.yaml_text or len(document.text) > _MOST_LETTERS or not found:
        return None
    if any(each.rule not in _OF_PLACE or not each.place.span or _writes(each) for each in found):
        return None
    moves, could_mend = _moves(document, found)
    indents = indents_of(document.lines)
    usual = [move for move in moves if move.is_usual(document.lines, indents)]
    other = (move for move in moves if move not in usual)
    # The usual ones are few, and most often right: so the others are seldom tried.
    return _surest(document, found, filter(could_mend, usual)) or _surest(document, found, filter(could_mend, other))


def _writes(found: Diagnostic) -> bool:
    """Whether its repair writes something else than blanks."""
    return any(each.text.strip() for each in found.replacements)


def _moves(document: Document, found: Sequence[Diagnostic]) -> tuple[list[LineMove], Callable[[LineMove], bool]]:
    """What could be moved, and what says quickly that a move mends nothing."""
    if len(found) > 1 or is_readable(document.text):
        return list(_of_the_form(document.lines, found)), bool
    if not begins(document.lines[_line(found[0])]):
        return [], bool  # something within a text
    stretch = stretch_around(document.lines, _line(found[0]), form_of(Tree).fields)
    # No move within one stretch mends another.
    return list(islice(moves_around(stretch), _MOST_TRIED)) if is_readable(stretch.rest) else [], stretch.mends


def _of_the_form(lines: list[str], found: Sequence[Diagnostic]) -> Iterator[LineMove]:
    """What all can be read and nothing is missing of, had a field not been taken for another's."""
    for each in found[:_MOST_MISTAKES]:
        for number in dict.fromkeys(_misread(lines, each)):
            has = indent(lines[number])
            yield from moves_of(lines, number, [has + by for by in _STEPS])


def _misread(lines: list[str], found: Diagnostic) -> Iterator[int]:
    first = _line(found)
    missing = found.about.id.split() if found.rule == "missing-field" else []
    for number in range(first, min(first + _FAR, len(lines)) if missing else first):
        if lines[number].strip().split(":")[0] in missing:
            yield number
    yield from (each for each in (first, first - 1) if not missing and 0 <= each < len(lines))


def _line(found: Diagnostic) -> int:
    assert found.place.span
    return found.place.span.line - 1


def _surest(document: Document, found: Sequence[Diagnostic], moves: Iterable[LineMove]) -> Realigned | None:
    likely = _whole(document, islice(moves, _MOST_READ))
    if not likely or any(reader.left != likely[0][1].left for _, reader in likely):
        return None
    move, reader = min(likely, key=lambda each: _oddity(document.lines, each[0]))
    says_so = len(found) == 1 and found[0].replacements and _mended(document, found[0]) == reader.document.source
    return Realigned(found[0] if says_so else _diagnostic(document, move), reader)


def _mended(document: Document, found: Diagnostic) -> str:
    edits = [Edit(document.file, each.place.span, each.text) for each in found.replacements if each.place.span]
    return apply(document.text, edits)


def _oddity(lines: list[str], move: LineMove) -> tuple[bool, int, int]:
    return move.leaves_crooked(lines), move.end - move.first, abs(move.by)


def _whole(document: Document, moves: Iterable[LineMove]) -> list[tuple[LineMove, FormReader]]:
    return [(move, reader) for move in moves if (reader := _reader(document, move))]


def _reader(document: Document, move: LineMove) -> FormReader | None:
    """What read the tree that the move makes; None where something is still wrong with the file."""
    text = move.of(document.lines)
    # Said of a file that nobody wrote, why it can't be read takes longest and helps no one.
    if not text or not is_readable(text):
        return None
    reader = FormReader(dataclasses.replace(document, yaml_text=text))
    reader.read(Tree)
    return None if reader.diagnostics else reader


def _diagnostic(document: Document, move: LineMove) -> Diagnostic:
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
