"""What was answered in the trees before, and holds in a tree that asks the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from good_call.graph.trail import Picked, Trail
from good_call.model.node import Question
from good_call.model.same import Pair, Same
from good_call.model.tree import Tree
from good_call.records import dataclass

TakenOver = Mapping[str, tuple[Pair, Picked]]
"""The questions of a tree that were answered before, each with where, and with the answer as it is here."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The last answer to each shared question, by the first of those that ask it, with where it was given."""

    same: Same
    given: Mapping[Pair, tuple[Pair, Picked]] = field(default_factory=dict)

    def with_trail(self, tree: Tree, trail: Trail, taken: Collection[str]) -> Carried:
        """What is carried on from a tree; `taken` are the questions that were not asked in it."""
        more = dict(self.given)
        for each in trail.picked:
            first = self.same.first.get((tree.id, each.question))
            if first and each.question not in taken:
                more[first] = ((tree.id, each.question), each)
        return Carried(self.same, more)

    def into(self, tree: Tree) -> TakenOver:
        """What is taken over by a tree; an answer that its question lacks is asked for there."""
        found = {}
        for question in tree.questions.values() if self.given else ():
            known = self.given.get(self.same.first.get((tree.id, question.id), ("", "")))
            taken = taken_over(question, known[1]) if known else None
            if known and taken:
                found[question.id] = (known[0], taken)
        return found


def taken_over(question: Question, given: Picked) -> Picked | None:
    """The same answer to this question; None where it has no such answer, or takes a step back by it."""
    answer = question.answer(given.answer.id)
    return None if answer is None or answer.again else Picked(question.id, answer, given.holds)
