"""What Python makes of a shared case."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from good_call.graph.formula import compute, parse, round_half_up
from good_call.graph.journey import Journey, journey
from good_call.graph.ranges import answer_for
from good_call.graph.trail import AnswerError, follow, worksheet_total
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.guide import read_guide
from good_call.model.measure import Total, WorksheetField, numeral
from good_call.model.node import Question
from good_call.model.same import pair_of, question_at, same_questions
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from good_call.model.tree_name import FRONT_DOOR
from good_call.pages.quantity import quantity

from tests.graph.sketch import sketch
from tests.own_guide import FERRY
from tests.shared_cases.cases import JourneyCase, NumberCase, QuantityCase, RangeCase, TotalCase, TrailCase
from tests.walked_journeys import Walked

ANYWHERE = Then((Case(otherwise="anywhere"),), True)


def value_of(case: NumberCase) -> str | None:
    """The number that is read, with all its decimals; None where it is refused."""
    field = WorksheetField(
        label="number",
        unit=case["unit"],
        decimals=case["decimals"],
        from_=Fraction(case["low"]),
        to=Fraction(case["high"]),
    )
    total = Total(unit=case["unit"], decimals=case["decimals"], sum="number")
    question = Question(id="question", ask="?", worksheet={"number": field}, total=total, answers=())
    try:
        return decimal_text(worksheet_total(question, {"number": case["plain"]}), case["decimals"])
    except AnswerError:
        return None


def total_of(case: TotalCase) -> str | None:
    """The total with all its decimals; None where a divisor is 0."""
    values = {name: Fraction(value) for name, value in case["values"].items()}
    try:
        exact = compute(parse(case["sum"]), values)
    except ZeroDivisionError:
        return None
    return decimal_text(round_half_up(exact, case["decimals"]), case["decimals"])


def words_of(case: QuantityCase) -> str:
    """The number with its unit, for people."""
    decimals = len(case["value"].partition(".")[2])
    return quantity(Fraction(case["value"]), case["unit"], decimals)


def range_of(case: RangeCase) -> int | None:
    """The position of the range that holds the value."""
    answers = [_ranged(number, *ends) for number, ends in enumerate(case["ranges"])]
    found = answer_for(answers, Fraction(case["value"]))
    return answers.index(found) if found else None


def path_of(case: TrailCase) -> list[str] | None:
    """The nodes of the trail that a fragment from the tree's start gives; None where it fits no path."""
    tree = sketch(case["tree"])
    node, *pairs = case["fragment"].split(";")
    parted = [pair.partition("=") for pair in pairs]
    given = {question: [answer, *ticks] for question, _, text in parted for answer, *ticks in [text.split(".")]}
    twice = len(given) < len(pairs)
    stray = [question for question, ids in given.items() if len(ids) > 1 and not _has_ticks(tree, question)]
    if twice or stray:
        return None
    try:
        trail = follow(tree, {question: _given(tree, question, ids) for question, ids in given.items()})
    except AnswerError:
        return None
    picked = [(each.question, each.answer.id) for each in trail.picked]
    if picked != [(question, ids[0]) for question, ids in given.items()] or node not in trail.passed:
        return None
    last = trail.passed.index(picked[-1][0]) if picked else 0
    return list(trail.passed[: max(last, trail.passed.index(node)) + 1])


def journey_case(way: Walked) -> JourneyCase:
    """A way as a case."""
    return JourneyCase(asked=[[pair, answer, list(ticks)] for pair, answer, ticks in way.asked], end=way.end)


def journey_of(case: JourneyCase) -> JourneyCase:
    """What these answers come to in the ferry guide: the questions that are asked of them, and the end."""
    trees = read_guide(FERRY).trees
    given = {pair: _answered(trees, pair, answer, tuple(ticks)) for pair, answer, ticks in case["asked"]}
    found = journey(trees, FRONT_DOOR, given, same_questions(trees))
    asked = [[pair, *_picked(found, pair)] for pair in found.asked]
    return JourneyCase(asked=asked, end=found.end)


def _answered(trees: Mapping[str, Tree], pair: str, answer: str, ticks: tuple[str, ...]) -> Given:
    question = question_at(trees, pair_of(pair))
    assert question
    if question.number:
        low = next(each.from_ for each in question.answers if each.id == answer)
        return numeral(question.number.from_ if low is None else low)
    return answer if question.tick is None else ticks


def _picked(found: Journey, pair: str) -> list[Any]:
    tree_id, question_id = pair_of(pair)
    leg = next(each for each in found.legs if each.tree.id == tree_id)
    picked = next(each for each in leg.trail.picked if each.question == question_id)
    ticks = [tick.id for tick in leg.tree.questions[question_id].tick or () if tick.id in picked.holds]
    return [picked.answer.id, ticks]


def decimal_text(value: Fraction, decimals: int) -> str:
    """All digits of a rounded number.

    >>> decimal_text(Fraction(-5, 2), 2)
    '-2.50'
    """
    units = value * 10**decimals
    assert units.denominator == 1
    digits = str(abs(units.numerator)).rjust(decimals + 1, "0")
    cut = len(digits) - decimals
    return ("-" if units < 0 else "") + digits[:cut] + (f".{digits[cut:]}" if decimals else "")


def _has_ticks(tree: Tree, question: str) -> bool:
    return question in tree.questions and tree.questions[question].tick is not None


def _given(tree: Tree, question: str, ids: list[str]) -> Given:
    return tuple(ids[1:]) if _has_ticks(tree, question) else ids[0]


def _ranged(number: int, low: str | None, high: str | None) -> Answer:
    ends = (None if end is None else Fraction(end) for end in (low, high))
    return Answer(answer=f"answer {number}", from_=next(ends), below=next(ends), then=ANYWHERE)
