"""The repair that a diagnostic itself spells out."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.place import Place, Span
from good_call.fixes.fix import Fix
from good_call.source.document import Document
from good_call.source.edit import Edit


def fixes(located: Located, document: Document) -> Iterator[Fix]:
    """All replacements of the diagnostic together."""
    reason = located.diagnostic.message
    edits = tuple(
        Edit(document.file, span, each.text, reason)
        for each in located.diagnostic.replacements
        if (span := _span(document, each.place))
    )
    if edits:
        yield Fix(document.file, edits, reason)


def _span(document: Document, place: Place) -> Span | None:
    if place.span:
        return place.span
    key, value = document.pair(place.route) or (None, None)
    node = key if place.part == "key" else value
    return document.span_of(node) if node else None
