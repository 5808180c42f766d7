"""A group of the form as JSON for other programs: ids written out, ways on always as a list, numbers as digits.

What is empty is left out. Texts are Markdown as the trainer wrote them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from good_call.model.case import Case, Then
from good_call.model.field import form_of
from good_call.model.measure import numeral

UNPUBLISHED = frozenset({"owner", "scenarios", "waivers", "extends", "budgets", "review-months"})
"""Fields about keeping a guide, of no use to whoever walks a tree."""


def as_json(group: object) -> dict[str, Any]:
    """All fields of a group that say something, by their keys in the form."""
    values = {field.key: getattr(group, field.attribute) for field in form_of(type(group)).fields.values()}
    return {key: _value(value) for key, value in values.items() if key not in UNPUBLISHED and _says_something(value)}


def _says_something(value: object) -> bool:
    return value is not None and value is not False and value not in ("", (), {})


def _value(value: Any) -> Any:
    if isinstance(value, Then):
        return [_case(case) for case in value.cases]
    if isinstance(value, Fraction):
        return numeral(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _value(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value if isinstance(value, str | int) else as_json(value)


def _case(case: Case) -> dict[str, Any]:
    condition = {} if case.if_ is None else {"if": _value(case.if_)}
    return {**condition, "to": case.target}
