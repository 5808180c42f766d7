"""An answer has too many words.

A rep picks it at a glance. The house rules say how many words it may have (`budgets`, `answer-words`).

Bad:

```yaml
- answer: No, because I have looked at the order and asked everybody who handled it in any way
```

Good:

```yaml
- answer: No, I have checked
  hint: You looked at the order and asked whoever handled it.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.model.wording import count_words
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.BUDGETS
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every answer keeps to the budget."""
    most = subject.house.budgets.answer_words
    for route, text, field in subject.analysis.texts:
        words = count_words(text) if field.budget == "answer_words" else 0
        if words > most:
            yield Diagnostic(
                rule="long-answer",
                message=f"this answer has {words} words; the budget is {most}",
                place=subject.place(*route),
                label="too long for a glance",
                help="Move the rest to `hint`.",
            )
