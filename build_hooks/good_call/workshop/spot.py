"""What the form says of a place: a group of fields, or the kind of value that belongs there."""

from __future__ import annotations

from typing import Any

from good_call.diagnostics.place import Route
from good_call.model.article import Article
from good_call.model.call import Calls
from good_call.model.field import Field, form_of
from good_call.model.folders import Folders
from good_call.model.group import GROUP_FILE, TreeGroup
from good_call.model.house import House
from good_call.model.kind import Kind
from good_call.model.kinds import Entries, Items
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """`group` is what holds fields there; else `kind` is the kind of value. `field` is the nearest field above."""

    group: type | None = None
    kind: Kind[Any] | None = None
    field: Field | None = None


def root_of_file(path: str, folders: Folders) -> type:
    """The form of a file, by its name."""
    if folders.is_article(path):
        return Article
    if path == folders.house:
        return House
    if path == folders.calls:
        return Calls
    return TreeGroup if path.endswith(f"/{GROUP_FILE}") else Tree


def spot_at(root: type, route: Route) -> Spot | None:
    """What belongs at the end of a route; None where the form knows no such way."""
    spot = Spot(group=root)
    for step in route:
        following = _next(spot, step)
        if following is None:
            return None
        spot = following
    return spot


def _next(spot: Spot, step: str | int) -> Spot | None:
    if spot.group:
        field = form_of(spot.group).fields.get(str(step))
        return _within(field.kind, field) if field else None
    kind = spot.kind
    if isinstance(kind, Entries):
        return _within(kind.kind, spot.field)
    if isinstance(kind, Items) and isinstance(step, int):
        return _within(kind.kind, spot.field)
    holds = getattr(kind, "holds", None)
    return Spot(group=holds, field=spot.field) if holds and isinstance(step, int) else None


def _within(kind: Kind[Any], field: Field | None) -> Spot:
    # A statement to tick may be a text too, and is a group where it is more.
    group: type | None = getattr(kind, "group", None)
    return Spot(group=group, kind=kind, field=field)
