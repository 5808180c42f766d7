"""No story takes an answer.

What no scenario takes is tested by nobody and practised by nobody.

Bad: an answer that no scenario picks.

Good: a scenario, two or three sentences long, in which a rep would pick it. A tree with no scenario at all is told so
once, at its title: the first story comes first.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.graph.scenario_trails import answers_taken, reaches
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Some story takes each answer; says nothing while a story goes astray, which takes other answers than it means."""
    if not subject.tree.scenarios:
        yield _no_story(subject)
        return
    if not all(reaches(subject.tree, scenario, trail) for scenario, trail in subject.analysis.trails):
        return
    taken = answers_taken(subject.tree, subject.analysis.trails)
    for question in subject.tree.questions.values():
        for number, answer in enumerate(question.answers):
            if (question.id, answer.id) not in taken:
                place = subject.place("questions", question.id, "answers", number, "answer")
                repair = "Add a scenario in which a rep picks it."
                yield Diagnostic(
                    rule="untaken-answer",
                    message="no story takes this answer",
                    place=place,
                    label="tested by nobody",
                    help=repair,
                )


def _no_story(subject: TreeSubject) -> Diagnostic:
    # One for each answer would hide the way to begin.
    repair = (
        "Write the first one: below `scenarios:`, a `name`, a `story` of two or three sentences, the `answers` that "
        "fit it, and the outcome to `expect`."
    )
    return Diagnostic(
        rule="untaken-answer",
        message="this tree has no story yet",
        place=subject.place("title"),
        label="tested by nobody",
        help=repair,
    )
