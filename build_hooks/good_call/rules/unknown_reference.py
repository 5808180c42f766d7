"""A principle, policy, verdict, role, partner, programme, tree or article is named that doesn't exist.

What a node names is shown beside it with its source. A name that nothing has would leave a gap there.

Bad:

```yaml
principles: [fire-a-customer/last-ressort]
```

Good:

```yaml
principles: [fire-a-customer/last-resort]
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from functools import partial

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Route
from good_call.diagnostics.subject import Subject
from good_call.model.field import form_of
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE, Commitment, HardStop, Partner, Policy, Programme, Role, Verdict
from good_call.model.identifier import slug
from good_call.model.nearest import nearest
from good_call.model.node import Node, Outcome, Question
from good_call.model.safeguard import Safeguard
from good_call.rules.gathering import gather
from good_call.rules.rule import Family, GuideSubject, TreeSubject, house_place
from good_call.rules.unknown_target import lost_targets

FAMILY = Family.SENSE

_MOST_NAMED = 5
_IN_HOUSE: dict[str, tuple[str, type]] = {
    "verdict": ("verdicts", Verdict),
    "role": ("roles", Role),
    "partner": ("partners", Partner),
    "policy": ("policies", Policy),
    "programme": ("programmes", Programme),
}
"""Where the house rules hold what can be named, and its form."""


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every name in the tree is known; one that is wrong in several places is told once."""
    yield from gather(_all(subject))


