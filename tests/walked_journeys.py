"""Every way over several trees, one after the other: nothing is remembered that could be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from good_call.graph.unfolding import choose_target
from good_call.model.answer import Answer
from good_call.model.node import Outcome, Question
from good_call.model.same import Pair, Same, same_questions
from good_call.model.tree import Tree

Holds = frozenset[str]
Asked = tuple[str, str, tuple[str, ...]]
"""A question that was asked, as tree/question; the answer; and the ticks, in the order of the question."""


@dataclass(frozen=True)
class Walked:
    """What was asked on one way, and where it ended, as tree/outcome; `end` is empty where no case covers it."""

    asked: tuple[Asked, ...]
    end: str


@dataclass(frozen=True)
class _Here:
    tree: Tree
    node: str
    given: Mapping[str, Holds]
    carried: Mapping[Pair, Holds]
    asked: tuple[Asked, ...] = ()


def walked(trees: Mapping[str, Tree], start: str) -> Iterator[Walked]:
    """All ways from a tree on, with every way to tick; steps back on purpose are not taken."""
    tree = trees[start]
    yield from _Walker(trees, same_questions(trees)).onward(_Here(tree, tree.start, {}, {}))


@dataclass(frozen=True)
class _Walker:
    trees: Mapping[str, Tree]
    same: Same

    def onward(self, here: _Here) -> Iterator[Walked]:
        node = here.tree.nodes.get(here.node)
        if node is None:
            other = self.trees[here.node]
            yield from self.onward(_Here(other, other.start, {}, here.carried, here.asked))
        elif isinstance(node, Outcome):
            yield Walked(here.asked, f"{here.tree.id}/{node.id}")
        elif isinstance(node, Question):
            yield from self._answered(here, node)
        else:
            yield from self._to(here, choose_target(node.then, dict(here.given)))

    def _to(self, here: _Here, target: str | None) -> Iterator[Walked]:
        if target is None:
            yield Walked(here.asked, "")
        else:
            yield from self.onward(replace(here, node=target))

    def _answered(self, here: _Here, question: Question) -> Iterator[Walked]:
        first = self.same.first.get((here.tree.id, question.id))
        known = here.carried.get(first) if first else None
        taken = [each for each in question.answers if known and each.id in known and not each.again]
        for answer in taken:
            assert known
            given = {**here.given, question.id: known}
            yield from self._to(replace(here, given=given), choose_target(answer.then, dict(given)))
        for answer, ticks in () if taken else _choices(question):
            holds = frozenset((answer.id, *ticks))
            given = {**here.given, question.id: holds}
            carried = {**here.carried, first: holds} if first else here.carried
            asked = (*here.asked, (f"{here.tree.id}/{question.id}", answer.id, ticks))
            on = replace(here, given=given, carried=carried, asked=asked)
            yield from self._to(on, choose_target(answer.then, dict(given)))


def _choices(question: Question) -> Iterator[tuple[Answer, tuple[str, ...]]]:
    for answer in question.answers:
        if answer.again:
            continue
        if question.tick is None:
            yield answer, ()
            continue
        for size in range(len(question.tick) + 1):
            if (answer.from_ or 0) <= size and (answer.below is None or size < answer.below):
                yield from ((answer, ticks) for ticks in combinations([each.id for each in question.tick], size))
