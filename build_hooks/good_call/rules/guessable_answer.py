"""A question is asked only after one answer to a private question, and isn't private itself.

Who sees in a link or in notes that it was asked knows the private answer. Pages treat it as private; say so here.

Bad:

```yaml
questions:
  past-your-line:
    ask: Did they go past your line?
    private: true
    answers:
      - answer: Yes
        then: how-often
      - answer: No
        then: carry-on
  how-often:
    ask: How often?
```

Good:

```yaml
  how-often:
    ask: How often?
    private: true
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """What gives a private answer away is private too."""
    for question_id, (secret_id, answer_id) in subject.analysis.told_by_being_asked.items():
        secret = subject.tree.questions[secret_id]
        answer = next(each for each in secret.answers if each.id == answer_id)
        yield Diagnostic(
            rule="guessable-answer",
            message=f"only those are asked who answered `{answer.answer}` to the private question `{secret.ask}`",
            place=subject.node_place(question_id),
            label="gives that answer away",
            help="Write `private: true` here as well; pages already keep it so.",
        )
