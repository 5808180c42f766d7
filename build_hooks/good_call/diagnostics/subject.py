"""What a diagnostic speaks of."""

from __future__ import annotations

from good_call.diagnostics.place import Place, Route
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A thing by its kind and id: `question` and `late-orders`, say. The kind is a word of the form, or of YAML.

    What is part of another thing is named with it: the answer `late-orders/once-or-never`. The id of what is unknown
    is as it was written.
    """

    kind: str
    id: str


_KINDS = {"policies": "policy", "retired": "retired id", "answers": "answer", "tick": "tick"}
_PARTS = {"answers", "tick", "worksheet", "exceptions"}
"""The lists and mappings of a thing whose members are things of their own."""


def subject_at(place: Place) -> Subject:
    """The innermost thing at a place; the file itself where the text has no values yet, or the place is in none."""
    route = place.route
    if not route:
        return Subject("file", place.file)
    if len(route) == 1:
        return Subject("field", str(route[0]))
    if len(route) > 3 and route[2] in _PARTS:
        return Subject(_kind(route[2:]), f"{route[1]}/{route[3]}")
    return Subject(_kind(route), str(route[1]))


def _kind(route: Route) -> str:
    name = str(route[0])
    return _KINDS.get(name) or name.removesuffix("s")
