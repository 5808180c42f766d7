"""The longest way over several trees, against one that walks every way of small random trees, ticks and all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

import pytest
from good_call.graph.analysis import Analysis
from good_call.graph.longest_journey import Journeys
from good_call.graph.unfolding import choose_target
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.guide import read_guide
from good_call.model.measure import Tick
from good_call.model.node import Outcome, Question, Step
from good_call.model.same import Pair, Same, same_questions
from good_call.model.tree import Tree
from good_call.rules.check import check_guide

from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS

TICKS = ("lied", "shouted", "paid")
WORDS = ("yes", "no", "perhaps")
SHARED = ("late", "signs", "known")
Holds = frozenset[str]


@dataclass
class Grower:
    """Grows trees that hand over to later ones alone, and share questions with those before them."""

    random: Random
    first: dict[str, Pair] = field(default_factory=dict)

    def trees(self) -> dict[str, Tree]:
        names = [f"tree-{number}" for number in range(self.random.randint(2, 4))]
        return {name: self.tree(name, names[position + 1 :]) for position, name in enumerate(names)}

    def tree(self, name: str, later: list[str]) -> Tree:
        own = [f"own-{number}" for number in range(self.random.randint(1, 3))]
        asked = self.random.sample(SHARED, self.random.randint(1, 3))
        self.random.shuffle(asked)
        asked += own
        questions: dict[str, Question] = {}
        for position, each in enumerate(asked):
            targets = [*asked[position + 1 :], "end", *later]
            questions[each] = self.question(name, each, targets, list(questions.values()))
        return Tree(
            id=name,
            title=name,
            summary=name,
            start=asked[0],
            questions=questions,
            outcomes={"end": Outcome(id="end", verdict="end", title="End")},
        )

    def question(self, tree: str, name: str, targets: list[str], earlier: list[Question]) -> Question:
        first = self.first.setdefault(name, (tree, name)) if name in SHARED else (tree, name)
        same_as = "" if first[0] == tree else "/".join(first)
        if name == "signs":
            few = Answer(answer="few", below=2, then=self.then(targets, earlier))  # type: ignore[arg-type]
            many = Answer(answer="many", from_=2, then=self.then(targets, earlier))  # type: ignore[arg-type]
            ticks = tuple(Tick(tick=each) for each in TICKS)
            return Question(id=name, ask=name, same_as=same_as, tick=ticks, answers=(few, many))
        words = self.random.sample(WORDS, self.random.randint(1, 3)) if same_as else WORDS
        answers = tuple(Answer(answer=each, then=self.then(targets, earlier)) for each in words)
        return Question(id=name, ask=name, same_as=same_as, answers=answers)

    def then(self, targets: list[str], earlier: list[Question]) -> Then:
        otherwise = Case(otherwise=self.random.choice(targets))
        if not earlier or self.random.random() < 0.3:
            return Then((otherwise,), True)
        # Ticks are what is easiest to get wrong.
        ticked = [each for each in earlier if each.tick]
        question = self.random.choice(ticked or earlier)
        ids = self.random.sample(question.ids, 1)
        return Then((Case(if_={question.id: tuple(ids)}, go=self.random.choice(targets)), otherwise), False)


@dataclass
class Walker:
    """Every way, one after the other: nothing is remembered that could be wrong."""

    trees: Mapping[str, Tree]
    same: Same

    def most(self, tree: Tree, node_id: str, given: dict[str, Holds], carried: dict[Pair, Holds]) -> int:
        node = tree.nodes.get(node_id)
        if node is None:
            other = self.trees[node_id]
            return self.most(other, other.start, {}, carried)
        if isinstance(node, Outcome):
            return 0
        if isinstance(node, Step):
            target = choose_target(node.then, given)
            return self.most(tree, target, given, carried) if target and not node.again else 0
        return self.most_of(tree, node, given, carried)

    def most_of(self, tree: Tree, question: Question, given: dict[str, Holds], carried: dict[Pair, Holds]) -> int:
        first = self.same.first.get((tree.id, question.id))
        known = [
            (answer, carried[first])
            for answer in question.answers
            if first in carried and answer.id in carried[first] and not answer.again
        ]
        counts = []
        for answer, holds in known or self.choices(question):
            target = choose_target(answer.then, {**given, question.id: holds})
            on = {**carried, first: holds} if first and not known else carried
            onward = self.most(tree, target, {**given, question.id: holds}, on) if target else 0
            counts.append(onward + (not known))
        return max(counts, default=0)

    def choices(self, question: Question) -> Iterator[tuple[Answer, Holds]]:
        for answer in question.answers:
            if answer.again:
                continue
            if question.tick is None:
                yield answer, frozenset((answer.id,))
                continue
            for size in range(len(question.tick) + 1):
                if (answer.from_ or 0) <= size and (answer.below is None or size < answer.below):
                    for ticked in combinations([tick.id for tick in question.tick], size):
                        yield answer, frozenset((answer.id, *ticked))


def _both(trees: Mapping[str, Tree], start: str) -> tuple[int, int]:
    same = same_questions(trees)
    analyses = {each.id: Analysis(each, set(trees)) for each in trees.values()}
    tree = trees[start]
    return Journeys(analyses, same).longest(start).questions, Walker(trees, same).most(tree, tree.start, {}, {})


@pytest.mark.parametrize("seed", range(240))
def test_longest_way_is_that_of_whoever_walks_them_all(seed: int) -> None:
    trees = Grower(Random(seed)).trees()
    found, walked = _both(trees, "tree-0")
    assert found == walked


@pytest.mark.parametrize("guide", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda guide: guide.name)
def test_longest_way_of_a_guide_is_that_of_whoever_walks_them_all(guide: object) -> None:
    trees = read_guide(guide).trees  # type: ignore[arg-type]
    for start in trees:
        found, walked = _both(trees, start)
        assert found == walked


def test_what_was_answered_before_is_not_among_what_is_asked() -> None:
    guide = read_guide(FERRY)
    analyses = check_guide(guide, datetime.date(2026, 11, 21)).analyses
    longest = Journeys(analyses, same_questions(guide.trees)).longest("start-here")
    assert longest.questions == len(longest.asked)
    assert longest.trees == ("start-here", "missed-a-ferry", "money-back")
    # Not the shouting, which was seen at the start, nor how long they wait.
    assert [edge.node for tree, edge in longest.asked if tree == "money-back"] == ["brought"]
