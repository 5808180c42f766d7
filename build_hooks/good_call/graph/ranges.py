"""The half-open ranges of a measure: what its answers cover, and what they leave out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from good_call.graph.formula import Bounds, FormulaError, bounds_of, parse, round_half_up
from good_call.model.answer import Answer
from good_call.model.node import Question
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """What a measure can be: from `least` to `most`, both counted, in steps of `step`. None means no bound."""

    least: Fraction | None
    most: Fraction | None
    step: Fraction

    def after(self, value: Fraction) -> Fraction:
        """The next larger measure."""
        return value + self.step


def scale_of(question: Question) -> Scale | None:
    """The scale of a measured question; None for answers picked by hand."""
    if question.number:
        number = question.number
        return Scale(number.from_, number.to, Fraction(1, 10**number.decimals))
    if question.tick is not None:
        return Scale(Fraction(0), Fraction(len(question.tick)), Fraction(1))
    if question.worksheet is not None and question.total:
        return Scale(None, None, Fraction(1, 10**question.total.decimals))
    return None


def is_upside_down(question: Question) -> bool:
    """Whether its number can never be typed: it begins after its end."""
    return question.number is not None and question.number.from_ > question.number.to


def has_sum(question: Question) -> bool:
    """Whether its total, where it has one, can be computed for all numbers that can be typed."""
    try:
        return question.worksheet is None or (question.total is not None and bool(total_bounds(question)))
    except (FormulaError, ZeroDivisionError):
        return False


def whole_scale(question: Question) -> Scale | None:
    """Its scale, or None where judging its ranges makes no sense yet: an answer lacks its own, say."""
    scale = scale_of(question)
    if scale is None or not question.answers or is_upside_down(question):
        return None
    several = len(question.answers) > 1
    return None if several and not all(answer.has_range for answer in question.answers) else scale


def answer_for(answers: Sequence[Answer], value: Fraction) -> Answer | None:
    """The first answer whose range holds the value."""
    for answer in answers:
        if (answer.from_ is None or value >= answer.from_) and (answer.below is None or value < answer.below):
            return answer
    return None


FlawKind = Literal["gap", "overlap", "outside", "unmet", "empty", "off-step"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw of ranges: of which kind, the answer's position, and the values."""

    kind: FlawKind
    position: int
    low: Fraction | None = None
    high: Fraction | None = None
    other: int = -1


def flaws(answers: Sequence[Answer], scale: Scale) -> list[Flaw]:
    """Gaps, overlaps and ranges that no measure meets, in the order of the measure."""
    found = [flaw for position, answer in enumerate(answers) if (flaw := _own_flaw(position, answer, scale))]
    if found:
        return found
    ordered = sorted(range(len(answers)), key=lambda position: _low(answers[position], scale))
    first = answers[ordered[0]]
    if first.from_ is not None and (scale.least is None or first.from_ > scale.least):
        found.append(Flaw("gap", ordered[0], scale.least, first.from_))
    return found + _along(answers, scale, ordered)


def _low(answer: Answer, scale: Scale) -> Fraction:
    if answer.from_ is not None:
        return answer.from_
    return scale.least if scale.least is not None else Fraction(-(10**18))


def _own_flaw(position: int, answer: Answer, scale: Scale) -> Flaw | None:
    low, high = answer.from_, answer.below
    if low is not None and high is not None and high <= low:
        return Flaw("empty", position, low, high)
    if low is not None and scale.most is not None and low > scale.most:
        return Flaw("outside", position, low, scale.most)
    if low is not None and scale.least is not None and low < scale.least:
        return Flaw("outside", position, low, scale.least)
    if high is not None and scale.least is not None and high <= scale.least:
        return Flaw("outside", position, high, scale.least)
    if high is not None and scale.most is not None and high > scale.most + scale.step:
        return Flaw("outside", position, high, scale.most)
    return _off_step(position, answer, scale)


def _off_step(position: int, answer: Answer, scale: Scale) -> Flaw | None:
    for value in (answer.from_, answer.below):
        # A step is a tenth, a hundredth …: what it divides has a denominator that divides the step's.
        if value is not None and scale.step.denominator % value.denominator:
            return Flaw("off-step", position, value, scale.step)
    return None


def _along(answers: Sequence[Answer], scale: Scale, ordered: list[int]) -> list[Flaw]:
    # `reaching` is the answer that goes furthest so far: a small range inside a large one leaves no gap behind it.
    found = []
    reaching = ordered[0]
    for position in ordered[1:]:
        flaw = _between(answers, reaching, position)
        if flaw:
            found.append(flaw)
        if _goes_further(answers[position], answers[reaching]):
            reaching = position
    end = answers[reaching].below
    if end is not None and (scale.most is None or end <= scale.most):
        found.append(Flaw("gap", reaching, end, scale.most))
    return found


def _goes_further(one: Answer, other: Answer) -> bool:
    return other.below is not None and (one.below is None or one.below > other.below)


def _between(answers: Sequence[Answer], left: int, right: int) -> Flaw | None:
    end, begin = answers[left].below, answers[right].from_
    if begin is None:
        return Flaw("overlap", right, None, end, left)
    if end is None or end > begin:
        return Flaw("overlap", right, begin, end, left)
    return Flaw("gap", right, end, begin, left) if end < begin else None


def total_bounds(question: Question) -> Bounds:
    """What a worksheet's total can be. Raises FormulaError for a sum that can't be read, ZeroDivisionError."""
    assert question.worksheet is not None
    assert question.total
    bounds = {name: (field.from_, field.to) for name, field in question.worksheet.items()}
    expression = parse(question.total.sum)
    try:
        return bounds_of(expression, bounds)
    except KeyError as error:
        raise FormulaError(f"the worksheet has no field `{error.args[0]}`") from error


def unmet_by_total(question: Question) -> list[Flaw]:
    """Ranges that no total of the worksheet falls into; none where the sum itself is wrong."""
    if question.worksheet is None or question.total is None:
        return []
    if any(field.from_ > field.to for field in question.worksheet.values()):
        return []
    try:
        least, most = (round_half_up(bound, question.total.decimals) for bound in total_bounds(question))
    except (FormulaError, ZeroDivisionError):
        return []
    return [
        Flaw("unmet", position, least, most)
        for position, answer in enumerate(question.answers)
        if (answer.from_ is not None and answer.from_ > most) or (answer.below is not None and answer.below <= least)
    ]
