"""A call's way through one tree after another: each hand-over goes on at the next tree's start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from good_call.graph.trail import AnswerError, Trail, follow
from good_call.model.call import Call
from good_call.model.scenario import Given
from good_call.model.tree import Tree


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of a journey that lies in one tree."""

    tree: Tree
    trail: Trail

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
    def passed(self) -> tuple[str, ...]:
        """Every node passed, as tree/node."""
        return tuple(node for leg in self.legs for node in leg.passed)

    @property
    def asked(self) -> tuple[str, ...]:
        """Every question answered, as tree/question."""
        return tuple(f"{leg.tree.id}/{picked.question}" for leg in self.legs for picked in leg.trail.picked)


def journey(trees: Mapping[str, Tree], call: Call) -> Journey:
    """Follow a call's answers to the end. Raises AnswerError where one doesn't fit its question."""
    legs: list[Leg] = []
    here = call.start
    while here in trees and all(leg.tree.id != here for leg in legs):
        tree = trees[here]
        legs.append(Leg(tree, follow(tree, answers_in(call, here))))
        here = legs[-1].trail.end
        if here in tree.nodes:
            return Journey(tuple(legs))
    return Journey(tuple(legs), lost=here)


def answers_in(call: Call, tree_id: str) -> dict[str, Given]:
    """The answers that a call gives in one tree, by question."""
    return {question: given for tree, question, given in _given(call) if tree == tree_id}


def whole_journeys(trees: Mapping[str, Tree], calls: tuple[Call, ...]) -> Iterator[tuple[Call, Journey]]:
    """The calls that end where they must, each with its journey."""
    for call in calls:
        try:
            found = journey(trees, call)
        except AnswerError:
            continue
        if found.end and found.end in call.ends:
            yield call, found


def _given(call: Call) -> Iterator[tuple[str, str, Given]]:
    for key, given in call.answers.items():
        tree, slash, question = key.partition("/")
        yield (tree, question, given) if slash else (call.start, key, given)
