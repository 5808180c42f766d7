"""Every place of a guide that names a tree, a node, an answer or a tick by its id."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from good_call.diagnostics.place import Part, Place, Route
from good_call.model.call import CALLS_FILE
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE
from good_call.model.node import Outcome, Question
from good_call.model.safeguard import Condition, Safeguard
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from good_call.records import dataclass

Named = tuple[str, ...]
"""What is named: `(tree,)`, `(tree, node)`, or `(tree, question, answer or tick)`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names something; the scalar there holds `before`, the id, and `after`."""

    named: Named
    place: Place
    before: str = ""
    after: str = ""


def namings(guide: Guide) -> Iterator[Naming]:
    """All of them, in trees and house rules; links in texts are not among them."""
    for tree in guide.trees.values():
        yield from namings_of(tree)
    # What several trees have is no one tree's to rename.
    yield from (each for each in promised(guide) if len(trees_with(guide, each.named[1])) == 1)
    yield from _called(guide)
    for stop in guide.house.hard_stops.values() if guide.house else ():
        if stop.tree:
            yield Naming((stop.tree,), Place(HOUSE_FILE, ("hard-stops", stop.id, "tree")))
    yield from _told_elsewhere(guide)
    for number, tension in enumerate(guide.house.tensions if guide.house else ()):
        for position, at in enumerate(tension.at):
            tree_id, _, node_id = at.partition("/")
            place = Place(HOUSE_FILE, ("tensions", number, "at", position))
            yield Naming((tree_id,), place, after=f"/{node_id}")
            yield Naming((tree_id, node_id), place, before=f"{tree_id}/")


def _called(guide: Guide) -> Iterator[Naming]:
    """What calls name. Answers given in a tree are named in it."""
    for number, call in enumerate(guide.calls.calls if guide.calls else ()):
        route: Route = ("calls", number)
        if guide.documents[CALLS_FILE].pair((*route, "start")):
            yield Naming((call.start,), Place(CALLS_FILE, (*route, "start")))
        for name, pairs in (("ends", call.ends), ("never", call.never)):
            for position, pair in enumerate(pairs):
                yield from _pair(pair, Place(CALLS_FILE, (*route, name, position)))
        for key, given in call.answers.items():
            yield from _answered_in(
                guide, (*route, "answers", key), key if "/" in key else f"{call.start}/{key}", given
            )


def _told_elsewhere(guide: Guide) -> Iterator[Naming]:
    """Answers that stories give in the trees that take over; their questions are named where the story stands."""
    for tree in guide.trees.values():
        for number, scenario in enumerate(tree.scenarios):
            for key, given in scenario.answers.items():
                other_id, slash, question_id = key.partition("/")
                if slash and other_id in guide.trees:
                    other = _NamedByTree(dataclasses.replace(guide.trees[other_id], file=tree.file))
                    yield from other.given(("scenarios", number, "answers", key), question_id, given)


def _pair(pair: str, place: Place) -> Iterator[Naming]:
    tree_id, slash, node_id = pair.partition("/")
    if slash:
        yield Naming((tree_id,), place, after=f"/{node_id}")
        yield Naming((tree_id, node_id), place, before=f"{tree_id}/")


def _answered_in(guide: Guide, route: Route, pair: str, given: Given) -> Iterator[Naming]:
    tree_id, _, node_id = pair.partition("/")
    place = Place(CALLS_FILE, route, "key")
    yield from _pair(pair, place) if route[-1] == pair else [Naming((tree_id, node_id), place)]
    if tree_id in guide.trees:
        yield from _NamedByTree(dataclasses.replace(guide.trees[tree_id], file=CALLS_FILE)).given(route, node_id, given)


def namings_of(tree: Tree) -> Iterator[Naming]:
    """Those in one tree."""
    return _NamedByTree(tree).namings()


def promised(guide: Guide) -> Iterator[Naming]:
    """What promises of the house name, once for each tree that has it."""
    for number, safeguard in enumerate(guide.house.safeguards if guide.house else ()):
        for tree in guide.trees.values():
            of_tree = _NamedByTree(dataclasses.replace(tree, file=HOUSE_FILE))
            found = of_tree.safeguard(("safeguards", number), safeguard)
            yield from (each for each in found if each.named[1] in tree.nodes)


def trees_with(guide: Guide, node_id: str) -> list[str]:
    """Ids of the trees that have such a node."""
    return [tree.id for tree in guide.trees.values() if node_id in tree.nodes]


@dataclass(frozen=True)
class _NamedByTree:
    """All that one tree names, as it comes in the file."""

    tree: Tree

    def namings(self) -> Iterator[Naming]:
        yield self._node(("start",), self.tree.start)
        yield from self._nodes()
        yield from self._ways()
        for number, safeguard in enumerate(self.tree.safeguards):
            yield from self.safeguard(("safeguards", number), safeguard)
        for number, scenario in enumerate(self.tree.scenarios):
            route: Route = ("scenarios", number)
            for question_id, given in scenario.own_answers.items():
                yield self._node((*route, "answers", question_id), question_id, "key")
                yield from self.given((*route, "answers", question_id), question_id, given)
            for pair in (each for each in scenario.answers if "/" in each):
                yield from _pair(pair, Place(self.tree.file, (*route, "answers", pair), "key"))
            for asked in scenario.says:
                place = Place(self.tree.file, (*route, "says", asked), "key")
                yield from _pair(asked, place) if "/" in asked else [Naming((self.tree.id, asked), place)]
            yield from self._end((*route, "expect"), scenario.expect)
        yield from self._waivers()

    def _node(self, route: Route, node_id: str, part: Part = "value") -> Naming:
        return Naming((self.tree.id, node_id), Place(self.tree.file, route, part))

    def _target(self, route: Route, target: str) -> Naming:
        # A node comes first: a tree is meant only where no node has the id.
        if target in self.tree.nodes:
            return self._node(route, target)
        return Naming((target,), Place(self.tree.file, route))

    def _end(self, route: Route, end: str) -> Iterator[Naming]:
        yield from _pair(end, Place(self.tree.file, route)) if "/" in end else [self._target(route, end)]

    def _nodes(self) -> Iterator[Naming]:
        for node in self.tree.nodes.values():
            route = self.tree.route(node.id)
            yield self._node(route, node.id, "key")
            yield from self._trees((*route, "see"), node.see)
            if isinstance(node, Question) and node.same_as:
                yield from _pair(node.same_as, Place(self.tree.file, (*route, "same-as")))
            if isinstance(node, Outcome):
                yield from self._trees((*route, "next"), node.next)

    def _trees(self, route: Route, trees: Iterable[str]) -> Iterator[Naming]:
        for position, tree_id in enumerate(trees):
            yield Naming((tree_id,), Place(self.tree.file, (*route, position)))

    def _ways(self) -> Iterator[Naming]:
        for _, route, then in self.tree.ways():
            for case, within in then.routes():
                yield self._target((*route, *within), case.target)
            for number, case in enumerate(then.cases):
                yield from self._answered((*route, number, "if"), case.if_)

    def _answered(self, route: Route, answered: dict[str, tuple[str, ...]] | None) -> Iterator[Naming]:
        for question_id, ids in (answered or {}).items():
            yield self._node((*route, question_id), question_id, "key")
            for position, each in enumerate(ids):
                yield self._answer((*route, question_id, position), question_id, each)

    def _answer(self, route: Route, question_id: str, answer_id: str) -> Naming:
        return Naming((self.tree.id, question_id, answer_id), Place(self.tree.file, route))

    def safeguard(self, route: Route, safeguard: Safeguard) -> Iterator[Naming]:
        """What one safeguard names, as far as it is this tree's."""
        if safeguard.before.outcome:
            yield self._node((*route, "before", "outcome"), safeguard.before.outcome)
        for position, condition in enumerate(safeguard.always):
            yield from self._condition((*route, "always", position), condition)
        yield from self._answered((*route, "unless"), safeguard.unless)

    def _condition(self, route: Route, condition: Condition) -> Iterator[Naming]:
        for position, node_id in enumerate(condition.asked):
            yield self._node((*route, "asked", position), node_id)
        yield from self._answered((*route, "answered"), condition.answered)

    def given(self, route: Route, question_id: str, given: Given) -> Iterator[Naming]:
        question = self.tree.questions.get(question_id)
        if isinstance(given, tuple):
            for position, tick in enumerate(given):
                if question and question.ticked((tick,)) != (tick,):
                    continue
                yield self._answer((*route, position), question_id, tick)
        elif isinstance(given, str) and question and not question.is_measured and not _is_words(question, given):
            yield self._answer(route, question_id, given)

    def _waivers(self) -> Iterator[Naming]:
        for number, waiver in enumerate(self.tree.waivers):
            kind, dot, rest = waiver.at.partition(".")
            node_id, more, below = rest.partition(".")
            if dot:
                place = Place(self.tree.file, ("waivers", number, "at"))
                yield Naming((self.tree.id, node_id), place, f"{kind}.", f"{more}{below}")


def _is_words(question: Question, given: str) -> bool:
    return any(given == answer.answer for answer in question.answers)
