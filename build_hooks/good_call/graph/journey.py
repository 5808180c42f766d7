"""A way through one tree after another: each hand-over goes on at the next tree's start, and nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from good_call.graph.carried import Carried
from good_call.graph.trail import AnswerError, Trail, follow
from good_call.model.call import Call
from good_call.model.same import Pair, Same, same_questions
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of a journey that lies in one tree.

    `taken` are the questions on it that were answered in a tree before, each with where.
    """

    tree: Tree
    trail: Trail
    taken: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def passed(self) -> tuple[str, ...]:
        """The nodes passed, as tree/node."""
        return tuple(f"{self.tree.id}/{node}" for node in self.trail.passed)


@dataclass(frozen=True, slots=True)
class Journey:
    """All trees that a call passes, in order; `lost` is a tree that is not there, or was passed before."""

    legs: tuple[Leg, ...]
    lost: str = ""

    @property
    def end(self) -> str:
        """The outcome where it ends, as tree/outcome; empty where it gets to none."""
        if self.lost or not self.legs or self.legs[-1].trail.stuck:
            return ""
        return f"{self.legs[-1].tree.id}/{self.legs[-1].trail.end}"

    @property
    def trees(self) -> tuple[str, ...]:
        """The trees on the way, with the one that it gets lost at."""
        return (*(leg.tree.id for leg in self.legs), self.lost)

    @property
    def passed(self) -> tuple[str, ...]:
        """Every node passed, as tree/node."""
        return tuple(node for leg in self.legs for node in leg.passed)

    @property
    def asked(self) -> tuple[str, ...]:
        """Every question that was asked, as tree/question; what was answered in a tree before is not."""
        return tuple(
            f"{leg.tree.id}/{picked.question}"
            for leg in self.legs
            for picked in leg.trail.picked
            if picked.question not in leg.taken
        )

    @property
    def taken(self) -> tuple[str, ...]:
        """Every question on the way that was answered in a tree before, as tree/question."""
        return tuple(f"{leg.tree.id}/{each}" for leg in self.legs for each in leg.taken)


def journey(trees: Mapping[str, Tree], start: str, answers: Mapping[str, Given], same: Same) -> Journey:
    """Follow answers from a tree on, to the end. Raises AnswerError where one doesn't fit its question.

    Those of other trees than the first are keyed `tree/question`.
    """
    legs: list[Leg] = []
    carried = Carried(same)
    here = start
    while here in trees and all(leg.tree.id != here for leg in legs):
        tree = trees[here]
        legs.append(_leg(tree, answers_in(start, answers, here), carried))
        carried = carried.with_trail(tree, legs[-1].trail, legs[-1].taken)
        here = legs[-1].trail.end
        if here in tree.nodes:
            return Journey(tuple(legs))
    return Journey(tuple(legs), lost=here)


def _leg(tree: Tree, answers: Mapping[str, Given], carried: Carried) -> Leg:
    known = carried.into(tree)
    trail = follow(tree, answers, taken={question: picked for question, (_, picked) in known.items()})
    met = {each.question for each in trail.picked}
    return Leg(tree, trail, {question: where for question, (where, _) in known.items() if question in met})


def answers_in(start: str, answers: Mapping[str, Given], tree_id: str) -> dict[str, Given]:
    """The answers that are given in one tree, by question; `start` is the tree where they begin."""
    return {question: given for tree, question, given in _given(start, answers) if tree == tree_id}


def whole_journeys(trees: Mapping[str, Tree], calls: tuple[Call, ...]) -> Iterator[tuple[Call, Journey]]:
    """The calls that end where they must, each with its journey."""
    same = same_questions(trees)
    for call in calls:
        try:
            found = journey(trees, call.start, call.answers, same)
        except AnswerError:
            continue
        if found.end and found.end in call.ends:
            yield call, found


def _given(start: str, answers: Mapping[str, Given]) -> Iterator[tuple[str, str, Given]]:
    for key, given in answers.items():
        tree, slash, question = key.partition("/")
        yield (tree, question, given) if slash else (start, key, given)
