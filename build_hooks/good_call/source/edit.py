"""A change of a few characters of one file: everything around it, remarks and layout too, stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from good_call.diagnostics.place import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `replacement` where the span is; an empty span inserts. `reason` is a short sentence for people."""

    file: str
    span: Span
    replacement: str
    reason: str = ""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits; of two that touch the same characters only the first is made."""
    starts = _line_starts(text)
    parts, done = [], 0
    for edit in sorted(set(edits)):
        begin, end = _offset(starts, edit.span.line, edit.span.column), _offset(starts, *_end(edit.span))
        if begin >= done:
            parts += [text[done:begin], edit.replacement]
            done = max(end, begin)
    return "".join([*parts, text[done:]])


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
