"""What is wrong with the ranges of a tree's answers, for the rules that each tell one kind of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from good_call.graph.ranges import Flaw, FlawKind, Scale
from good_call.model.measure import numeral
from good_call.model.node import Question
from good_call.rules.rule import TreeSubject


def flaws_of(subject: TreeSubject, *kinds: FlawKind) -> Iterator[tuple[Question, Scale, Flaw]]:
    """Each flaw of these kinds, with its question and the question's scale."""
    for question_id, scale in subject.analysis.scales.items():
        question = subject.tree.questions[question_id]
        for flaw in subject.analysis.flaws(question):
            if flaw.kind in kinds:
                yield question, scale, flaw


def shown(value: Fraction | None) -> str:
    """An exact number as a trainer would write it; empty for no bound."""
    return "" if value is None else numeral(value)
