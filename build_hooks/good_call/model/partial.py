"""A tree of which something could not be read, with what stands in its place while the rest is judged."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.model.case import NOWHERE, ThenKind
from good_call.model.field import Field, form_of, group_in
from good_call.model.kind import Kind
from good_call.model.kinds import Date, Entries, Items, Number, Text, Whole
from good_call.model.mistakes.collected import Mistakes
from good_call.model.node_kind import TELLING
from good_call.model.tree import Tree
from good_call.records import dataclass

UNREAD = "…"
"""What stands where a text could not be read. No page shows it: such a tree is never built."""

At = tuple[int, int]


@dataclass(frozen=True)
class Partial:
    """In the tree itself nothing is None. `strays` are the ways to texts under a name that the form doesn't know."""

    tree: Tree
    gaps: tuple[Route, ...]
    """The ways to what could not be read, or may not be as it was meant."""
    strays: tuple[Route, ...] = ()


def partial_of(tree: Tree, mistakes: Mistakes, line_offset: int) -> Partial | None:
    """What can be judged of a tree in which these mistakes were found; None where whole nodes are missing."""
    groups: tuple[dict[str, Any] | None, ...] = (tree.questions, tree.outcomes, tree.steps)
    is_torn = any(nodes is None or None in nodes.values() for nodes in groups)
    is_torn = is_torn or any(_hides_a_node(each) for each in mistakes.diagnostics)
    if is_torn or mistakes.is_misplaced or mistakes.root is None:
        return None
    blanks = _Blanks()
    filled = blanks.filled(tree, ())
    placed = [(each, _found(mistakes.root, each, line_offset)) for each in mistakes.diagnostics if _is_something(each)]
    if any(found.rule == "duplicate-key" and _is_a_node(route) for found, (route, _) in placed):
        return None
    told = [way for found, way in placed if not _is_as_written(found, way[0])]
    gaps = [*(route for route, is_stray in told if not is_stray), *blanks.routes]
    strays = tuple(route for route, is_stray in told if is_stray)
    return None if () in gaps else Partial(filled, tuple(dict.fromkeys(gaps)), strays)


def filled(group: Any) -> tuple[Any, list[Route]]:
    """A group with a blank in place of each value that is missing and must be there, and the ways to them."""
    blanks = _Blanks()
    return blanks.filled(group, ()), blanks.routes


def route_of(root: Node, found: Diagnostic, line_offset: int) -> Route:
    """The way to what a diagnostic with a span speaks of."""
    return _found(root, found, line_offset)[0]


def names_something(gaps: Iterable[Route]) -> bool:
    """Whether something in doubt has its id from its words, or is reckoned with: it is called otherwise now."""
    return any(gap[-1] in ("answer", "tick", "sum") or "tick" in gap[-2:] for gap in gaps)


def _hides_a_node(found: Diagnostic) -> bool:
    """Whether a whole question, step or outcome may be lost by this: what leads to it would be told as a mistake."""
    is_one = found.subject is not None and found.subject.kind in TELLING
    return is_one and found.rule in ("yaml-syntax", "duplicate-key")


def _is_a_node(route: Route) -> bool:
    return len(route) == 2 and route[0] in ("questions", "steps", "outcomes")


def _is_something(found: Diagnostic) -> bool:
    # What is missing has a blank in its place.
    return found.rule != "missing-field" and found.place.span is not None


def _is_as_written(found: Diagnostic, route: Route) -> bool:
    """Whether a text stands in braces only: had a comma cut it, an unknown name would follow."""
    return found.rule == "text-in-brackets" and bool(route) and isinstance(route[-1], str)


def _found(root: Node, found: Diagnostic, line_offset: int) -> tuple[Route, bool]:
    """The way to what this speaks of, and whether it is a text under an unknown name, which leads nowhere."""
    span = found.place.span
    assert span
    route, node = _route_at(root, (span.line - 1 - line_offset, span.column - 1))
    is_stray = found.rule == "unknown-field" and isinstance(node, ScalarNode) and len(route) in _SHALLOW
    # A field that stands twice in an item of a list may be the first of another item.
    return route[:-1] if found.rule == "duplicate-key" and _is_listed(route) else route, is_stray


