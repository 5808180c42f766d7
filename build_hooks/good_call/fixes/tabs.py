"""Spaces in place of tabs at the beginning of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import inf

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.place import Span
from good_call.fixes.fix import Fix
from good_call.source.document import Document
from good_call.source.edit import Edit, apply, cut
from good_call.source.indentation import fitting_indent, indent
from good_call.source.yaml_nodes import read_nodes

_REASON = "spaces in place of tabs"
_MOST_COMPARED = 1000
_WIDTHS = (2, 4, 8)
"""The form's own step first; editors that mix tabs and spaces show a tab as four or eight."""


def fixes(located: Located, document: Document) -> Iterator[Fix]:
    """As the neighbours stand, or of one width; of these the one with which most of the file can be read."""
    if located.diagnostic.rule != "yaml-syntax" or cut(document.text, located.span) != "\t":
        return
    # Each line is compared with all others.
    is_short = document.text.count("\t") <= _MOST_COMPARED
    choices = [tuple(_edits(document, partial(fitting_indent, document.lines)))] if is_short else []
    choices += [tuple(_edits(document, partial(_expanded, document, width))) for width in _WIDTHS]
    yield Fix(document.file, max(choices, key=partial(_read_as_far_as, document)), _REASON)


def _expanded(document: Document, width: int, number: int) -> int:
    line = document.lines[number]
    return len(line[: indent(line)].expandtabs(width))


def _edits(document: Document, wanted: Callable[[int], int]) -> Iterator[Edit]:
    for number, line in enumerate(document.lines):
        begins = indent(line)
        if "\t" in line[:begins]:
            spaces = " " * wanted(number) if line.strip() else ""
            yield Edit(document.file, Span(number + 1, 1, number + 1, begins + 1), spaces, _REASON)


def _read_as_far_as(document: Document, edits: tuple[Edit, ...]) -> float:
    """The line of the first thing that can't be read then."""
    lines = apply(document.text, edits).split("\n")
    own = document.source.count("\n") + 1
    read = read_nodes("\n".join(lines[document.line_offset :][:own]), document.file)
    return read[0].place.span.line if isinstance(read, list) and read[0].place.span else inf
