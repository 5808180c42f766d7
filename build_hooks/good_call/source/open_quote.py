"""A quote left open that another text happens to close: valid YAML, in which the fields between are swallowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement
from good_call.source.typographic import MESSAGE, is_closed_otherwise

# A value that opens with a quote and holds no other on its line. The sign first: a text without it is passed over.
_OPENED = (re.compile(r'"(?<=[ \t]")[^"\n]*$', re.MULTILINE), re.compile(r"'(?<=[ \t]')[^'\n]*$", re.MULTILINE))
_START = re.compile(r"\s*(?:- +)*")
_FIELD = re.compile(r"(?:- +)*[a-z][a-z0-9-]*:(?:\s|$)|- ")


def find_open_quote(root: yaml.Node, text: str, file: str, line_offset: int) -> list[Diagnostic]:
    """The first quote that holds lines which look like fields and stand no further in than its own."""
    if not any(opened.search(text) for opened in _OPENED):
        return []
    lines = text.split("\n")
    for node in _scalars(root):
        if node.style in ("'", '"') and swallows(lines, node.start_mark.line, node.end_mark.line):
            return [_diagnostic(node, lines, file, line_offset)]
    return []


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            waiting += [each for pair in reversed(node.value) for each in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)


def swallows(lines: list[str], first: int, last: int) -> bool:
    """Whether a quote on these lines, counted from 0, holds what looks like a field beside it."""
    start = _START.match(lines[first])
    indent = start.end() if start else 0
    within = lines[first + 1 : last + 1]
    return any(len(line) - len(line.lstrip()) <= indent and _FIELD.match(line.lstrip()) for line in within)


def _diagnostic(node: yaml.ScalarNode, lines: list[str], file: str, line_offset: int) -> Diagnostic:
    first = lines[node.start_mark.line].rstrip()
    if is_closed_otherwise(first, node.start_mark.column):
        return _closed_otherwise(node, first, file, line_offset)
    line, column = node.start_mark.line + line_offset + 1, node.start_mark.column + 1
    message = f"this quote is closed only in line {node.end_mark.line + line_offset + 1}, at the end of another text"
    repair = "Close the quote at the end of its text; or indent the lines that belong to it further than this one."
    place = Place(file, span=Span.letter(line, column))
    return Diagnostic(
        rule="yaml-syntax",
        message=message,
        place=place,
        label="it opens here, and swallows the fields below",
        help=repair,
    )


def _closed_otherwise(node: yaml.ScalarNode, text: str, file: str, line_offset: int) -> Diagnostic:
    line, column, opened = node.start_mark.line + line_offset + 1, len(text), node.start_mark.column
    place = Place(file, span=Span.letter(line, column))
    repair = f"Write straight ones on both sides: {text[opened:-1]}{text[opened]}"
    replacements = (Replacement(place, text[opened]),)
    return Diagnostic(
        rule="yaml-syntax",
        message=MESSAGE,
        place=place,
        label="this one closes nothing",
        help=repair,
        replacements=replacements,
    )
