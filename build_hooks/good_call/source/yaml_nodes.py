"""YAML text becomes nodes, read once; every scalar stays text and keeps its marks."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Any

import yaml

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Span
from good_call.source.open_quote import find_open_quote
from good_call.source.own_parser import OwnParser
from good_call.source.stray_breaks import find_stray_breaks

if TYPE_CHECKING:
    from yaml import Node
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark as PythonMark

    Mark = CMark | PythonMark

HAS_LIBYAML = hasattr(yaml, "CBaseLoader")
_BaseLoader = yaml.CBaseLoader if HAS_LIBYAML else OwnParser


class Untyped:
    """Gives no value a type: that is judged by the form. Asking for one took a sixth of the reading.

    PyYAML asks three times for each value, so the answers are Python's own: they do nothing, and that faster than ours.
    """

    resolve: Any = "".format
    descend_resolver: Any = operator.is_
    ascend_resolver: Any = bool


class _Loader(Untyped, _BaseLoader):  # type: ignore[misc, valid-type]
    pass


MOST_LEVELS = 40
"""A tree needs seven; a file that nests deeper is not one of ours."""

MOST_EVENTS = 80_000
"""Keys, texts, lists and groups, with their ends: a thousand nodes at length, or four thousand in a few words."""

# The signs first and what stands before them second, which is faster.
_EXTRAS = re.compile(r"[&*!](?<![^\s\[{,\-].)(?:(?<=!)|(?=\S))")
_CAN_BE_DEEP = 400
_DIRECTIVE = re.compile(r"^%[A-Z]+ .*", re.MULTILINE)


def read_nodes(text: str, file: str, line_offset: int = 0) -> Node | list[Diagnostic] | None:
    """The root node, None for an empty text, or the diagnostics that say why there is none."""
    # libyaml counts them as lines and nobody else does: every place behind one would be a line off.
    stray = find_stray_breaks(text, file, line_offset)
    if stray:
        return stray
    directive = _DIRECTIVE.search(text) if "%" in text else None
    # Behind fields it is a text that begins with a sign, which is told as one.
    if directive and all(line.lstrip()[:1] in ("", "#") for line in text[: directive.start()].splitlines()):
        return [_told_directive(text, directive, file, line_offset)]
    try:
        if _could_be_deep(text) or _could_be_many(text) or _has_extras(text):
            refused = _scan(text, file, line_offset, _Loader)
            if refused:
                return refused
        node: Node | None = _Loader(text).get_single_node()
        return (find_open_quote(node, text, file, line_offset) if node else None) or node
    except yaml.YAMLError as error:
        # Here, since most files hold none of YAML's traps, and loading what tells them takes a while.
        from good_call.source.yaml_traps import explain

        return _extras(text, file, line_offset) or [explain(error, text, file, line_offset)]


def is_readable(text: str) -> bool:
    """Whether YAML can be read up to its end; says nothing of what it holds, nor why not."""
    try:
        return all(True for _ in yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError:
        return False


def first_shown(node: Node | None) -> Node | None:
    """The node itself; of a block mapping or list, what it starts with, since its own end is far below."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        first = node.value[0]
        node = first[0] if isinstance(first, tuple) else first
    return node


def span_between(start: Mark, end: Mark, line_offset: int = 0) -> Span:
    """A span from two marks; libyaml puts the end of a block at the start of the next line, so it is cut to a line."""
    if end.line > start.line:
        return Span(start.line + line_offset + 1, start.column + 1, start.line + line_offset + 1, start.column + 2)
    return Span(start.line + line_offset + 1, start.column + 1, end.line + line_offset + 1, end.column + 1)


def _could_be_deep(text: str) -> bool:
    # Every level of a block needs a column of its own and every level of a flow a bracket: a cheap upper bound,
    # taken because libyaml's composer recurses in C and a hostile file would overflow the stack.
    if text.count("[") + text.count("{") > _CAN_BE_DEEP:
        return True
    return _has_long_line(text) and any(_indent_bound(line) > _CAN_BE_DEEP for line in text.split("\n"))


def _has_long_line(text: str) -> bool:
    # From break to break, as far as a line may reach: a few dozen steps through nearly every file.
    end = 0
    while len(text) - end > _CAN_BE_DEEP:
        end = text.rfind("\n", end, end + _CAN_BE_DEEP + 1) + 1
        if not end:
            return True
    return False


def _could_be_many(text: str) -> bool:
    # Every value needs a sign or a line of its own, and has two events at most.
    return 2 * len(text) > MOST_EVENTS and 2 * sum(map(text.count, ":-,[{?\n")) > MOST_EVENTS


def _indent_bound(line: str) -> int:
    body = line.lstrip(" -?\t")
    return len(line) - len(body)


def _has_extras(text: str) -> bool:
    # Each sign first: most texts hold none of them.
    return ("!" in text or "&" in text or "*" in text) and _EXTRAS.search(text) is not None


def _extras(text: str, file: str, line_offset: int) -> list[Diagnostic]:
    """What is refused before anybody stops: libyaml can't read some of it."""
    try:
        return _scan(text, file, line_offset, OwnParser) if _has_extras(text) else []
    except yaml.YAMLError:
        return []


def _scan(text: str, file: str, line_offset: int, loader: Any) -> list[Diagnostic]:
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=loader)):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        problem = _problem(event, depth) if number < MOST_EVENTS else _TOO_MANY
        if problem:
            return [_refusal(problem, event, file, line_offset)]
    return []


_Problem = tuple[str, str, str]
"""A rule, a message and a repair."""


def _refusal(problem: _Problem, event: yaml.Event, file: str, line_offset: int) -> Diagnostic:
    assert event.start_mark
    assert event.end_mark
    rule, message, repair = problem
    place = Place(file, span=span_between(event.start_mark, event.end_mark, line_offset))
    label = "this means something else to YAML" if rule == "yaml-extras" else "here"
    return Diagnostic(rule=rule, message=message, place=place, label=label, help=repair)


def _told_directive(text: str, found: re.Match[str], file: str, line_offset: int) -> Diagnostic:
    line = text.count("\n", 0, found.start()) + line_offset + 1
    return Diagnostic(
        rule="yaml-extras",
        message="a line that begins with `%` speaks to programs that read YAML, and says nothing to this guide",
        place=Place(file, span=Span(line, 1, line, len(found[0]) + 1)),
        label="no page shows it",
        help="Remove this line.",
    )


_TOO_MANY = (
    "too-large",
    f"this file holds more than {MOST_EVENTS // 2:,} fields and texts",
    "Split the tree in two: an answer may lead to another tree.",
)
_QUOTES = 'Put the whole text in quotes: "…".'


def _problem(event: yaml.Event, depth: int) -> _Problem | None:
    if depth > MOST_LEVELS:
        return (
            "too-deep",
            f"this file nests deeper than {MOST_LEVELS} levels",
            "Close the brackets you opened, or move this line to the left.",
        )
    if isinstance(event, yaml.AliasEvent):
        return ("yaml-extras", "a text that starts with `*` would be read as a reference", _QUOTES)
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return ("yaml-extras", "a text that starts with `&` would be read as a mark for copying", _QUOTES)
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        return ("yaml-extras", "a text that starts with `!` would be read as a type", _QUOTES)
    return None
