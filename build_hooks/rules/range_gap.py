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

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.graph.ranges import Flaw, flaws, scale_of
from build_hooks.rules.rule import Group, Stage, TreeSubject
from build_hooks.rules.wrong_range import shown

GROUP = Group.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The ranges leave nothing out."""
    for question in subject.tree.questions.values():
        scale = scale_of(question)
        if scale is None or not question.answers:
            continue
        for flaw in flaws(question.answers, scale):
            if flaw.kind == "gap":
                yield _diagnostic(subject, question.id, flaw)


def _diagnostic(subject: TreeSubject, question_id: str, flaw: Flaw) -> Diagnostic:
    answer = subject.tree.questions[question_id].answers[flaw.position]
    at_start = flaw.high is not None and answer.from_ == flaw.high
    field = "from" if at_start else "below"
    if flaw.low is None:
        missing, repair = f"below {shown(flaw.high)}", "Take the first answer's `from` out."
    elif flaw.high is None or not at_start:
        most = f" to {shown(flaw.high)}" if flaw.high is not None else " up"
        missing, repair = f"from {shown(flaw.low)}{most}", "Take the last answer's `below` out."
    else:
        missing, repair = (
            f"from {shown(flaw.low)} below {shown(flaw.high)}",
            f"Write `from: {shown(flaw.low)}`.",
        )
    place = subject.place("questions", question_id, "answers", flaw.position, field)
    return Diagnostic("range-gap", f"no answer takes what is {missing}", place, "a gap", repair)
