"""What a rep gives a question so that a certain answer comes out: a click, a number, ticks or a worksheet's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import ceil

from good_call.graph.ranges import answer_for, scale_of
from good_call.graph.trail import worksheet_total
from good_call.graph.unfolding import Edge
from good_call.model.answer import Answer
from good_call.model.measure import Typed, numeral
from good_call.model.node import Question
from good_call.model.scenario import Given
from good_call.model.tree import Tree

Numbers = dict[str, str]


class GivenAnswers:
    """Values for the answers of one tree: the lower end of each range, or its upper end."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        worksheets = (question for question in tree.questions.values() if question.worksheet is not None)
        self._worksheets = {question.id: _ends_of_totals(question) for question in worksheets}

    def along(self, edge: Edge, upper: bool) -> Given:
        """A value that leads along the edge."""
        question = self._tree.questions[edge.node]
        answer = question.answer(edge.answer)
        assert answer
        if question.tick is not None:
            return _ticks(question, answer, edge.holds)
        if question.worksheet is not None:
            return self._worksheets[question.id][answer.id][upper]
        if question.number:
            return numeral(_ends(question, answer)[upper])
        return answer.id

    def of_worksheet(self, question: str, answer: str) -> Numbers:
        """Numbers for a worksheet that lead to an answer."""
        return self._worksheets[question][answer][0]


def _ends(question: Question, answer: Answer) -> tuple[Fraction, Fraction]:
    scale = scale_of(question)
    assert scale
    low = scale.least if answer.from_ is None else answer.from_
    high = scale.most if answer.below is None else answer.below - scale.step
    assert low is not None
    assert high is not None
    return low, high


def _ticks(question: Question, answer: Answer, holds: frozenset[str]) -> tuple[str, ...]:
    ids = [tick.id for tick in question.tick or ()]
    ticked = [each for each in ids if each in holds]
    others = [each for each in ids if each not in holds]
    missing = max(0, ceil(answer.from_ or 0) - len(ticked))
    return tuple(each for each in ids if each in ticked or each in others[:missing])


def _ends_of_totals(question: Question) -> dict[str, tuple[Numbers, Numbers]]:
    fields = question.worksheet or {}
    totals: dict[str, list[tuple[Fraction, Numbers]]] = {}
    for values in product(*(list(_tried(field)) for field in fields.values())):
        typed = dict(zip(fields, values, strict=True))
        total = worksheet_total(question, typed)
        answer = answer_for(question.answers, total)
        assert answer
        totals.setdefault(answer.id, []).append((total, typed))
    by_total = {name: sorted(found, key=lambda each: each[0]) for name, found in totals.items()}
    return {name: (found[0][1], found[-1][1]) for name, found in by_total.items()}


def _tried(field: Typed) -> Iterator[str]:
    values = {field.from_, field.to, *(Fraction(one * 10**power) for power in range(7) for one in (1, 2, 5))}
    return (numeral(value) for value in sorted(values) if field.from_ <= value <= field.to)
