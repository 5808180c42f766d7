"""Two nodes of a tree share an id, or a former id is in use or claimed twice.

Questions, steps and outcomes of a tree share one space of ids, since each is one address on one page. What `formerly`
lists is an address too: an old link can lead to one place only. The same holds for trees among each other, and for the
answers and ticks of one question. Stories of one tree are told apart by their names.

Bad:

```yaml
questions:
  put-it-right:
    ask: …
outcomes:
  put-it-right:
    title: …
```

Good:

```yaml
questions:
  can-we-put-it-right:
    ask: …
outcomes:
  put-it-right:
    title: …
```
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Protocol

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Place
from good_call.diagnostics.subject import Subject
from good_call.model.a_or_an import a_or_an
from good_call.model.house import HOUSE_FILE
from good_call.model.identifier import slug
from good_call.model.moves import Move
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.model.tree_name import why_not_named
from good_call.rules.rule import Family, GuideSubject, Stage, TreeSubject

FAMILY = Family.FORM
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """No id stands under two of questions, steps and outcomes, and no former id is another's."""
    yield from _among_kinds(subject)
    yield from _stories(subject)
    tree = subject.tree
    nodes = list(tree.nodes.values())
    yield from _former("node", nodes, lambda at: subject.place(*tree.route(nodes[at].id)))
    for question in tree.questions.values():
        yield from _former_answers(subject, question)


def _stories(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Practice remembers a story by its name."""
    first: dict[str, int] = {}
    for number, scenario in enumerate(subject.tree.scenarios):
        earlier = first.setdefault(slug(scenario.name), number)
        if earlier != number:
            yield Diagnostic(
                rule="duplicate-id",
                message="two stories of this tree have the same name",
                place=subject.place("scenarios", number, "name"),
                subject=Subject("scenario", scenario.name),
                label="the second",
                help="Give one of them another name: it tells them apart in practice.",
                notes=(Note(subject.place("scenarios", earlier, "name"), "the first"),),
            )


def _former_answers(subject: TreeSubject, question: Question) -> Iterator[Diagnostic]:
    named: tuple[_WithId, ...] = (*question.answers, *(question.tick or ()))
    if not any(each.formerly for each in named):
        return
    count = len(question.answers)

    def place(at: int) -> Place:
        field = ("answers", at) if at < count else ("tick", at - count)
        return subject.place("questions", question.id, *field)

    yield from _former("answer", named, place)


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """No former id of a tree is another's."""
    trees = list(subject.guide.trees.values())
    yield from _former("tree", trees, lambda at: Place(trees[at].file), subject.guide.broken.keys())
    yield from _moved(subject)
    formers = {former for tree in trees for former in tree.formerly}
    for key in subject.house.removed:
        if key in formers | subject.guide.tree_ids or key.removeprefix("articles/") in _articles(subject, key):
            yield _still_there(key)
        elif why := _no_page(key):
            yield _never_there(key, why)


def _moved(subject: GuideSubject) -> Iterator[Diagnostic]:
    """What is said to have gone to another tree, and is still there; or to two."""
    first: dict[tuple[str, ...], Move] = {}
    guide = subject.guide
    for move in (each for gist in subject.gists.values() for each in gist.moves):
        here = Place(guide.trees[move.to].file, guide.trees[move.to].route(move.now[0]), "key")
        there = guide.trees.get(move.was[0])
        kind = "node" if len(move.was) == 2 else "answer"
        if there and _has(there, move.was):
            yield _still_used(kind, "/".join(move.was), here, None)
        elif first.setdefault(move.was, move) is not move:
            yield _claimed_twice(kind, "/".join(move.was), here, Place(guide.trees[first[move.was].to].file))


def _has(tree: Tree, was: tuple[str, ...]) -> bool:
    question = tree.questions.get(was[1])
    return was[1] in tree.nodes if len(was) == 2 else bool(question and question.answer(was[2]))


def _articles(subject: GuideSubject, key: str) -> Set[str]:
    return subject.guide.article_ids if "/" in key else frozenset()


def _no_page(key: str) -> str:
    """Why no page of a guide can have stood there, as what is said of it; empty where one can."""
    folder, slash, _ = key.partition("/")
    if slash:
        return "" if folder == "articles" else "is neither a tree nor an article"
    return why_not_named(key)


def _never_there(key: str, why: str) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-id",
        message=f"`{key}` {why}",
        place=Place(HOUSE_FILE, ("removed", key), "key"),
        label="nothing was removed here",
        help="Write the id of a tree, or `articles/` and that of an article; or take it out.",
    )


def _still_there(key: str) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-id",
        message=f"`{key}` is listed as removed, and it is in use",
        place=Place(HOUSE_FILE, ("removed", key), "key"),
        subject=Subject("tree", key),
        label="nobody would see these words",
        help="Take it out here.",
    )


class _WithId(Protocol):
    @property
    def id(self) -> str:
        """Its id now."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids that it had before."""


def _former(
    what: str, named: Sequence[_WithId], place: Callable[[int], Place], more: Set[str] = frozenset()
) -> Iterator[Diagnostic]:
    """What is wrong with the former ids of things that share a space of ids; `more` are others in use there."""
    if not any(each.formerly for each in named):
        return
    in_use = {each.id: place(at) for at, each in enumerate(named)}
    claimed: dict[str, Place] = {}
    for at, each in enumerate(named):
        for position, former in enumerate(each.formerly):
            here = dataclasses.replace(place(at), route=(*place(at).route, "formerly", position))
            if former in in_use or former in more:
                yield _still_used(what, former, here, in_use.get(former))
            elif former in claimed:
                yield _claimed_twice(what, former, here, claimed[former])
            claimed.setdefault(former, here)


def _still_used(what: str, former: str, here: Place, user: Place | None) -> Diagnostic:
    message = f"`{former}` is listed as a former id, and {a_or_an(what)} has it now"
    repair = "Take it out here; or give what has it now another id."
    notes = (Note(dataclasses.replace(user, part="key"), "it is in use here"),) if user and user.route else ()
    return Diagnostic(
        rule="duplicate-id",
        message=message,
        place=here,
        subject=Subject(what, former),
        label="old links lead there, not here",
        help=repair,
        notes=notes,
    )


def _claimed_twice(what: str, former: str, here: Place, first: Place) -> Diagnostic:
    message = f"`{former}` is listed as a former id twice"
    repair = f"Keep it on the {what} that took its place, and take it out of the other."
    notes = (Note(first, "the first"),)
    return Diagnostic(
        rule="duplicate-id",
        message=message,
        place=here,
        subject=Subject(what, former),
        label="an old link can lead to one place only",
        help=repair,
        notes=notes,
    )


def _among_kinds(subject: TreeSubject) -> Iterator[Diagnostic]:
    tree = subject.tree
    if len(tree.nodes) == len(tree.questions) + len(tree.steps) + len(tree.outcomes):
        return
    first: dict[str, str] = {}
    for kind, nodes in (("questions", tree.questions), ("steps", tree.steps), ("outcomes", tree.outcomes)):
        for node_id in nodes:
            if node_id in first:
                yield _diagnostic(subject, node_id, first[node_id], kind)
            first.setdefault(node_id, kind)


def _diagnostic(subject: TreeSubject, node_id: str, first: str, second: str) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-id",
        message=f"two nodes have the id `{node_id}`",
        subject=Subject("node", node_id),
        place=subject.place(second, node_id, part="key"),
        label=f"one is among the {first}, this one among the {second}",
        help="Give one of them another id, and change what leads to it.",
        notes=(Note(subject.place(first, node_id, part="key"), "the first"),),
    )
