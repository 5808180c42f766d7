"""A tree without what can't be reckoned or followed in it, so that the rest can be judged."""

from __future__ import annotations

import dataclasses
from collections.abc import Set

from good_call.diagnostics.place import Route
from good_call.model.case import NOWHERE
from good_call.model.node import Question
from good_call.model.tree import Tree


def trimmed(tree: Tree, unreckoned: Set[str], cut: Set[Route]) -> Tree:
    """The same tree, without measures at the questions that are `unreckoned`, and with `cut` ways that end there."""
    if not cut and tree.questions.keys().isdisjoint(unreckoned):
        return tree
    questions = {each: _measured(question, unreckoned) for each, question in tree.questions.items()}
    ending = {str(route[1]) for route in cut}
    questions |= {each: _cut(question, cut) for each, question in questions.items() if each in ending}
    steps = {each: dataclasses.replace(tree.steps[each], then=NOWHERE) for each in tree.steps if each in ending}
    return dataclasses.replace(tree, questions=questions, steps={**tree.steps, **steps})


def _measured(question: Question, unreckoned: Set[str]) -> Question:
    if question.id not in unreckoned:
        return question
    return dataclasses.replace(question, number=None, tick=None, worksheet=None, total=None)


def _cut(question: Question, cut: Set[Route]) -> Question:
    ways = [("questions", question.id, "answers", number, "then") for number in range(len(question.answers))]
    answers = tuple(
        dataclasses.replace(answer, then=NOWHERE) if way in cut else answer
        for way, answer in zip(ways, question.answers, strict=True)
    )
    return dataclasses.replace(question, answers=answers)
