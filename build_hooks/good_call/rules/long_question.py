"""A question has too many words.

A rep reads it while listening. The house rules say how many words it may have (`budgets`, `question-words`).

Bad:

```yaml
ask: Given all that has been said so far and after you have looked at the order, could it be that we made a mistake?
```

Good:

```yaml
ask: Could it be our mistake?
help: Look at the order before you answer.
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
    """Every question keeps to the budget."""
    most = subject.house.budgets.question_words
    for route, text, field in subject.analysis.texts:
        words = count_words(text) if field.budget == "question_words" else 0
        if words > most:
            place = subject.place(*route)
            message = f"this question has {words} words; the budget is {most}"
            yield Diagnostic(
                rule="long-question",
                message=message,
                place=place,
                label="too long to take in at once",
                help="Move what helps to `help`.",
            )
