"""What is wrong with the ranges of a tree's answers, for the rules that each tell one kind of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from good_call.graph.formula import FormulaError
from good_call.graph.ranges import Flaw, FlawKind, Scale, scale_of, total_bounds
from good_call.model.measure import numeral
from good_call.model.node import Question
from good_call.rules.rule import TreeSubject


def flaws_of(subject: TreeSubject, *kinds: FlawKind) -> Iterator[tuple[Question, Scale, Flaw]]:
    """Each flaw of these kinds, with its question and the question's scale."""
    for question in subject.tree.questions.values():
        scale = whole_scale(question)
        if scale is not None:
            yield from (
                (question, scale, flaw) for flaw in subject.analysis.flaws(question, scale) if flaw.kind in kinds
            )


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


def shown(value: Fraction | None) -> str:
    """An exact number as a trainer would write it; empty for no bound."""
    return "" if value is None else numeral(value)
