"""Takes one thing out of a file: an item of a list, or a field with all below it."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from good_call.diagnostics.place import Route, Span
from good_call.source.document import Document
from good_call.source.edit import Edit, apply


def without(document: Document, routes: Iterable[Route]) -> str:
    """The text of a file of YAML without all of these, and without what they leave empty together."""
    # From the last to the first, so that the numbers of those that are still to go hold.
    for route in sorted(set(routes), key=lambda route: [(isinstance(step, int), step) for step in route], reverse=True):
        edit = removal(document, route)
        document = Document(document.file, apply(document.text, [edit] if edit else []))
    return document.text


def removal(document: Document, route: Route, reason: str = "") -> Edit | None:
    """The edit that takes it out, and what would be left empty around it; None where nothing stands there."""
    found = document.pair(route)
    if found is None or not route:
        return None
    around = document.pair(route[:-1])
    siblings = around[1].value if around and isinstance(around[1], yaml.CollectionNode) else []
    if len(siblings) < 2:
        return removal(document, route[:-1], reason)
    node = found[0] or found[1]
    names = [each[0] if isinstance(each, tuple) else each for each in siblings]
    at = next(number for number, each in enumerate(names) if each is node)
    following = names[at + 1] if at + 1 < len(names) else None
    assert around
    assert isinstance(around[1], yaml.CollectionNode)
    if around[1].flow_style:
        return Edit(document.file, _in_brackets(document, names, at, found[1]), "", reason)
    return Edit(document.file, _lines(document, node, found[1], following), "", reason)


def _in_brackets(document: Document, names: list[yaml.Node], at: int, value: yaml.Node) -> Span:
    """With the comma behind it, or that before the last."""
    offset = document.line_offset + 1
    if at + 1 < len(names):
        start, end = names[at].start_mark, names[at + 1].start_mark
        return Span(start.line + offset, start.column + 1, end.line + offset, end.column + 1)
    before = document.lines[value.start_mark.line + offset - 1].rfind(",", 0, names[at].start_mark.column)
    end = value.end_mark
    return Span(names[at].start_mark.line + offset, before + 1, end.line + offset, end.column + 1)


def _lines(document: Document, node: yaml.Node, value: yaml.Node, following: yaml.Node | None) -> Span:
    offset = document.line_offset
    first = node.start_mark.line + offset
    before = document.lines[first][: node.start_mark.column]
    if before.strip(" ") not in ("", "-") or (before.strip(" ") == "-" and following and _is_key(document, following)):
        # The first field of an item stands behind the dash, which stays for the next.
        assert following
        start, end = node.start_mark, following.start_mark
        return Span(first + 1, start.column + 1, end.line + offset + 1, end.column + 1)
    # A block ends where something else begins, whatever the column; everything else ends within its last line.
    is_block = isinstance(value, yaml.CollectionNode) and not value.flow_style
    is_within = value.end_mark.column > 0 and not (is_block and value.end_mark.line > node.start_mark.line)
    last = value.end_mark.line + offset + (1 if is_within else 0)
    while last > first + 1 and document.lines[last - 1].strip().startswith("#") | (
        not document.lines[last - 1].strip()
    ):
        last -= 1
    return Span(first + 1, 1, max(last, first + 1) + 1, 1)


def _is_key(document: Document, node: yaml.Node) -> bool:
    line = document.lines[node.start_mark.line + document.line_offset]
    return not line[: node.start_mark.column].strip(" ")
