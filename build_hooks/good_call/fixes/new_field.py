"""A field that is put into a group, on a line of its own below one that is there."""

from __future__ import annotations

import yaml

from good_call.diagnostics.place import Route, Span
from good_call.source.document import Document
from good_call.source.edit import Edit


def field_below(document: Document, neighbour: Route, lines: tuple[str, ...], reason: str) -> Edit | None:
    """Lines of YAML below the text field at the route `neighbour`, indented like it; None where it isn't there."""
    key, value = document.pair(neighbour) or (None, None)
    if key is None or not isinstance(value, yaml.ScalarNode):
        return None
    indent = " " * key.start_mark.column
    line = _last_line(document, key, value) + 1
    text = "".join(f"\n{indent}{each}" for each in lines)
    column = len(document.lines[line - 1].rstrip()) + 1
    return Edit(document.file, Span(line, column, line, column), text, reason)


def _last_line(document: Document, key: yaml.Node, value: yaml.ScalarNode) -> int:
    """The last line of a value, counted from 0 in the file."""
    if value.style not in ("|", ">"):
        return int(value.end_mark.line) + document.line_offset
    last = key.start_mark.line + document.line_offset
    for number in range(last + 1, len(document.lines)):
        line = document.lines[number]
        if line.strip():
            if len(line) - len(line.lstrip()) <= key.start_mark.column:
                break
            last = number
    return int(last)
