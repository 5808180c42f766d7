"""Some measure falls into no answer's range.

A rep who enters it could not go on. The ranges of a question's answers cover its measure exactly. A worksheet's
total has no bounds of its own, so its first answer has no `from` and its last no `below`.

Bad:

```yaml
answers:
  - answer: Once or never
    below: 2
    then: one-off
  - answer: Often
    from: 3
    then: signs
```

Good:

```yaml
answers:
  - answer: Once or never
    below: 2
    then: one-off
  - answer: Twice or more
    from: 2
    then: signs
```
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.subject import Subject
from good_call.graph.ranges import Flaw
from good_call.rules.range_flaws import flaws_of, shown
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The ranges leave nothing out."""
    for question, scale, flaw in flaws_of(subject, "gap"):
        yield _diagnostic(subject, question.id, flaw, scale.step)


def _diagnostic(subject: TreeSubject, question_id: str, flaw: Flaw, step: Fraction) -> Diagnostic:
    answer = subject.tree.questions[question_id].answers[flaw.position]
    at_start = flaw.high is not None and answer.from_ == flaw.high
    field = "from" if at_start else "below"
    if flaw.low is None:
        missing, repair = f"less than {shown(flaw.high)}", "Take this `from` out: a total's first answer has none."
    elif flaw.high is None:
        missing, repair = f"{shown(flaw.low)} or more", "Take this `below` out: a total's last answer has none."
    elif at_start:
        missing, repair = _stretch(flaw.low, flaw.high - step), f"Write `from: {shown(flaw.low)}`."
        if flaw.position:
            # Which of the two numbers is wrong, only whoever made the rule knows.
            repair = f"Write `from: {shown(flaw.low)}` here, or `below: {shown(flaw.high)}` at the answer before."
    else:
        missing, repair = _stretch(flaw.low, flaw.high), "Take the last answer's `below` out."
    place = subject.place("questions", question_id, "answers", flaw.position, field)
    return Diagnostic(
        rule="range-gap",
        message=f"no answer takes {missing}",
        place=place,
        label="this leaves a gap",
        help=repair,
        subject=Subject("range", f"{question_id}/{flaw.low or ''}..{flaw.high or ''}"),
    )


def _stretch(low: Fraction, high: Fraction) -> str:
    return shown(low) if low == high else f"{shown(low)} to {shown(high)}"
