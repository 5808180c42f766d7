"""What was read of the form as plain values for JSON, and back: a tree that nobody edits need not be parsed again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from good_call.model.case import Then
from good_call.model.json_schema import ROOTS, groups_of

Keep = Callable[[type, str, Any], Any]
"""What is kept of a field, by its group and its name: its value, or less."""

_GROUP, _MAPPING, _SET, _DATE, _NUMBER = "$", "%", "^", "@", "#"


@cache
def _classes() -> Mapping[str, type]:
    groups = (group for root in ROOTS.values() for group in groups_of(root))
    return {group.__name__: group for group in (*groups, Then)}


def plain(value: Any, keep: Keep | None = None) -> Any:
    """A value of the form without its defaults. Raises TypeError for what no form holds."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple):
        return [plain(each, keep) for each in value]
    if isinstance(value, dict):
        return {_MAPPING: {key: plain(each, keep) for key, each in value.items()}}
    if isinstance(value, frozenset):
        return {_SET: sorted(value)}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, Fraction):
        return {_NUMBER: str(value)}
    if type(value).__name__ in _classes():
        return {_GROUP: type(value).__name__, **_fields(value, keep)}
    raise TypeError(f"no form holds {type(value)}")


def _fields(value: Any, keep: Keep | None) -> dict[str, Any]:
    found = {}
    for field in dataclasses.fields(value):
        here = getattr(value, field.name)
        if field.init and not _is_default(field, here):
            found[field.name] = plain(keep(type(value), field.name, here) if keep else here, keep)
    return found


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    # A field that must be there has a default too, which no instance keeps.
    if field.default_factory is not dataclasses.MISSING:
        return bool(value == field.default_factory())
    return value is None if field.default is None else bool(value == field.default)


def whole(value: Any) -> Any:
    """The value that `plain` made this of. Raises KeyError or TypeError for anything else."""
    if isinstance(value, list):
        return tuple([whole(each) for each in value])
    if not isinstance(value, dict):
        return value
    if _GROUP in value:
        group = _classes()[value[_GROUP]]
        return group(**{name: whole(each) for name, each in value.items() if name != _GROUP})
    if _MAPPING in value:
        return {key: whole(each) for key, each in value[_MAPPING].items()}
    if _SET in value:
        return frozenset(value[_SET])
    return date.fromisoformat(value[_DATE]) if _DATE in value else Fraction(value[_NUMBER])
