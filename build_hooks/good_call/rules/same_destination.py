"""All answers of a question lead to the same place, or to the same outcomes.

Then it doesn't matter what a rep answers, and the question costs time for nothing.

Bad:

```yaml
answers:
  - answer: Yes
    then: stand-firm
  - answer: No
    then: stand-firm
```

Good: take the question out, or let the answers lead to different places.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.graph.unfolding import asked_about
from good_call.model.node import Question
from good_call.model.safeguard import Condition
from good_call.rules.broken_safeguard import guards
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
SEVERITY = Severity.WARNING
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The answer to each question matters."""
    tree = subject.tree
    # A question that cases ask about later matters even where its own answers lead to one place.
    remembered = {question for _, _, then in tree.ways(branching=True) for question, _ in asked_about(then)}
    for question in tree.questions.values():
        if len(question.answers) < 2 or question.id in remembered or not _changes_nothing(subject, question):
            continue
        if _keeps_a_promise(subject, question):
            continue
        if len({str(answer.then) for answer in question.answers}) == 1:
            place = subject.node_place(question.id)
            message, repair = (
                "all answers of this question lead to the same place",
                "Take it out, or make it a step.",
            )
            yield Diagnostic(
                rule="same-destination", message=message, place=place, label="the answer changes nothing", help=repair
            )
        else:
            place = subject.node_place(question.id)
            message = "whatever is answered here, the same outcome follows"
            repair = "Take it out, or let an answer lead to another outcome."
            yield Diagnostic(
                rule="same-destination", message=message, place=place, label="the answer changes nothing", help=repair
            )


def _changes_nothing(subject: TreeSubject, question: Question) -> bool:
    return len({str(answer.then) for answer in question.answers}) == 1 or _same_ends(subject, question)


def _keeps_a_promise(subject: TreeSubject, question: Question) -> bool:
    """Whether a safeguard of the tree or of the house wants it asked: taken out, it would break that promise."""
    outcomes = subject.tree.outcomes.values()
    for safeguard in (*subject.tree.safeguards, *subject.house.safeguards):
        if any(guards(safeguard, outcome) for outcome in outcomes) and (
            question.id in (safeguard.unless or {}) or any(_is_about(each, question) for each in safeguard.always)
        ):
            return True
    return False


def _is_about(condition: Condition, question: Question) -> bool:
    return (
        question.id in condition.asked
        or question.id in (condition.answered or {})
        or condition.cited in question.principles
    )


def _same_ends(subject: TreeSubject, question: Question) -> bool:
    # Only where a single outcome is left and no step lies between: ways that differ in what a rep does differ.
    end, steps = subject.analysis.onward(question.id)
    return bool(end) and not steps
