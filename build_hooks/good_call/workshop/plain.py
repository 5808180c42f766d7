"""What was read of the form as plain values for JSON, and back: a tree that nobody edits need not be parsed again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from good_call.model.case import Case, Then
from good_call.model.json_schema import ROOTS, groups_of

Keep = Callable[[type, str, Any], Any]
"""What is kept of a field, by its group and its name: its value, or less."""

_GROUP, _MAPPING, _SET, _DATE, _NUMBER, _ONWARD = "$", "%", "^", "@", "#", ">"


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
    small = _small(value)
    if small:
        return small
    if type(value).__name__ in _classes():
        return {_GROUP: type(value).__name__, **_fields(value, keep)}
    raise TypeError(f"no form holds {type(value)}")


def _small(value: Any) -> dict[str, Any]:
    """What is written in one sign and a text or two; nothing for all else."""
    if isinstance(value, frozenset):
        return {_SET: sorted(value)}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, Fraction):
        return {_NUMBER: str(value)}
    # Most of a tree's values are such, and one is made for all that are the same.
    if isinstance(value, Then) and value == _onward(value.cases[0].target):
        return {_ONWARD: value.cases[0].target}
    return {}


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
    # A text is handed on without a call: a large guide has hundreds of thousands.
    if isinstance(value, list):
        return tuple([each if isinstance(each, str) else whole(each) for each in value])
    if not isinstance(value, dict):
        return value
    if _GROUP in value:
        fields = {name: each if isinstance(each, str) else whole(each) for name, each in value.items()}
        return _classes()[fields.pop(_GROUP)](**fields)
    if _ONWARD in value:
        return _onward(value[_ONWARD])
    if _MAPPING in value:
        return {key: each if isinstance(each, str) else whole(each) for key, each in value[_MAPPING].items()}
    if _SET in value:
        return frozenset(value[_SET])
    return date.fromisoformat(value[_DATE]) if _DATE in value else _number(value[_NUMBER])


@cache
def _onward(target: str) -> Then:
    return Then((Case(otherwise=target),), single=True)


@cache
def _number(digits: str) -> Fraction:
    return Fraction(digits)
