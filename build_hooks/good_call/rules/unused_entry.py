"""A principle, policy, verdict, role, partner, programme, group, synonym or field of a worksheet is never used.

What no node rests on, no rep will ever read. Cite it where it belongs, or take it out. A group without a tree is shown
nowhere. What no sum uses, a rep would type in vain. A synonym that is the word itself, or stands there already, tells
the search nothing.

Bad: a principle that no question, step or outcome cites.

Good: `principles: [article/principle]` on the node that follows from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.diagnostics.subject import Subject, subject_at
from good_call.graph.formula import fields_of, parse
from good_call.model.guide import Guide
from good_call.rules.rule import Family, GuideSubject, Stage, TreeSubject, house_place

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES


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
    cited = _used(subject, "principles")
    for article in guide.articles.values():
        for principle in article.principles.values():
            if f"{article.id}/{principle.id}" not in cited and subject.misnamed.isdisjoint({"principle", "article"}):
                place = Place(article.file, ("principles", principle.id), "key")
                repair = "Cite it where it helps a rep to decide; or take it out of the article."
                yield _unused(place, f"no node cites the principle `{principle.id}`", repair)
    for name, known, used in _house_entries(subject):
        for entry in known:
            place = house_place(name, entry, part="key")
            # What a house builds on serves others too.
            kind = subject_at(place).kind
            if entry not in used and kind not in subject.misnamed and guide.is_own(place):
                message = f"nothing uses the {kind} `{entry}`"
                yield _unused(place, message, "Use it, or take it out.")


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


def _used(subject: GuideSubject, field: str) -> frozenset[str]:
    return frozenset[str]().union(*(gist.used[field] for gist in subject.gists.values()))


def _house_entries(subject: GuideSubject) -> Iterator[tuple[str, Iterable[str], Set[str]]]:
    house = subject.house
    exceptions = [each for policy in house.policies.values() for each in (policy.exceptions or {}).values()]
    approvers = {each.approve for each in exceptions} | _used(subject, "approve")
    yield "policies", house.policies, _used(subject, "policies")
    yield "roles", house.roles, approvers | {house.escalation.who}
    yield "partners", house.partners, _used(subject, "refer")
    yield "programmes", house.programmes, _used(subject, "programme")
    verdicts = {verdict.name: verdict.id for verdict in house.verdicts.values()}
    used = _used(subject, "verdict")
    yield "verdicts", verdicts, {name for name, verdict_id in verdicts.items() if verdict_id in used}


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


def _unused(place: Place, message: str, repair: str) -> Diagnostic:
    return Diagnostic(rule="unused-entry", message=message, place=place, label="no rep will ever read it", help=repair)
