"""Diagnostics for people: the line, the place below it, the path that shows it, and the repair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from good_call.diagnostics.diagnostic import Located, Note
from good_call.diagnostics.place import Span
from good_call.diagnostics.terminal import printable, width
from good_call.records import dataclass

_LONGEST_LINE = 150
_MOST_NOTES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what is written for people.

    `place` is the file, line and column that it names at its end. A line that `quotes` a file may not be wrapped;
    `label` are the words beside a mark on it.
    """

    text: str
    place: tuple[str, int, int] | None = None
    quotes: bool = False
    label: str = ""

    def __str__(self) -> str:
        place = ":".join(map(str, self.place)) if self.place else ""
        return (
            f"{self.text}{printable(place)} {self.label}".rstrip() if self.label else f"{self.text}{printable(place)}"
        )


def write_full(diagnostics: Iterable[Located]) -> str:
    """One block a diagnostic, separated by empty lines; empty for none."""
    return "\n".join(map(str, lines_of(diagnostics)))


def lines_of(diagnostics: Iterable[Located]) -> Iterator[Line]:
    """The lines of all blocks."""
    for number, each in enumerate(diagnostics):
        yield from (Line(""),) if number else ()
        yield from _block(each)


def _block(located: Located) -> Iterator[Line]:
    diagnostic = located.diagnostic
    indent = " " * len(str(max([located.span.line, *(span.line for _, span, _ in located.notes)])))
    yield Line(f"{diagnostic.severity}[{diagnostic.rule}]: {printable(diagnostic.message)}")
    yield Line(f"{indent}--> ", (diagnostic.place.file, located.span.line, located.span.column))
    yield from _snippet(located.span, located.line, diagnostic.label, indent)
    for note, span, line in located.notes[:_MOST_NOTES]:
        yield from _note(note, span, line, indent)
    yield from _more_notes(located.notes[_MOST_NOTES:], indent)
    yield from _path(diagnostic.path, indent)
    if diagnostic.help:
        yield Line(f"{indent} = help: {printable(diagnostic.help)}")
    if diagnostic.waived:
        yield Line(f"{indent} = waived: {printable(diagnostic.waived)}")


def _snippet(span: Span, line: str, label: str, indent: str) -> Iterator[Line]:
    if not line.strip() and not label:
        return
    yield Line(f"{indent} |", quotes=True)
    if line.strip():
        shown, column, length = _cut(line, span)
        yield Line(f"{span.line:>{len(indent)}} | {printable(shown)}".rstrip(), quotes=True)
        before = width(printable(shown[: column - 1]))
        marks = "^" * max(1, width(printable(shown[column - 1 : column - 1 + length])))
        yield Line(f"{indent} | {' ' * before}{marks}", quotes=True, label=printable(label))
    else:
        yield Line(f"{indent} | {printable(label)}", quotes=True)
    yield Line(f"{indent} |", quotes=True)


def _cut(line: str, span: Span) -> tuple[str, int, int]:
    """The stretch of a long line that holds the span, with the span's column and length in it."""
    length = max(1, span.end_column - span.column)
    if len(line) <= _LONGEST_LINE:
        return line, span.column, length
    begin = max(0, span.column - 1 - 40)
    end = begin + _LONGEST_LINE
    shown = ("…" if begin else "") + line[begin:end] + ("…" if end < len(line) else "")
    column = span.column - begin + (1 if begin else 0)
    return shown, column, min(length, end - span.column + 1)


def _note(note: Note, span: Span, line: str, indent: str) -> Iterator[Line]:
    yield Line(f"{indent}::: ", (note.place.file, span.line, span.column))
    yield from _snippet(span, line, note.label, indent)


def _more_notes(notes: tuple[tuple[Note, Span, str], ...], indent: str) -> Iterator[Line]:
    """The rest of many places, by file, as line numbers."""
    lines: dict[str, list[str]] = {}
    for note, span, _ in notes:
        lines.setdefault(note.place.file, []).append(str(span.line))
    for file, numbers in lines.items():
        words = f"line {numbers[0]}" if len(numbers) == 1 else f"lines {', '.join(numbers)}"
        yield Line(f"{indent}::: {printable(file)}, {words} too")
        yield Line(f"{indent} |", quotes=True)


def _path(path: tuple[str, ...], indent: str) -> Iterator[Line]:
    if not path:
        return
    yield Line(f"{indent} = path:")
    for number, line in enumerate(path, 1):
        yield Line(f"{indent}   {number}. {printable(line)}")
