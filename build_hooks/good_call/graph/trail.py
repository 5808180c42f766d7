"""The current node as a pure function of the answers: what a story's answers lead to."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from good_call.graph.alone import alone
from good_call.graph.formula import FormulaError, compute, parse, round_half_up
from good_call.graph.ranges import answer_for
from good_call.graph.unfolding import choose_target
from good_call.model.answer import Answer
from good_call.model.kinds.number import is_number
from good_call.model.measure import Typed, numeral
from good_call.model.node import Outcome, Question
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from good_call.records import dataclass


class AnswerError(ValueError):
    """A given answer does not fit its question; the message says why."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One answered question: the answer, and the ids that hold (the answer's and those of ticks)."""

    question: str
    answer: Answer
    holds: frozenset[str]


class Trail(NamedTuple):
    """The answers in order, the nodes passed, and where they lead: a node, or another tree's id.

    `stuck` names the question for which no answer was given.
    """

    picked: tuple[Picked, ...]
    passed: tuple[str, ...]
    end: str
    stuck: str = ""


def pick(question: Question, given: Given) -> Picked:
    """The answer that a story gives to a question. Raises AnswerError."""
    if question.tick is not None:
        return _ticked(question, given)
    if question.number:
        return _ranged(question, _typed(given, question.number, question.number.unit))
    if question.worksheet is not None:
        return _ranged(question, worksheet_total(question, given))
    answer = next((each for each in question.answers if given in (each.id, each.answer)), None)
    if answer is None:
        raise AnswerError(f"`{question.id}` has no answer `{given}`")
    return Picked(question.id, answer, alone(answer.id))


class Picks(dict[tuple[str, str | tuple[str, ...]], Picked]):
    """The answer that a story gives to a question, by both: each is picked once, since many stories begin alike.

    A worksheet's numbers are picked each time. Raises AnswerError.
    """

    def __init__(self, questions: Mapping[str, Question]) -> None:
        super().__init__()
        self._questions = questions

    def __missing__(self, key: tuple[str, str | tuple[str, ...]]) -> Picked:
        picked = self[key] = pick(self._questions[key[0]], key[1])
        return picked

    def pick(self, question: Question, given: Given) -> Picked:
        """The answer that a story gives to a question."""
        return pick(question, given) if isinstance(given, dict) else self[question.id, given]


def follow(
    tree: Tree, answers: Mapping[str, Given], picks: Picks | None = None, taken: Mapping[str, Picked] | None = None
) -> Trail:
    """Follow a story's answers from the start. Raises AnswerError; steps back on purpose are not followed.

    `taken` are answers that were given in a tree before, by the questions that they answer here.
    """
    picks, taken = Picks(tree.questions) if picks is None else picks, taken or {}
    nodes, here = tree.nodes, tree.start
    picked: dict[str, Picked] = {}
    passed: dict[str, None] = {}
    # One loop, since all stories of a thousand trees are followed.
    while here in nodes and here not in passed:
        node = nodes[here]
        passed[here] = None
        if isinstance(node, Question):
            if here not in answers and here not in taken:
                break
            picked[here] = chosen = taken.get(here) or picks.pick(node, answers[here])
            then = chosen.answer.then
        elif isinstance(node, Outcome) or node.again:
            return Trail(tuple(picked.values()), tuple(passed), here)
        else:
            then = node.then
        # Nearly every way on is a single one.
        target = then.cases[0].target if then.single else choose_target(then, _held(picked))
        if target is None:
            break
        here = target
    else:
        return Trail(tuple(picked.values()), tuple(passed), here)
    return Trail(tuple(picked.values()), tuple(passed), here, stuck=here)


def _held(picked: Mapping[str, Picked]) -> dict[str, frozenset[str]]:
    return {question: each.holds for question, each in picked.items()}


def worksheet_total(question: Question, given: Given) -> Fraction:
    """The worksheet's total for typed numbers, rounded. Raises AnswerError."""
    assert question.worksheet is not None
    if question.total is None:
        raise AnswerError(f"the worksheet `{question.id}` has no total")
    if not isinstance(given, dict):
        raise AnswerError(f"`{question.id}` is a worksheet: give each number by its field, as in {{months: 2}}")
    missing = [name for name in question.worksheet if name not in given]
    unknown = [name for name in given if name not in question.worksheet]
    if missing or unknown:
        raise AnswerError(f"the worksheet `{question.id}` needs `{'`, `'.join(question.worksheet)}`")
    values = {name: _typed(given[name], field, name) for name, field in question.worksheet.items()}
    try:
        total = compute(parse(question.total.sum), values)
    except (FormulaError, KeyError, ZeroDivisionError) as error:
        raise AnswerError(f"the total of `{question.id}` can't be computed") from error
    return round_half_up(total, question.total.decimals)


def _typed(given: Given, field: Typed, name: str) -> Fraction:
    # Fraction alone would take `1_000`, and compute `1e999999999` for hours.
    if not isinstance(given, str) or not is_number(given):
        raise AnswerError(f"`{given}` is no number, and `{name}` wants one")
    value = Fraction(given)
    if not field.from_ <= value <= field.to:
        raise AnswerError(f"`{given}` is not from {numeral(field.from_)} to {numeral(field.to)} {field.unit}")
    if 10**field.decimals % value.denominator:
        digits = f"at most {field.decimals} digits behind the point" if field.decimals else "whole numbers"
        raise AnswerError(f"`{given}` does not fit `{name}`, which takes {digits}")
    return value


def _ranged(question: Question, value: Fraction) -> Picked:
    answer = answer_for(question.answers, value)
    if answer is None:
        raise AnswerError(f"no answer of `{question.id}` takes {numeral(value)}")
    return Picked(question.id, answer, alone(answer.id))


def _ticked(question: Question, given: Given) -> Picked:
    ids = [tick.id for tick in question.tick or ()]
    if not isinstance(given, tuple):
        raise AnswerError(f"`{question.id}` takes ticks: give a list of them, as in [{next(iter(ids), '')}]")
    given = question.ticked(given)
    unknown = [each for each in given if each not in ids]
    if unknown:
        raise AnswerError(f"`{question.id}` has no tick `{unknown[0]}`")
    picked = _ranged(question, Fraction(len(set(given))))
    return Picked(question.id, picked.answer, picked.holds | frozenset(given))
