"""Line breaks that are none of ours: YAML would begin a new line there, and an editor shows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Span

STRAY_BREAKS = "\x85\u2028\u2029"
"""NEXT LINE, LINE SEPARATOR, PARAGRAPH SEPARATOR: word processors and PDFs leave them in what is copied."""

_MOST = 100


def find_stray_breaks(text: str, file: str, line_offset: int = 0) -> list[Diagnostic]:
    """One diagnostic for each of the first hundred."""
    # Nearly every text is passed over at once.
    if text.isascii() or not any(each in text for each in STRAY_BREAKS):
        return []
    return list(islice(_found(text, file, line_offset), _MOST))


def _found(text: str, file: str, line_offset: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), line_offset + 1):
        for found in re.finditer(f"[{STRAY_BREAKS}]", line):
            yield Diagnostic(
                rule="yaml-syntax",
                message="a line break that you can't see stands here",
                place=Place(file, span=Span.letter(number, found.start() + 1)),
                label="it was pasted along, from a word processor or a PDF",
                help="Delete it, then type a space, or press Enter where a new line begins.",
            )
