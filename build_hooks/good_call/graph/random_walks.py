"""Walks at random through one tree: how often each answer is picked and each end reached."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from fractions import Fraction
from math import ceil
from random import Random

from good_call.graph.unfolding import choose_target
from good_call.model.answer import Answer
from good_call.model.node import Outcome, Question, Step
from good_call.model.tree import Tree
from good_call.records import dataclass

_MOST_NODES = 10_000


@dataclass(frozen=True)
class Hits:
    """`answers` by question and answer, `ends` by the id of an outcome or of a tree; `stuck` by the last node."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    stuck: Counter[str] = field(default_factory=Counter)


def walk_at_random(tree: Tree, walks: int, seed: int) -> Hits:
    """Play so many walks; the same seed gives the same walks. Each answer of a question is as likely as any other.

    A step back on purpose is taken at most once a walk.
    """
    hits, random = Hits(), Random(seed)
    for _ in range(walks):
        _walk(tree, random, hits)
    return hits


def _walk(tree: Tree, random: Random, hits: Hits) -> None:
    way = _Path(random)
    here, last = tree.start, tree.start
    for _ in range(_MOST_NODES):
        node = tree.nodes.get(here)
        if node is None or isinstance(node, Outcome):
            hits.ends[here] += 1
            return
        last = here
        onward = way.onward(node, hits)
        if onward is None:
            break
        here = onward
    hits.stuck[last] += 1


@dataclass
class _Path:
    """One way through a tree: the nodes that it passed, and what was given at each question among them."""

    random: Random
    passed: list[str] = field(default_factory=list)
    given: dict[str, frozenset[str]] = field(default_factory=dict)
    went_back: set[tuple[str, str]] = field(default_factory=set)

    def onward(self, node: Question | Step, hits: Hits) -> str | None:
        """Where it goes on from this node; None where it can't."""
        self.passed.append(node.id)
        if isinstance(node, Step):
            return self._on_from(node)
        possible = [answer for answer in node.answers if (node.id, answer.id) not in self.went_back]
        if not possible:
            return None
        answer = self.random.choice(possible)
        hits.answers[node.id, answer.id] += 1
        self.given[node.id] = _holds(node, answer, self.random)
        target = choose_target(answer.then, self.given)
        if answer.again and target:
            self.went_back.add((node.id, answer.id))
            self._cut_back(target)
        return target

    def _on_from(self, step: Step) -> str | None:
        target = choose_target(step.then, self.given)
        if step.again and target:
            if (step.id, "") in self.went_back:
                return None
            self.went_back.add((step.id, ""))
            self._cut_back(target)
        return target

    def _cut_back(self, target: str) -> None:
        # As on the page, what was said there and since is forgotten: later cases must not see it.
        while target in self.passed:
            self.given.pop(self.passed.pop(), None)


def _holds(question: Question, answer: Answer, random: Random) -> frozenset[str]:
    if question.tick is None:
        return frozenset((answer.id,))
    ticks = [tick.id for tick in question.tick]
    least = ceil(answer.from_ or Fraction(0))
    most = len(ticks) if answer.below is None else ceil(answer.below) - 1
    size = min(random.randint(min(least, most), max(least, most)), len(ticks))
    return frozenset((answer.id, *random.sample(ticks, max(size, 0))))
