"""A question has no answers.

A rep who reads it could not go on.

Bad:

```yaml
ask: Was it our mistake?
answers: []
```

Good:

```yaml
ask: Was it our mistake?
answers:
  - answer: Yes
    then: put-it-right
  - answer: No
    then: explain
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every question has an answer."""
    for question in subject.tree.questions.values():
        if not question.answers:
            place = subject.place("questions", question.id, "answers", part="key")
            repair = "Add at least two answers, each with `answer` and `then`."
            yield Diagnostic(
                rule="no-answers",
                message="this question has no answers",
                place=place,
                label="nothing stands here",
                help=repair,
            )