def _all(subject: TreeSubject) -> Iterator[Diagnostic]:
    for node in subject.tree.nodes.values():
        yield from _node(subject, node)
    for number, safeguard in enumerate(subject.tree.safeguards):
        route: Route = ("safeguards", number)
        yield from _principles(subject.guide, subject.place(*route, "principle"), (safeguard.principle,))
        for position, condition in enumerate(safeguard.always):
            place = subject.place(*route, "always", position, "cited")
            yield from _principles(subject.guide, place, (condition.cited,))
        if safeguard.before.verdict:
            place = subject.place(*route, "before", "verdict")
            yield from _known(place, "verdict", safeguard.before.verdict, subject.house.verdicts)
    for number, scenario in enumerate(subject.tree.scenarios):
        if scenario.source:
            place = subject.place("scenarios", number, "source")
            yield from _known(place, "article", scenario.source, subject.guide.article_ids)


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every name in the house rules and in the articles is known."""
    yield from _house_principles(subject)
    yield from _house_roles(subject)
    for number, tension in enumerate(subject.house.tensions):
        for position, at in enumerate(tension.at):
            yield from _settled_at(subject, house_place("tensions", number, "at", position), at)
    for article in subject.guide.articles.values():
        for principle in article.principles.values():
            place = Place(article.file, ("principles", principle.id, "theme"))
            yield from _known(place, "theme", principle.theme, subject.house.themes)


def _settled_at(subject: GuideSubject, place: Place, at: str) -> Iterator[Diagnostic]:
    trees = subject.guide.trees
    tree_id, _, node_id = at.partition("/")
    if tree_id in subject.guide.broken or (tree_id in trees and node_id in trees[tree_id].nodes):
        return
    if tree_id in trees and any(target == node_id for _, target in lost_targets(trees[tree_id], frozenset(trees))):
        return  # told in the tree, where answers lead to it
    names = [f"{tree.id}/{node}" for tree in trees.values() for node in tree.nodes]
    yield from _known(place, "node", at, names)


def _node(subject: TreeSubject, node: Node) -> Iterator[Diagnostic]:
    route = subject.tree.route(node.id)
    house = subject.house
    for position, citation in enumerate(node.principles):
        yield from _principles(subject.guide, subject.place(*route, "principles", position), (citation,))
    for position, policy in enumerate(node.policies):
        yield from _known(subject.place(*route, "policies", position), "policy", policy, house.policies)
    yield from _stops(subject, node, route)
    for position, tree in enumerate(node.see):
        yield from _other_tree(subject, subject.place(*route, "see", position), tree)
    if isinstance(node, Outcome):
        yield from _outcome(subject, node, route)


def _stops(subject: TreeSubject, node: Node, route: Route) -> Iterator[Diagnostic]:
    for number, answer in enumerate(node.answers if isinstance(node, Question) else ()):
        for position, stop in enumerate(answer.stop):
            place = subject.place(*route, "answers", number, "stop", position)
            yield from _known(place, "hard stop", stop, subject.house.hard_stops)


def _outcome(subject: TreeSubject, outcome: Outcome, route: Route) -> Iterator[Diagnostic]:
    house = subject.house
    if outcome.verdict not in house.verdicts:
        yield from _known(subject.place(*route, "verdict"), "verdict", outcome.verdict, house.verdicts)
    if outcome.approve and outcome.approve != "nobody":
        yield from _known(subject.place(*route, "approve"), "role", outcome.approve, house.roles)
    if outcome.programme:
        yield from _known(subject.place(*route, "programme"), "programme", outcome.programme, house.programmes)
    for position, partner in enumerate(outcome.refer):
        yield from _known(subject.place(*route, "refer", position), "partner", partner, house.partners)
    for position, tree in enumerate(outcome.next):
        yield from _other_tree(subject, subject.place(*route, "next", position), tree)


def _other_tree(subject: TreeSubject, place: Place, tree: str) -> Iterator[Diagnostic]:
    if tree == subject.tree.id:
        repair = "Name another tree, or take it out: a rep can start again on every page."
        yield Diagnostic(
            rule="unknown-reference",
            message="this tree names itself",
            place=place,
            subject=Subject("tree", tree),
            label="this is the tree itself",
            help=repair,
        )
    elif tree not in subject.tree_ids and tree in subject.guide.article_ids:
        repair = f"Cite what it teaches, as in `principles: [{tree}/…]`; or link to it in a text: `articles/{tree}.md`."
        message = f"`{tree}` is an article, and a tree should stand here"
        yield Diagnostic(
            rule="unknown-reference",
            message=message,
            place=place,
            label="no tree has this name",
            help=repair,
            subject=Subject("article", tree),
        )
    else:
        yield from _known(place, "tree", tree, sorted(subject.tree_ids - {subject.tree.id}))


def _house_principles(subject: GuideSubject) -> Iterator[Diagnostic]:
    house = subject.house
    entries: tuple[tuple[str, Policy | Commitment | Programme], ...] = (
        *(("policies", each) for each in house.policies.values()),
        *(("commitments", each) for each in house.commitments.values()),
        *(("programmes", each) for each in house.programmes.values()),
    )
    for name, entry in entries:
        yield from _listed(subject, (name, entry.id, "principles"), entry.principles)
    for number, tension in enumerate(house.tensions):
        yield from _listed(subject, ("tensions", number, "between"), tension.between)
    for number, safeguard in enumerate(house.safeguards):
        yield from _house_safeguard(subject, ("safeguards", number), safeguard)


def _house_safeguard(subject: GuideSubject, route: Route, safeguard: Safeguard) -> Iterator[Diagnostic]:
    yield from _principles(subject.guide, house_place(*route, "principle"), (safeguard.principle,))
    for position, condition in enumerate(safeguard.always):
        yield from _principles(subject.guide, house_place(*route, "always", position, "cited"), (condition.cited,))
    if safeguard.before.verdict:
        place = house_place(*route, "before", "verdict")
        yield from _known(place, "verdict", safeguard.before.verdict, subject.house.verdicts)


def _listed(subject: GuideSubject, route: Route, citations: tuple[str, ...]) -> Iterator[Diagnostic]:
    for position, citation in enumerate(citations):
        yield from _principles(subject.guide, house_place(*route, position), (citation,))


def _house_roles(subject: GuideSubject) -> Iterator[Diagnostic]:
    house = subject.house
    yield from _known(house_place("escalation", "who"), "role", house.escalation.who, house.roles)
    for stop in house.hard_stops.values():
        yield from _hard_stop(subject, stop)
    for policy in house.policies.values():
        for exception in (policy.exceptions or {}).values():
            place = house_place("policies", policy.id, "exceptions", exception.id, "approve")
            yield from _known(place, "role", exception.approve, house.roles)


def _hard_stop(subject: GuideSubject, stop: HardStop) -> Iterator[Diagnostic]:
    at = partial(house_place, "hard-stops", stop.id)
    yield from _known(at("who"), "role", stop.who, subject.house.roles)
    if stop.tree:
        yield from _known(at("tree"), "tree", stop.tree, sorted(subject.guide.tree_ids))
    for name, verdicts in (("asked-before", stop.asked_before), ("never", stop.never)):
        for position, verdict in enumerate(verdicts):
            yield from _known(at(name, position), "verdict", verdict, subject.house.verdicts)


def _principles(guide: Guide, place: Place, citations: tuple[str, ...]) -> Iterator[Diagnostic]:
    for citation in citations:
        if citation and guide.principle(citation) is None and not _in_broken_article(guide, citation):
            yield _no_principle(guide, place, citation)


def _no_principle(guide: Guide, place: Place, citation: str) -> Diagnostic:
    article_id, _, principle_id = citation.partition("/")
    known = [f"{article.id}/{each}" for article in guide.articles.values() for each in article.principles]
    guess = nearest(citation, known)
    if article_id in guide.articles or guess:
        own = tuple(each for each in known if each.startswith(f"{article_id}/"))
        more = f" and {len(own) - _MOST_NAMED} more" if len(own) > _MOST_NAMED else ""
        few = ", ".join(f"`{each}`" for each in own[:_MOST_NAMED])
        repair = f"Write one of {few}{more}; or add it to the article `{article_id}`."
        unknown = Subject("principle", citation)
        return _unknown(place, unknown, f"there is no principle `{citation}`", guess, own, repair)
    # The same for each of its principles, so that all places are told together.
    heirs = [article.id for article in guide.articles.values() if principle_id in article.principles]
    renamed = (
        f"Write `{heirs[0]}/` before the principle, if it is there now; or" if len(heirs) == 1 else "Cite another; or"
    )
    repair = f"{renamed} bring `docs/articles/{article_id}.md` back."
    message = f"there is no article `{article_id}` whose principles could be cited"
    return _unknown(place, Subject("article", article_id), message, None, (), repair)


def _in_broken_article(guide: Guide, citation: str) -> bool:
    # One mistake, one diagnostic: an article that can't be read has said so itself.
    return citation.partition("/")[0] in guide.broken_articles


def _known(place: Place, what: str, name: str, known: Collection[str]) -> Iterator[Diagnostic]:
    if name in known:
        return
    # Sets have no order of their own, and each run should say the same.
    names = tuple(sorted(known) if isinstance(known, Set) else known)
    few = ", ".join(f"`{each}`" for each in names)
    # Ids with a slash are made of two, and both are there already or nowhere.
    added = name if "/" in name else slug(name) or name
    to_add = _to_add(what, added) or f"add it first, as `{added}`"
    one_of = f"Write one of {few}" if 0 < len(known) <= 20 else ""
    repair = (
        f"{one_of}; or {to_add}." if one_of and what in _IN_HOUSE else f"{one_of or to_add[:1].upper() + to_add[1:]}."
    )
    yield _unknown(place, Subject(what, name), f"there is no {what} `{name}`", nearest(name, known), names, repair)


def _to_add(what: str, name: str) -> str:
    """The lines that add it to the house rules; empty for what is added elsewhere."""
    if what not in _IN_HOUSE:
        return ""
    section, group = _IN_HOUSE[what]
    fields = " and ".join(f"`{field.key}: …`" for field in form_of(group).required)
    return f"add it to `{HOUSE_FILE}`: below `{section}:` a line `{name}:`, and below that {fields}"


def _unknown(
    place: Place, unknown: Subject, message: str, guess: str | None, known: tuple[str, ...], repair: str
) -> Diagnostic:
    return Diagnostic(
        rule="unknown-reference",
        message=message,
        place=place,
        label="nothing has this name",
        help="" if guess else repair,
        subject=unknown,
        meant=guess or "",
        alternatives=known,
    )
