"""A story answers a question that its path never asks, or the customer says something where it answers nothing.

It may be left over from an older tree, and a reader would take it for part of the path.

Bad: a scenario that answers `cost`, where its path ends before `cost` is asked; or one that has words for `cost` under
`says`, and no answer to it.

Good: only the answers that come up, and the customer's words beside some of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.graph.scenario_trails import reaches
from good_call.model.nearest import nearest
from good_call.rules.gathering import gather
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.SENSE
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every answer of a story is asked for; what one story answers in vain is told once."""
    speaking = ((number, each) for number, each in enumerate(subject.tree.scenarios) if each.says)
    for number, scenario in speaking:
        silent = [question for question in scenario.says if question not in scenario.answers]
        yield from gather(_unanswered(subject, number, question) for question in silent)
    for number, scenario, trail in subject.analysis.numbered_trails:
        if len(trail.picked) < len(scenario.answers) and reaches(subject.tree, scenario, trail):
            strays = [question for question in scenario.own_answers if question not in trail.passed]
            yield from gather(_diagnostic(subject, number, question) for question in strays)


def _diagnostic(subject: TreeSubject, number: int, question: str) -> Diagnostic:
    place = subject.place("scenarios", number, "answers", question, part="key")
    message = "this story answers a question that it never comes to"
    repair = "Take the answer out; or check that the tree asks it where it should."
    return Diagnostic(rule="stray-answer", message=message, place=place, label="never asked on this path", help=repair)


def _unanswered(subject: TreeSubject, number: int, question: str) -> Diagnostic:
    answers = subject.tree.scenarios[number].answers
    return Diagnostic(
        rule="stray-answer",
        message="the customer says something at a question that this story doesn't answer",
        place=subject.place("scenarios", number, "says", question, part="key"),
        label="not under `answers`",
        help="Take the words out; or answer the question under `answers`.",
        meant=nearest(question, list(answers)) or "",
    )
