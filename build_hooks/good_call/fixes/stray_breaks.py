"""A space in place of a line break that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.place import Span
from good_call.fixes.fix import Fix
from good_call.source.document import Document
from good_call.source.edit import Edit, cut
from good_call.source.stray_breaks import STRAY_BREAKS

_STARTS_A_LINE = re.compile(r"\s*(?:[-#?]\s|[\"']?[a-z0-9-]+[\"']?:(?:\s|$))")
"""What could be an item, a remark or a field: whether a new line was meant, only the trainer knows."""


def fixes(located: Located, document: Document) -> Iterator[Fix]:
    """A space within a text, nothing at a line's end."""
    if located.diagnostic.rule != "yaml-syntax" or cut(document.text, located.span) not in set(STRAY_BREAKS):
        return
    line, at = document.line(located.span), located.span.column - 1
    before, after = line[:at].rstrip(), line[at + 1 :].lstrip()
    if _STARTS_A_LINE.match(after):
        return
    number = located.span.line
    span = Span(number, len(before) + 1, number, len(line) - len(after) + 1)
    reason = "a space in place of a line break that can't be seen"
    yield Fix(document.file, (Edit(document.file, span, " " if before and after else "", reason),), reason)
