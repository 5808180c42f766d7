"""A word that a rep searches for leads past every call that says it.

A word under `search:` of a tree, which a call says or has among its `words:`, must lead to a tree that such a call
passes. Else a rep with just that call opens a tree in which nothing fits.

Bad: `search: [close the account]` in a tree about letting a customer go, while the call "Please close the account" ends
in the tree about cancelling.

Good: the word stands in the tree that takes the call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import Place
from good_call.model.call import Call, Calls
from good_call.model.guide import Guide
from good_call.rules.rule import Family, GuideSubject, Stage

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every search word that a call says leads to a tree that such a call passes."""
    calls = subject.guide.calls
    if calls is None or subject.guide.broken:
        return
    passing = _passing(subject.guide, calls)
    said = [(call, _said(call)) for call in calls.calls if call.ends]
    for word, places in _searched(subject.guide).items():
        sought = f" {_letters(word)} "
        saying = [call for call, words in said if sought in words]
        passed = {tree for call in saying for tree in passing.get(call.say, ())}
        if saying and passed.isdisjoint(places):
            yield _told(word, saying[0], next(iter(places.values())))


def _told(word: str, call: Call, place: Place) -> Diagnostic:
    message = f"the word `{word}` leads past every call that says it"
    wanted = " or ".join(f"`{each}`" for each in call.ending_trees)
    return Diagnostic(
        rule="misleading-word",
        message=message,
        place=place,
        label=f"said in “{call.say}”",
        help=f"Move it to {wanted}, which takes it.",
    )


def _passing(guide: Guide, calls: Calls) -> dict[str, set[str]]:
    from good_call.graph.journey import whole_journeys  # a guide may do without calls

    return {call.say: {leg.tree.id for leg in found.legs} for call, found in whole_journeys(guide.trees, calls.calls)}


def _searched(guide: Guide) -> dict[str, dict[str, Place]]:
    """The trees that each word leads to, with the place where it stands."""
    places: dict[str, dict[str, Place]] = defaultdict(dict)
    for tree in guide.trees.values():
        for number, word in enumerate(tree.search):
            places[word.casefold()][tree.id] = Place(tree.file, ("search", number))
    return places


def _said(call: Call) -> str:
    return f" {' '.join(_letters(text) for text in (call.say, *call.words))} "


def _letters(text: str) -> str:
    return " ".join("".join(each if each.isalnum() or each == "'" else " " for each in text.casefold()).split())
