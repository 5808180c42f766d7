"""Spaces in place of tabs at the beginning of lines."""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Located
from build_hooks.diagnostics.place import Span
from build_hooks.fixes.fix import Fix
from build_hooks.source.document import Document
from build_hooks.source.edit import Edit, cut

_WIDTHS = (2, 4, 8)
"""The form's own step first; editors that mix tabs and spaces show a tab as four or eight."""


def fixes(located: Located, document: Document) -> Iterator[Fix]:
    """One fix a width, for all lines at once."""
    if located.diagnostic.rule != "yaml-syntax" or cut(document.text, located.span) != "\t":
        return
    for width in _WIDTHS:
        edits = tuple(_edits(document, width))
        yield Fix(document.file, edits, "spaces in place of tabs")


def _edits(document: Document, width: int) -> Iterator[Edit]:
    for number, line in enumerate(document.lines, 1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            span = Span(number, 1, number, len(indent) + 1)
            yield Edit(document.file, span, indent.expandtabs(width), "spaces in place of tabs")
