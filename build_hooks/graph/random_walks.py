"""Walks at random through one tree: how often each answer is picked and each end reached."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from random import Random

from build_hooks.graph.unfolding import choose_case
from build_hooks.model.answer import Answer
from build_hooks.model.node import Outcome, Question
from build_hooks.model.tree import Tree

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
    memory: dict[str, frozenset[str]] = {}
    went_back: set[tuple[str, str]] = set()
    here, last = tree.start, tree.start
    for _ in range(_MOST_NODES):
        node = tree.nodes.get(here)
        if node is None or isinstance(node, Outcome):
            hits.ends[here] += 1
            return
        last = here
        answer = _answer(node, random, went_back) if isinstance(node, Question) else None
        if isinstance(node, Question):
            if answer is None:
                break
            hits.answers[here, answer.id] += 1
            memory[here] = _holds(node, answer, random)
        then = answer.then if answer else node.then  # type: ignore[union-attr]
        case = choose_case(then, memory)
        if case is None:
            break
        here = then.cases[case].target
    hits.stuck[last] += 1


def _answer(question: Question, random: Random, went_back: set[tuple[str, str]]) -> Answer | None:
    possible = [answer for answer in question.answers if (question.id, answer.id) not in went_back]
    if not possible:
        return None
    answer = random.choice(possible)
    if answer.again:
        went_back.add((question.id, answer.id))
    return answer


def _holds(question: Question, answer: Answer, random: Random) -> frozenset[str]:
    if question.tick is None:
        return frozenset((answer.id,))
    ticks = [tick.id for tick in question.tick]
    least = ceil(answer.from_ or Fraction(0))
    most = len(ticks) if answer.below is None else ceil(answer.below) - 1
    size = min(random.randint(min(least, most), max(least, most)), len(ticks))
    return frozenset((answer.id, *random.sample(ticks, max(size, 0))))
