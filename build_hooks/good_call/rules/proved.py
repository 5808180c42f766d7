"""What is promised in a tree, one by one, with what the check found against it: its safeguards and its stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.place import Place, Route
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules.broken_safeguard import guards
from good_call.rules.check import Report
from good_call.source.document import placed


@dataclass(frozen=True, slots=True)
class Proved:
    """A safeguard or a story: its words, the file and the route at which it stands, and the errors that speak of it."""

    kind: Literal["safeguard", "story"]
    words: str
    file: str
    route: Route
    found: tuple[Located, ...]


def proved(tree: Tree, report: Report) -> Iterator[Proved]:
    """The safeguards of a tree, those of the house that guard it, and its stories."""
    errors = [each for each in report.errors if each.diagnostic.place.file == tree.file]
    for kind, words, file, route in _promised(tree, report.guide):
        yield Proved(kind, words, file, route, tuple(_about(errors, file, route)))


def _promised(tree: Tree, guide: Guide) -> Iterator[tuple[Literal["safeguard", "story"], str, str, Route]]:
    for number, safeguard in enumerate(tree.safeguards):
        yield "safeguard", safeguard.promise, tree.file, ("safeguards", number)
    for number, safeguard in enumerate(guide.house.safeguards if guide.house else ()):
        if any(guards(safeguard, outcome) for outcome in tree.outcomes.values()):
            place = placed(Place(HOUSE_FILE, ("safeguards", number)), guide.documents)
            yield "safeguard", safeguard.promise, place.file, place.route
    for number, scenario in enumerate(tree.scenarios):
        yield "story", scenario.name, tree.file, ("scenarios", number)


def _about(errors: Iterable[Located], file: str, route: Route) -> Iterator[Located]:
    """Those errors that speak of this safeguard or this story, at their place or beside it."""
    for each in errors:
        places = (each.diagnostic.place, *(note.place for note in each.diagnostic.notes))
        if any(place.file == file and place.route[:2] == route for place in places):
            yield each
