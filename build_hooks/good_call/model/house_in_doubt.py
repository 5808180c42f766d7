"""House rules of which something could not be read: whoever asks for that is stopped, and all else can be judged."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.field import form_of
from good_call.model.form_reader import FormReader
from good_call.model.house import House
from good_call.model.node_kind import pairs
from good_call.model.partial import filled, route_of


class InDoubtError(Exception):
    """Somebody asked the house rules for what could not be read."""


class HouseInDoubt(House):
    """Raises InDoubtError where one of the fields `doubtful` is read. Equal to itself alone."""

    doubtful: frozenset[str]

    def __getattribute__(self, name: str) -> Any:
        if name in object.__getattribute__(self, "__dict__").get("doubtful", ()):
            raise InDoubtError(name)
        return object.__getattribute__(self, name)

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def certain(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is found before anybody asks for what is in doubt."""
    with contextlib.suppress(InDoubtError):
        yield from found


def house_in_doubt(reader: FormReader) -> HouseInDoubt:
    """What is left of house rules with mistakes."""
    if reader.left is None or reader.mistakes.root is None:
        return nothing_known()
    return known_but_for(reader.left, touched(reader))


def known_but_for(house: House, names: Iterable[str]) -> HouseInDoubt:
    """House rules of which these fields are in doubt, and those that must be there and aren't."""
    whole, blanks = filled(house)
    return _in_doubt(whole, {*names, *(str(route[0]) for route in blanks)})


def touched(reader: FormReader) -> set[str]:
    """The fields of a file of house rules that its mistakes leave in doubt."""
    root, fields = reader.mistakes.root, form_of(House).fields
    assert root
    ways = {route_of(root, each, reader.document.line_offset): each for each in reader.diagnostics if each.place.span}
    named = {str(route[0]) for route in ways if route}
    guessed = {found.meant for route, found in ways.items() if len(route) == 1 and route[0] not in fields}
    # An unknown field may be any of those that seem to be missing.
    is_open = () in ways or not guessed <= fields.keys()
    missing = fields.keys() - {name for name, _ in pairs(root)} if is_open else set()
    return (named | guessed | missing) & fields.keys()


def nothing_known() -> HouseInDoubt:
    """House rules of which nothing could be read."""
    return _in_doubt(House(), form_of(House).fields)


def _in_doubt(whole: House, names: Iterable[str]) -> HouseInDoubt:
    house = HouseInDoubt(**{each.name: getattr(whole, each.name) for each in dataclasses.fields(whole)})
    attributes = frozenset(form_of(House).fields[name].attribute for name in names)
    object.__setattr__(house, "doubtful", attributes)
    return house
