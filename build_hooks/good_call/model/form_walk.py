"""A walk through a group of the form and all that it holds: every text or id in fields of the kinds that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from good_call.diagnostics.place import Route
from good_call.model.case import Then
from good_call.model.field import Field, form_in, form_of
from good_call.model.kinds import Entries, HouseName
from good_call.model.measure import Tick

Wanted = TypeVar("Wanted")
Want = Callable[[Field], Wanted | None]
"""What a walk wants of the texts or ids in a field; nothing where it wants none of them."""
WalkedTo = tuple[Route, str, Wanted]
"""The way to a text or an id, itself, and what was wanted of it. A tuple: a large guide has hundreds of thousands."""


def walk(route: Route, group: Any, want: Want[Wanted]) -> list[WalkedTo[Wanted]]:
    """All that is wanted in a group and below, in the order of the form."""
    met: list[WalkedTo[Wanted]] = []
    kind: type = type(group)
    _through(met, route, group, _parts(kind, want))
    return met


class _FieldPart(NamedTuple):
    """A field that is wanted, or that holds some that are: `parts` of the group in it."""

    wanted: Any
    group: type | None
    is_named: bool
    parts: _FieldParts


_FieldParts = tuple[tuple[str, Route, _FieldPart], ...]
"""The attributes of such fields, with the way to each in the file."""


def _through(met: list[WalkedTo[Wanted]], route: Route, group: Any, parts: _FieldParts) -> None:
    for attribute, way, part in parts:
        value = getattr(group, attribute)
        # Nearly all are texts, or left out.
        if type(value) is str:
            if value:
                met.append((route + way, value, part.wanted))
        elif value:
            _within(met, route + way, part, value)


def _within(met: list[WalkedTo[Wanted]], route: Route, part: _FieldPart, value: Any) -> None:
    kind = type(value)
    if kind is str:
        met.append((route, value, part.wanted))
    elif kind is part.group:
        _through(met, route, value, part.parts)
    elif kind is tuple:
        _each(met, route, part, enumerate(value))
    elif kind is dict:
        # Verdicts stand there by their words, and are kept by the slug of them.
        named = ((each.name if part.is_named else key, each) for key, each in value.items())
        _each(met, route, part, named)
    elif kind is Then and not value.single:
        # What a single way on names is told where nodes are.
        _each(met, route, part, enumerate(value.cases))


def _each(
    met: list[WalkedTo[Wanted]], route: Route, part: _FieldPart, members: Iterable[tuple[str | int, Any]]
) -> None:
    wanted, group, _, parts = part
    for step, each in members:
        # Nearly all are of these two, which need no other look.
        if type(each) is group:
            _through(met, (*route, step), each, parts)
        elif type(each) is str:
            met.append(((*route, step), each, wanted))
        else:
            _within(met, (*route, step), part, each)


@cache
def _parts(group: Hashable, want: Want[Any]) -> _FieldParts:
    # A statement to tick that has nothing but its words stands in its list by itself.
    alone = "tick" if group is Tick else ""
    found: list[tuple[str, Route, _FieldPart]] = []
    for field in form_of(cast(type, group)).fields.values():
        inner = form_in(field.kind)
        is_named = inner is not None and isinstance(field.kind, Entries) and isinstance(field.kind.key, HouseName)
        part = _FieldPart(want(field), inner, is_named, _parts(inner, want) if inner else ())
        if part.wanted or part.parts:
            found.append((field.attribute, () if field.key == alone else (field.key,), part))
    return tuple(found)