_SHALLOW = (1, 3)
"""How deep the fields of a tree stand, and those of a node, a story or a promise."""


def _is_listed(route: Route) -> bool:
    return any(isinstance(step, int) for step in route)


def _route_at(root: Node, at: At) -> tuple[Route, Node]:
    """The way to the innermost value that begins here or before and ends behind, with the value."""
    route: Route = ()
    node = root
    while True:
        inner = next(((step, child) for step, start, end, child in _parts(node) if start <= at < end), None)
        if inner is None:
            return route, node
        route, node = (*route, inner[0]), inner[1]


def _parts(node: Node) -> Iterator[tuple[str | int, At, At, Node]]:
    """What a mapping or list holds: its name or number, where it begins, where the next one does, and its value."""
    if isinstance(node, MappingNode):
        parts: list[tuple[str | int, Node, Node]] = [(str(key.value), key, value) for key, value in node.value]
    else:
        parts = [(number, child, child) for number, child in enumerate(node.value)] if _is_list(node) else []
    ends = [_at(first.start_mark) for _, first, _ in parts[1:]] + [_at(node.end_mark)] * bool(parts)
    for (step, first, value), end in zip(parts, ends, strict=True):
        yield step, _at(first.start_mark), max(end, _at(value.end_mark)), value


def _is_list(node: Node) -> bool:
    return isinstance(node, SequenceNode)


def _at(mark: Any) -> At:
    return (mark.line, mark.column)


class _Blanks:
    """Puts a blank in place of each value that is missing and must be there, and keeps the ways to them."""

    def __init__(self) -> None:
        self.routes: list[Route] = []

    def filled(self, group: Any, route: Route) -> Any:
        """The same group; what may be missing is left out."""
        fields = form_of(type(group)).fields.values()
        changed = {each.attribute: self._value(group, each, (*route, each.key)) for each in fields}
        return dataclasses.replace(group, **changed)

    def _value(self, group: Any, field: Field, route: Route) -> Any:
        value = getattr(group, field.attribute)
        if value is None and not field.required:
            return _default(type(group), field)
        if value is None:
            self.routes.append(route)
            return _blank(field)
        if isinstance(value, tuple):
            kept = [(number, each) for number, each in enumerate(value) if each is not None or group_in(field.kind)]
            return tuple(self._each(field, each, (*route, number)) for number, each in kept)
        if isinstance(value, dict):
            return {key: self._each(field, each, (*route, key)) for key, each in value.items() if each is not None}
        return self._each(field, value, route)

    def _each(self, field: Field, value: Any, route: Route) -> Any:
        if value is None:
            self.routes.append(route)
            return _blank_group(group_in(field.kind))
        is_group = dataclasses.is_dataclass(value) and hasattr(value, "form_name")
        return self.filled(value, route) if is_group else value


def _default(group: type, field: Field) -> Any:
    given = next(each for each in dataclasses.fields(group) if each.name == field.attribute)
    return given.default_factory() if given.default_factory is not dataclasses.MISSING else given.default


def _blank(field: Field) -> Any:
    kind = field.kind
    if isinstance(kind, ThenKind):
        return NOWHERE
    if isinstance(kind, Items):
        return ()
    if isinstance(kind, Entries):
        return {}
    if group_in(kind):
        return _blank_group(group_in(kind))
    return _blank_scalar(field, kind)


def _blank_scalar(field: Field, kind: Kind[Any]) -> Any:
    if isinstance(kind, Text):
        # What nobody reads is reckoned with, and must be a sum.
        return UNREAD if field.audience != "nobody" else "0"
    if isinstance(kind, Number | Whole):
        return Fraction(0) if isinstance(kind, Number) else kind.least
    return datetime.date.max if isinstance(kind, Date) else ""


def _blank_group(group: type | None) -> Any:
    assert group
    return _Blanks().filled(group(), ())
