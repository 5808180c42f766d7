"""A principle, policy, verdict, role, hard stop or another thing with an id is never used.

What no node rests on, no rep will ever read. Cite it where it belongs, or take it out. That goes for partners and
programmes too, for themes without a principle and for kinds of calls without a call. A commitment may stand alone, for
every customer gets it. A group without a tree is shown nowhere. What no sum uses, a rep would type in vain. A synonym
that is the word itself, or stands there already, tells the search nothing.

Bad: a principle that no question, step or outcome cites.

Good: `principles: [article/principle]` on the node that follows from it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.diagnostics.subject import Subject
from good_call.graph.formula import fields_of, parse
from good_call.model.call import CALLS_FILE
from good_call.model.field import Field, form_of, name_of_each, things_named
from good_call.model.form_walk import walk
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE, House
from good_call.model.house_in_doubt import InDoubtError
from good_call.model.kinds import Entries, HouseName
from good_call.model.thing import Thing
from good_call.rules.rule import Family, GuideSubject, Stage, TreeSubject, house_place

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES

_BY_NODES: tuple[Thing, ...] = ("hard stop", "partner", "policy", "principle", "programme", "role", "verdict")
_UNREAD = "no rep will ever read it"
_LABELS: Mapping[str, str] = MappingProxyType(
    {"theme": "no principle belongs to it", "kind of call": "no call is of this kind", "hard stop": "no answer says so"}
)


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every field of a worksheet counts for its total."""
    for question in subject.tree.questions.values():
        if question.worksheet is None or question.total is None:
            continue
        used = fields_of(parse(question.total.sum))
        for field in (each for each in question.worksheet if each not in used):
            place = subject.place("questions", question.id, "worksheet", field, part="key")
            repair = f"Use `{field}` in `sum`, or take it out."
            yield Diagnostic(
                rule="unused-entry",
                message="the sum doesn't use this field",
                place=place,
                label="typed in vain",
                help=repair,
            )


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Everything is used somewhere; says nothing while a tree can't be read."""
    guide = subject.guide
    if guide.broken:
        return
    yield from map(_empty, guide.empty_groups)
    yield from _synonyms(guide)
    used = _used(subject)
    known: dict[Thing, set[str]] = {}
    for thing, name, _ in _entries(guide, subject.house):
        known.setdefault(thing, set()).add(name)
    # Where a name isn't there, another may have been meant.
    certain = {each for each in used if each not in subject.misnamed and used[each] <= known.get(each, set())}
    for thing, name, place in _entries(guide, subject.house):
        # What a house builds on serves others too.
        if thing in certain and name not in used[thing] and guide.is_own(place):
            yield _unused(thing, place)


def _synonyms(guide: Guide) -> Iterator[Diagnostic]:
    """Words that mean the same as themselves, that stand there twice, or that nobody can search for."""
    heads: set[str] = set()
    for word, others in (guide.house.synonyms if guide.house else {}).items():
        known = {_searched(word)}
        if known <= heads | {""} and guide.is_own(house_place("synonyms", word)):
            yield _no_synonym(house_place("synonyms", word, part="key"), word)
        heads |= known
        for number, other in enumerate(others):
            place = house_place("synonyms", word, number)
            if _searched(other) in known | {""} and guide.is_own(place):
                yield _no_synonym(place, other)
            known.add(_searched(other))


def _searched(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _no_synonym(place: Place, words: str) -> Diagnostic:
    message = f"`{words}` stands here already" if _searched(words) else f"nobody can search for `{words}`"
    return Diagnostic(
        rule="unused-entry",
        message=message,
        place=place,
        subject=Subject("text", words),
        label="the search learns nothing from it",
        help="Take it out.",
    )


def _used(subject: GuideSubject) -> dict[Thing, set[str]]:
    """What is named where it counts: promises about a verdict and tensions of principles show them to nobody."""
    guide = subject.guide
    used = {thing: set[str]().union(*(gist.used[thing] for gist in subject.gists.values())) for thing in _BY_NODES}
    with contextlib.suppress(InDoubtError):
        used["role"] |= _named("role", [subject.house])
        used["role"].discard("nobody")
    if not guide.broken_articles and subject.misnamed.isdisjoint({"principle", "article"}):
        used["theme"] = _named("theme", guide.articles.values())
    used["kind of call"] = _named("kind of call", [guide.calls] if guide.calls else [])
    return used


def _named(thing: Thing, groups: Iterable[object]) -> set[str]:
    return {name for group in groups for _, name, of in walk((), group, things_named) if thing in of}


def _entries(guide: Guide, house: House) -> Iterator[tuple[Thing, str, Place]]:
    """Whatever has an id of its own in the house rules, the calls and the articles, by the name that others use."""
    whole = ((HOUSE_FILE, house, ""), *([(CALLS_FILE, guide.calls, "")] if guide.calls else []))
    for file, group, before in (*whole, *((each.file, each, f"{each.id}/") for each in guide.articles.values())):
        for field in form_of(type(group)).fields.values():
            if isinstance(field.kind, Entries):
                yield from _entries_of(file, group, field, before)


def _entries_of(file: str, group: object, field: Field, before: str) -> Iterator[tuple[Thing, str, Place]]:
    assert isinstance(field.kind, Entries)
    is_called_by_words = isinstance(field.kind.key, HouseName)
    with contextlib.suppress(InDoubtError):
        for key, each in (getattr(group, field.attribute) or {}).items():
            place = Place(file, (field.key, each.name if is_called_by_words else key), "key")
            yield cast(Thing, name_of_each(field)), f"{before}{key}", place


def _empty(file: str) -> Diagnostic:
    folder = file.rpartition("/")[0]
    return Diagnostic(
        rule="unused-entry",
        message="no tree is in this group",
        place=Place(file, span=START_OF_FILE),
        subject=Subject("group", folder.rpartition("/")[2]),
        label="no page shows it",
        help=f"Move a tree there; or remove the folder `{folder}`.",
    )


def _unused(thing: Thing, place: Place) -> Diagnostic:
    message, repair = f"nothing uses the {thing} `{place.route[1]}`", "Use it, or take it out."
    if thing == "principle":
        message = f"no node cites the principle `{place.route[1]}`"
        repair = "Cite it where it helps a rep to decide; or take it out of the article."
    return Diagnostic(rule="unused-entry", message=message, place=place, label=_LABELS.get(thing, _UNREAD), help=repair)
