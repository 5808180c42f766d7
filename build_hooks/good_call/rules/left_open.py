"""What the errors of one stage leave open for the later ones, which judge all that doesn't rest on it."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules.doubt import Doubt, places_of
from good_call.rules.rule import TreeSubject

_MOST_LOOPS = 20
"""Knots of loops that are taken apart one after the other; with more of them little else can be said."""


def left_open(subject: TreeSubject, errors: Iterable[Diagnostic], before: Doubt | None) -> tuple[TreeSubject, Doubt]:
    """The tree as the later stages can judge it, and what of it is in doubt from now on."""
    doubt = copy.deepcopy(before) if before else Doubt()
    for each in errors:
        _OPENS.get(each.rule, _Error.everything)(_Error(each, subject, doubt))
    if doubt.is_all:
        return subject, doubt
    doubt.cut |= set(_asking_about(subject.tree, doubt.nodes))
    doubt.lost |= doubt.cut
    doubt.loses_ways = doubt.loses_ways or bool(doubt.lost)
    tree = doubt.judged(subject.tree)
    return (subject if tree is subject.tree else _about(subject, tree)), doubt


def _about(subject: TreeSubject, tree: Tree) -> TreeSubject:
    return dataclasses.replace(subject, tree=tree, analysis=subject.analysis.of_another(tree))


def _asking_about(tree: Tree, questions: set[str]) -> Iterator[Route]:
    """The ways on that rest on what was answered at one of these questions."""
    for _, route, then in tree.ways(branching=True):
        if any(not questions.isdisjoint(case.if_ or {}) for case in then.cases):
            yield route


def _along(tree: Tree, loop: tuple[str, ...]) -> Iterator[Route]:
    steps = set(pairwise((*loop, loop[0])))
    for node, route, then in tree.ways():
        if not tree.leads_back(node, route) and any((node.id, target) in steps for target in then.targets):
            yield route


def _way(route: Route) -> Route:
    """The way to the `then` in which something stands."""
    return route[: route.index("then") + 1]


@dataclass(frozen=True)
class _Error:
    """One error, with the doubt that it adds to."""

    found: Diagnostic
    subject: TreeSubject
    doubt: Doubt

    @property
    def node(self) -> str:
        return str(self.found.place.route[1])

    def everything(self) -> None:
        self.doubt.is_all = True

    def nothing(self) -> None:
        """It is about words, and no path rests on them."""

    def start(self) -> None:
        self.doubt.loses_start = True

    def target(self) -> None:
        self.doubt.unknown.add(self.found.about.id)
        if self.found.meant:
            # Where the node itself has the slip, it is the one that is meant.
            self.doubt.unknown |= {self.found.meant} - self.subject.tree.nodes.keys()
        self.doubt.lost |= {_way(place.route) for place in places_of(self.found) if "then" in place.route}

    def measure(self) -> None:
        self.doubt.vague.add(self.node)
        if self.subject.tree.questions[self.node].tick is not None:
            # What can be ticked together follows from the ranges.
            self.doubt.nodes.add(self.node)

    def gap(self) -> None:
        """An answer may be missing."""
        self.measure()
        self.doubt.loses_ways = True

    def way_missing(self) -> None:
        self.doubt.nodes.add(self.node)
        self.doubt.loses_ways = True

    def name(self) -> None:
        question, of_answer, _ = self.found.about.id.partition("/")
        # What is named may have been there, and have led on.
        self.doubt.loses_ways = True
        if not of_answer:
            self.doubt.unknown.add(question)
        elif question in self.subject.tree.questions:
            self._misfit(question)
        for place in places_of(self.found):
            self._named_at(place.route)

    def _misfit(self, question_id: str) -> None:
        """An answer may be missing; where no story's fits either, it may be another question with this id now."""
        if self._is_of_a_story_alone(question_id):
            return
        self.doubt.nodes.add(question_id)
        if not self.found.meant:
            self.doubt.unknown.add(question_id)
            self.doubt.cut |= {route for node, route, _ in self.subject.tree.ways() if node.id == question_id}

    def _is_of_a_story_alone(self, question_id: str) -> bool:
        stories = self.subject.tree.scenarios
        given = [each.answers[question_id] for each in stories if question_id in each.answers]
        fits, question = self.subject.analysis.fits, self.subject.tree.questions[question_id]
        is_in_stories = all(place.route[:1] == ("scenarios",) for place in places_of(self.found))
        return is_in_stories and any(fits(question, each) for each in given)

    def _named_at(self, route: Route) -> None:
        if "then" in route:
            self.doubt.cut.add(_way(route))
        elif route[:1] == ("safeguards",):
            self.doubt.promises.add(int(route[1]))
        elif route[:1] == ("scenarios",):
            self.doubt.stories.add(int(route[1]))
        else:
            self.doubt.is_all = True

    def same_id(self) -> None:
        route = self.found.place.route
        self.doubt.is_all = self.doubt.is_all or (len(route) == 2 and route[1] in self.subject.tree.nodes)

    def cases(self) -> None:
        self.doubt.cut.add(_way(self.found.place.route))
        self.doubt.is_astray = True

    def way_on(self) -> None:
        self.doubt.lost.add(_way(self.found.place.route))

    def unmet(self) -> None:
        self.doubt.nodes |= self.subject.tree.nodes.keys() - self.subject.analysis.unfolding.nodes

    def circle(self) -> None:
        """Any way of a loop may be the wrong one. Each knot tells one loop; another may be left behind it."""
        tree, analysis = self.subject.tree, self.subject.analysis
        self.doubt.is_astray = True
        for _ in range(_MOST_LOOPS):
            if not analysis.loops:
                return
            for loop in analysis.loops:
                self.doubt.cut |= {*_along(tree, loop), *_asking_about(tree, set(loop))}
            analysis = analysis.of_another(self.doubt.judged(tree))
        self.doubt.is_all = True


_OPENS: dict[str, Callable[[_Error], None]] = {
    "hidden-character": _Error.nothing,
    "missing-start": _Error.start,
    "duplicate-id": _Error.same_id,
    "unknown-target": _Error.target,
    "unknown-question": _Error.name,
    "range-gap": _Error.gap,
    "range-overlap": _Error.measure,
    "wrong-range": _Error.measure,
    "wrong-sum": _Error.measure,
    "no-answers": _Error.way_missing,
    "endless-path": _Error.way_missing,
    "undeclared-loop": _Error.circle,
    "case-not-covered": _Error.way_on,
    "impossible-case": _Error.cases,
    "stray-again": _Error.way_on,
    "unreachable": _Error.unmet,
}
"""By rule; of what another leaves open nothing is known."""
