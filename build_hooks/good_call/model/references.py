"""All that a group of the form names by an id, found from the form itself."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, NamedTuple

from good_call.diagnostics.place import Route
from good_call.model.case import Then
from good_call.model.field import Field, form_in, form_of
from good_call.model.kind import Kind
from good_call.model.kinds import Entries, Items, Words
from good_call.model.thing import Thing


class Reference(NamedTuple):
    """An id with the way to it, and what it may name."""

    route: Route
    of: tuple[Thing, ...]
    name: str


def references_below(route: Route, group: Any, things: frozenset[Thing]) -> Iterator[Reference]:
    """Every id in a group and in what it holds that names one of these things, and nothing else."""
    kind: type = type(group)
    for part in _parts(kind, things):
        value = getattr(group, part.field.attribute)
        if value:
            yield from _references_in((*route, part.field.key), part, value, things)


def _references_in(route: Route, part: _Part, value: Any, things: frozenset[Thing]) -> Iterator[Reference]:
    if isinstance(value, str):
        yield Reference(route, part.of, value)
    elif type(value) is part.group:
        yield from references_below(route, value, things)
    else:
        for step, each in _members(part, value):
            yield from _references_in((*route, step), part, each, things)


def _members(part: _Part, value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, Then):
        # what a single way on names is told where nodes are
        yield from enumerate(() if value.single else value.cases)
    elif isinstance(value, tuple):
        yield from enumerate(value)
    elif isinstance(value, dict):
        yield from ((each.name if part.is_named else key, each) for key, each in value.items())


class _Part(NamedTuple):
    """A field that can hold ids of other things."""

    field: Field
    of: tuple[Thing, ...]
    group: type | None
    is_named: bool


@cache
def _parts(group: Hashable, things: frozenset[Thing]) -> tuple[_Part, ...]:
    assert isinstance(group, type)
    parts = (
        _Part(
            field,
            _named_by(field.kind, things),
            form_in(field.kind),
            _is_named(field.kind),
        )
        for field in form_of(group).fields.values()
    )
    return tuple(part for part in parts if part.of or (part.group and _parts(part.group, things)))


def _named_by(kind: Kind[Any], things: frozenset[Thing]) -> tuple[Thing, ...]:
    inner = kind.kind if isinstance(kind, Items | Entries) else kind
    of: tuple[Thing, ...] = getattr(inner, "of", ())
    return of if things.issuperset(of) else ()


def _is_named(kind: Kind[Any]) -> bool:
    return isinstance(kind, Entries) and isinstance(kind.key, Words)
