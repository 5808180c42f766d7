"""A question has only one answer.

It asks nothing. What a rep should do or read before going on is a step.

Bad:

```yaml
questions:
  tell-them:
    ask: Have you told them?
    answers:
      - answer: Yes
        then: next-question
```

Good:

```yaml
steps:
  tell-them:
    title: Tell them
    tell: Say which rule it is, and why it is there.
    then: next-question
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.COMPLETENESS
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every question has two answers."""
    for question in subject.tree.questions.values():
        if len(question.answers) == 1:
            place = subject.node_place(question.id)
            repair = "Make it a step, or add the other answer."
            yield Diagnostic(
                rule="one-answer",
                message="this question has only one answer",
                place=place,
                label="nothing to choose",
                help=repair,
            )
