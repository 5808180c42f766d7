"""A walk through a group of the form and all that it holds: every text or id in fields of the kinds that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from good_call.diagnostics.place import Route
from good_call.model.case import Then
from good_call.model.field import Field, form_in, form_of
from good_call.model.kinds import Entries, Words
from good_call.model.measure import Tick

Wanted = TypeVar("Wanted")
Want = Callable[[Field], Wanted | None]
"""What a walk wants of the texts or ids in a field; nothing where it wants none of them."""
Met = tuple[Route, str, Wanted]
"""The way to a text or an id, itself, and what was wanted of it. A tuple: a large guide has hundreds of thousands."""


def walk(route: Route, group: Any, want: Want[Wanted]) -> list[Met[Wanted]]:
    """All that is wanted in a group and below, in the order of the form."""
    met: list[Met[Wanted]] = []
    _through(met, route, group, want)
    return met


def _through(met: list[Met[Wanted]], route: Route, group: Any, want: Want[Wanted]) -> None:
    kind: type = type(group)
    for part in _parts(kind, want):
        value = getattr(group, part.attribute)
        if value:
            _within(met, route if part.stands_alone else (*route, part.key), part, value, want)


def _within(met: list[Met[Wanted]], route: Route, part: _Part, value: Any, want: Want[Wanted]) -> None:
    kind = type(value)
    if kind is str:
        met.append((route, value, part.wanted))
    elif kind is Then:
        # What a single way on names is told where nodes are.
        for number, case in enumerate(() if value.single else value.cases):
            _through(met, (*route, number), case, want)
    elif kind in (tuple, dict):
        for step, each in enumerate(value) if kind is tuple else value.items():
            # Verdicts stand there by their words, and are kept by the slug of them.
            _within(met, (*route, each.name if part.is_named else step), part, each, want)
    elif part.group:
        _through(met, route, value, want)


class _Part(NamedTuple):
    """A field that is wanted, or that holds some that are."""

    attribute: str
    key: str
    wanted: Any
    group: type | None
    is_named: bool
    stands_alone: bool


@cache
def _parts(group: Hashable, want: Want[Any]) -> tuple[_Part, ...]:
    # A statement to tick that has nothing but its words stands in its list by itself.
    alone = "tick" if group is Tick else ""
    parts = (
        _Part(
            field.attribute,
            field.key,
            want(field),
            form_in(field.kind),
            isinstance(field.kind, Entries) and isinstance(field.kind.key, Words),
            field.key == alone,
        )
        for field in form_of(cast(type, group)).fields.values()
    )
    return tuple(part for part in parts if part.wanted or (part.group and _parts(part.group, want)))
