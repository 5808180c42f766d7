"""A question is asked only after some answers to private questions, and isn't private itself.

Who sees in a link or in notes that it was asked can guess the private answer. Pages treat it as private; say so here.

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
from good_call.graph.private import Betrayal
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """What gives a private answer away is private too."""
    for question_id, telling in subject.analysis.told_by_being_asked.items():
        yield Diagnostic(
            rule="guessable-answer",
            message=f"only those are asked who answered {_answered(telling, subject.tree)}",
            place=subject.node_place(question_id),
            label="gives that answer away",
            help="Write `private: true` here as well; pages already keep it so.",
        )


def _answered(telling: Betrayal, tree: Tree) -> str:
    return ", or ".join(_to(tree.questions[each], answers) for each, answers in telling.items())


def _to(secret: Question, answer_ids: tuple[str, ...]) -> str:
    told = (each.answer for each in secret.answers if each.id in answer_ids)
    return f"{' or '.join(f'`{each}`' for each in told)} to the private question `{secret.ask}`"
