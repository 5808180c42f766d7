"""A change of a few characters of one file: everything around it, remarks and layout too, stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from good_call.diagnostics.place import Span
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `replacement` where the span is; an empty span inserts. `reason` is a short sentence for people."""

    file: str
    span: Span
    replacement: str
    reason: str = ""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits; of two that touch the same characters only the first is made."""
    parts, done = [], 0
    for begin, end, edit in _made(text, edits):
        parts += [text[done:begin], edit.replacement]
        done = end
    return "".join([*parts, text[done:]])


def changed_spans(text: str, edits: Iterable[Edit]) -> tuple[list[Span], list[Span]]:
    """The stretches that the edits take the place of, and where what they write stands afterwards."""
    old, new, grown = [], [], 0
    after = apply(text, edits)
    for begin, end, edit in _made(text, edits):
        old.append(_span(text, begin, end))
        new.append(_span(after, begin + grown, begin + grown + len(edit.replacement)))
        grown += len(edit.replacement) - (end - begin)
    return old, new


def _made(text: str, edits: Iterable[Edit]) -> Iterator[tuple[int, int, Edit]]:
    starts = _line_starts(text)
    done = 0
    for edit in sorted(set(edits)):
        begin, end = _offset(starts, edit.span.line, edit.span.column), _offset(starts, *_end(edit.span))
        if begin >= done:
            done = max(end, begin)
            yield begin, done, edit


def _span(text: str, begin: int, end: int) -> Span:
    def place(at: int) -> tuple[int, int]:
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)

    return Span(*place(begin), *place(end))


def cut(text: str, span: Span) -> str:
    """The characters of a span."""
    starts = _line_starts(text)
    return text[_offset(starts, span.line, span.column) : _offset(starts, *_end(span))]


def _line_starts(text: str) -> list[int]:
    starts, position = [0], text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return [*starts, len(text)]


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _offset(starts: list[int], line: int, column: int) -> int:
    # A line past the last one is the end of the text.
    return min(starts[min(line, len(starts)) - 1] + column - 1, starts[-1])
