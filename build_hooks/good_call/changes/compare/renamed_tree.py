"""An older tree under the ids of a newer one, so that only what was edited still differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from good_call.changes.compare.renaming import FormerIds
from good_call.model.case import Case, Then
from good_call.model.measure import Tick
from good_call.model.node import Outcome, Question, Step
from good_call.model.safeguard import Condition, Safeguard
from good_call.model.scenario import Given, Scenario
from good_call.model.tree import Tree
from good_call.records import dataclass

Elsewhere = Callable[[str], str]
_AnswersOf = dict[str, tuple[str, ...]]
_Node = TypeVar("_Node", Question, Step, Outcome)


def under_newer_ids(tree: Tree, renaming: FormerIds, trees: Mapping[str, str], elsewhere: Elsewhere) -> Tree:
    """The tree as it would be with the newer names of nodes, answers, ticks and other trees.

    What a story answers is named by ids, whether it was written as words or as an id. `elsewhere` gives the newer
    name of a `tree/node` of another tree.
    """
    return _Renamer(tree, renaming, trees, elsewhere).tree()


def under_own_ids(tree: Tree) -> Tree:
    """The tree with the same ids, and what its stories answer named by ids too."""
    return under_newer_ids(tree, FormerIds({}, {}), {}, lambda each: each)


@dataclass(frozen=True)
class _Renamer:
    old: Tree
    renaming: FormerIds
    trees: Mapping[str, str]
    elsewhere: Elsewhere

    def tree(self) -> Tree:
        old = self.old
        return replace(
            old,
            start=self._node(old.start),
            questions={self._node(each.id): self._question(each) for each in old.questions.values()},
            steps={
                self._node(each.id): replace(self._named(each), then=self._then(each.then))
                for each in old.steps.values()
            },
            outcomes={
                self._node(each.id): replace(self._named(each), next=self._others(each.next))
                for each in old.outcomes.values()
            },
            safeguards=promises_under_newer_ids(old.safeguards, self.renaming),
            scenarios=tuple(map(self._scenario, old.scenarios)),
            waivers=tuple(replace(each, at=self._place(each.at)) for each in old.waivers),
        )

    def _node(self, node_id: str) -> str:
        return self.renaming.node(node_id)

    def _target(self, target: str) -> str:
        return self._node(target) if target in self.old.nodes else self.trees.get(target, target)

    def _others(self, trees: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.trees.get(each, each) for each in trees)

    def _named(self, node: _Node) -> _Node:
        return replace(node, id=self._node(node.id), see=self._others(node.see))

    def _question(self, question: Question) -> Question:
        def newer(answer_id: str) -> str:
            return self.renaming.answer(question.id, answer_id)

        answers = tuple(replace(each, id=newer(each.id), then=self._then(each.then)) for each in question.answers)
        ticks: tuple[Tick, ...] | None = question.tick and tuple(
            replace(each, id=newer(each.id)) for each in question.tick
        )
        same_as = self.elsewhere(question.same_as) if question.same_as else ""
        return replace(self._named(question), answers=answers, tick=ticks, same_as=same_as)

    def _then(self, then: Then | None) -> Then:
        cases = then.cases if then else ()
        return Then(tuple(map(self._case, cases)), then.single if then else False)

    def _case(self, case: Case) -> Case:
        return replace(
            case,
            if_=_answered(case.if_, self.renaming),
            go=case.go and self._target(case.go),
            otherwise=case.otherwise and self._target(case.otherwise),
        )

    def _scenario(self, scenario: Scenario) -> Scenario:
        answers = {self._asked(each): self._given(each, given) for each, given in scenario.answers.items()}
        says = {self._asked(each): words for each, words in scenario.says.items()}
        return replace(scenario, answers=answers, says=says, expect=self._end(scenario.expect))

    def _asked(self, question: str) -> str:
        return self.elsewhere(question) if "/" in question else self._node(question)

    def _end(self, end: str) -> str:
        return self.elsewhere(end) if "/" in end else self._target(end)

    def _given(self, question_id: str, given: Given) -> Given:
        question = self.old.questions.get(question_id)
        if isinstance(given, tuple):
            ids = question.ticked(given) if question else given
            return tuple(self.renaming.answer(question_id, each) for each in ids)
        if isinstance(given, dict) or question is None or question.is_measured:
            return given
        answer = next((each for each in question.answers if given in (each.id, each.answer)), None)
        return self.renaming.answer(question_id, answer.id) if answer else given

    def _place(self, at: str) -> str:
        kind, dot, rest = at.partition(".")
        node_id, more, below = rest.partition(".")
        return f"{kind}{dot}{self._node(node_id)}{more}{below}"


def promises_under_newer_ids(safeguards: Iterable[Safeguard], renaming: FormerIds) -> tuple[Safeguard, ...]:
    """Safeguards with the newer names of what they speak of."""
    return tuple(
        replace(
            each,
            before=replace(each.before, outcome=renaming.node(each.before.outcome)),
            always=tuple(_condition(condition, renaming) for condition in each.always),
            unless=_answered(each.unless, renaming),
        )
        for each in safeguards
    )


def _condition(condition: Condition, renaming: FormerIds) -> Condition:
    asked = tuple(map(renaming.node, condition.asked))
    return replace(condition, asked=asked, answered=_answered(condition.answered, renaming))


def _answered(answered: _AnswersOf | None, renaming: FormerIds) -> Any:
    # Any: the forms call what may be left out by the type that it has when it is there.
    return answered and {
        renaming.node(question): tuple(renaming.answer(question, each) for each in ids)
        for question, ids in answered.items()
    }
