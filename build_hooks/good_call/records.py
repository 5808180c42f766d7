"""Dataclasses for every room: the standard library's, made in half the time.

`dataclasses` writes and compiles each method of each class anew. At the hundred classes of a check that was a third
of what it takes to start, and more in the browser. Here comparing, hashing and showing are shared by all classes;
arguments, results and types are the standard library's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

Values = Callable[[Any], object]
"""What of a record is compared."""


def _dataclass(cls: type | None = None, /, *, eq: bool = True, order: bool = False, **options: Any) -> Any:
    """As `dataclasses.dataclass`; what is ordered is left to it."""
    if cls is None:
        return lambda made: _dataclass(made, eq=eq, order=order, **options)
    if order:
        return dataclasses.dataclass(cls, eq=eq, order=order, **options)
    own = set(vars(cls))
    record: type = dataclasses.dataclass(cls, eq=False, repr=False, **options)
    shared = {"__repr__": _shown}
    if eq:
        shared |= _comparing(record, options.get("frozen", False))
    for name, method in shared.items():
        if name not in own:
            setattr(record, name, method)
    return record


def _comparing(record: type, frozen: bool) -> dict[str, Any]:
    fields = dataclasses.fields(record)
    compared = _values([field.name for field in fields if field.compare])
    hashed = _values([field.name for field in fields if (field.compare if field.hash is None else field.hash)])

    def equals(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equals, "__hash__": (lambda self: hash(hashed(self))) if frozen else None}


def _values(names: list[str]) -> Values:
    return attrgetter(*names) if names else lambda _: ()


@recursive_repr()
def _shown(self: Any) -> str:
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
