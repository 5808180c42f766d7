"""The comparison that walks two states in step, against one that lists all paths of small random trees."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

import pytest
from good_call.changes.compare.comparison import MOST_EXAMPLES, Names, PathChanges, compare
from good_call.changes.compare.question_graph import Met
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.measure import Tick
from good_call.model.node import Outcome, Question, Step
from good_call.model.tree import Tree

TICKS = ("lied", "shouted", "paid")
ENDS = ("stay", "go", "other-tree")
TREES = {"this", "other-tree"}


def then(*cases: Case) -> Then:
    return Then(cases, len(cases) == 1 and cases[0].otherwise is not None)


def to(target: str) -> Then:
    return then(Case(otherwise=target))


@dataclass
class Grower:
    """Grows a small random tree in which each node leads to later ones only."""

    random: Random

    def tree(self) -> Tree:
        names = [f"n{number}" for number in range(self.random.randint(1, 5))]
        questions: dict[str, Question] = {}
        steps: dict[str, Step] = {}
        for position, name in enumerate(names):
            later, earlier = [*names[position + 1 :], *ENDS], [*questions.values()]
            if position and self.random.random() < 0.2:
                steps[name] = Step(id=name, title=name, tell=name, then=self.then(later, earlier))
            else:
                questions[name] = self.question(name, later, earlier)
        outcomes = {end: Outcome(id=end, verdict=end, title=end) for end in ENDS[:2]}
        return Tree(
            id="this", title="T", summary="S", start=names[0], questions=questions, steps=steps, outcomes=outcomes
        )

    def question(self, name: str, later: list[str], earlier: list[Question]) -> Question:
        if self.random.random() < 0.4:
            ticks = tuple(Tick(tick=each) for each in TICKS[: self.random.randint(1, 3)])
            border = self.random.randint(1, len(ticks))
            few = Answer(answer="few", below=border, then=self.then(later, earlier))  # type: ignore[arg-type]
            many = Answer(answer="many", from_=border, then=self.then(later, earlier))  # type: ignore[arg-type]
            return Question(id=name, ask=name, tick=ticks, answers=(few, many))
        words = self.random.sample(["yes", "no", "perhaps"], self.random.randint(1, 3))
        return Question(
            id=name, ask=name, answers=tuple(Answer(answer=word, then=self.then(later, earlier)) for word in words)
        )

    def then(self, later: list[str], earlier: list[Question]) -> Then:
        if not earlier or self.random.random() < 0.6:
            return to(self.random.choice(later))
        question = self.random.choice(earlier)
        ids = [answer.id for answer in question.answers] + [tick.id for tick in question.tick or ()]
        asked: dict[str, tuple[str, ...]] = {question.id: (self.random.choice(ids),)}
        cases = [Case(if_=asked, go=self.random.choice(later))]
        if self.random.random() < 0.9:
            cases.append(Case(otherwise=self.random.choice(later)))
        return then(*cases)


Path = tuple[tuple[str, str, frozenset[str]], ...]


def listed(tree: Tree, apart: set[tuple[str, str]]) -> dict[Path, str]:
    """Every path by its answers and the ticks that are told apart, with its end: plain recursion, no shared code."""
    return dict(_from(tree, tree.start, {}, (), apart))


def _from(
    tree: Tree, here: str, held: dict[str, set[str]], path: Path, apart: set[tuple[str, str]]
) -> Iterator[tuple[Path, str]]:
    if here in tree.outcomes or here not in tree.nodes:
        yield path, here
        return
    if here in tree.steps:
        target = _target(tree.steps[here].then, held)
        if target is None:
            yield path, f"stuck at {here}"
        else:
            yield from _from(tree, target, held, path, apart)
        return
    question, ways = tree.questions[here], 0
    for answer in question.answers:
        for ticked in _ticked(question, answer):
            holding = {**held, here: {answer.id, *ticked}}
            target = _target(answer.then, holding)
            if target is not None:
                ways += 1
                shown = frozenset(tick for tick in ticked if (here, tick) in apart)
                yield from _from(tree, target, holding, (*path, (here, answer.id, shown)), apart)
    if not ways:
        yield path, f"stuck at {here}"


def _ticked(question: Question, answer: Answer) -> Iterator[tuple[str, ...]]:
    ids = [tick.id for tick in question.tick or ()]
    for size in range(len(ids) + 1):
        if question.tick is None or ((answer.from_ or 0) <= size and (answer.below is None or size < answer.below)):
            yield from combinations(ids, size)


def _target(ways: Then, held: dict[str, set[str]]) -> str | None:
    for case in ways.cases:
        if case.if_ is None or all(set(ids) & held.get(question, set()) for question, ids in case.if_.items()):
            return case.target
    return None


def asked_in_cases(*trees: Tree) -> set[tuple[str, str]]:
    return {
        (question, each)
        for tree in trees
        for _, _, ways in tree.ways()
        for case in ways.cases
        for question, ids in (case.if_ or {}).items()
        for each in ids
    }


def by_hand(old: Tree, new: Tree) -> PathChanges:
    apart = asked_in_cases(old, new)
    before, now = listed(old, apart), listed(new, apart)
    both = before.keys() & now.keys()
    return PathChanges(
        stayed=sum(before[path] == now[path] for path in both),
        moved=sum(before[path] != now[path] for path in both),
        gone=len(before.keys() - both),
        new=len(now.keys() - both),
    )


NAMES = Names(TREES, TREES, {})


@pytest.mark.parametrize("block", range(10))
def test_counts_agree_with_a_list_of_all_paths(block: int) -> None:
    for seed in range(block * 150, block * 150 + 150):
        grower = Grower(Random(seed))
        old = grower.tree()
        new = _mutated(old, grower) if seed % 3 else grower.tree()
        compared = compare(old, new, NAMES)
        assert compared is not None
        assert compared.paths == by_hand(old, new), f"seed {seed}\n{old}\n{new}"
        assert bool(compared.partings) == bool(compared.paths.changed), f"seed {seed}"
        assert len(compared.partings) == min(compared.places, MOST_EXAMPLES), f"seed {seed}"
        if compared.places <= MOST_EXAMPLES:
            told = sum((parting.paths for parting in compared.partings), PathChanges(stayed=compared.paths.stayed))
            assert told == compared.paths, f"seed {seed}: every changed path is one of an example's"


def _mutated(tree: Tree, grower: Grower) -> Tree:
    """The tree with one question grown anew: most paths stay."""
    name = grower.random.choice(list(tree.questions))
    order = sorted(set(tree.nodes) - set(ENDS))
    later = [*order[order.index(name) + 1 :], *ENDS]
    earlier = [question for question in tree.questions.values() if question.id < name]
    return dataclasses.replace(tree, questions={**tree.questions, name: grower.question(name, later, earlier)})


def diamond(size: int, last: str) -> Tree:
    """A chain of questions with two answers each, both leading to the next: 2 ** size paths."""
    questions = {}
    for number in range(size):
        target = f"q{number + 1}" if number + 1 < size else "stay"
        other = target if number + 1 < size else last
        answers = (Answer(answer="yes", then=to(target)), Answer(answer="no", then=to(other)))
        questions[f"q{number}"] = Question(id=f"q{number}", ask=f"Q{number}", answers=answers)
    outcomes = {end: Outcome(id=end, verdict=end, title=end) for end in ENDS[:2]}
    return Tree(id="this", title="T", summary="S", start="q0", questions=questions, outcomes=outcomes)


def test_ten_to_the_thirteenth_paths_are_counted_without_listing_them() -> None:
    compared = compare(diamond(44, "stay"), diamond(44, "go"), NAMES)
    assert compared is not None
    assert compared.paths == PathChanges(stayed=2**43, moved=2**43)
    assert [len(parting.trail) for parting in compared.partings] == [44]
    assert compared.partings[0].paths == PathChanges(moved=2**43), "so many more ways lead to the same change"
    assert compared.passing[Met("outcome", "stay")] == (2**44, 2**43)


def test_a_question_that_became_an_outcome_is_told_although_its_id_stays() -> None:
    old = diamond(2, "stay")
    ended = {"q1": Outcome(id="q1", verdict="v", title="T"), **old.outcomes}
    compared = compare(old, dataclasses.replace(old, questions={"q0": old.questions["q0"]}, outcomes=ended), NAMES)
    assert compared is not None
    assert compared.paths == PathChanges(gone=4, new=2)
    assert compared.places == 1


def test_a_renaming_declared_by_formerly_changes_no_path() -> None:
    def tree(question: str, answer: str, end: str, former: bool) -> Tree:
        def formerly(name: str) -> tuple[str, ...]:
            return (name,) if former else ()

        answers = (
            Answer(answer=answer, then=to(end), formerly=formerly("yes")),
            Answer(answer="no", then=to(end)),
        )
        questions = {question: Question(id=question, ask="?", answers=answers, formerly=formerly("ask"))}
        outcomes = {end: Outcome(id=end, verdict="v", title="t", formerly=formerly("stay"))}
        return Tree(id="this", title="T", summary="S", start=question, questions=questions, outcomes=outcomes)

    old = tree("ask", "yes", "stay", former=False)
    renamed = compare(old, tree("asked", "indeed", "remain", former=True), NAMES)
    silent = compare(old, tree("asked", "indeed", "remain", former=False), NAMES)
    assert renamed is not None
    assert silent is not None
    assert renamed.paths == PathChanges(stayed=2)
    assert silent.paths == PathChanges(gone=2, new=2)


def test_a_tree_with_a_loop_can_not_be_compared() -> None:
    looped = Question(id="q", ask="?", answers=(Answer(answer="yes", then=to("q")),))
    tree = Tree(id="this", title="T", summary="S", start="q", questions={"q": looped}, outcomes={})
    assert compare(tree, diamond(2, "stay"), NAMES) is None
