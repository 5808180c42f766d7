"""Some measure falls into the ranges of two answers.

Only one of them can be right. `below` no longer counts, so the next answer's `from` is the same number.

Bad:

```yaml
- answer: Up to three
  below: 4
  then: one-off
- answer: Three or more
  from: 3
  then: signs
```

Good:

```yaml
- answer: Up to two
  below: 3
  then: one-off
- answer: Three or more
  from: 3
  then: signs
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.graph.ranges import Flaw
from good_call.rules.range_flaws import flaws_of, shown
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """No two ranges share a measure."""
    for question, _, flaw in flaws_of(subject, "overlap"):
        yield _diagnostic(subject, question.id, flaw)


def _diagnostic(subject: TreeSubject, question_id: str, flaw: Flaw) -> Diagnostic:
    answers = subject.tree.questions[question_id].answers
    field = "from" if answers[flaw.position].from_ is not None else "below"
    place = subject.place("questions", question_id, "answers", flaw.position, field)
    end = shown(flaw.high)
    label = f"“{answers[flaw.other].answer}” takes {'all below ' + end if end else 'all that follows'}"
    repair = f"Write `from: {end}`, or change the `below` of the other." if end else "Give the other answer a `below`."
    other = subject.place("questions", question_id, "answers", flaw.other, "answer")
    notes = (Note(other, "the other answer"),)
    return Diagnostic(
        rule="range-overlap",
        message="two answers take the same measure",
        place=place,
        label=label,
        help=repair,
        notes=notes,
    )
