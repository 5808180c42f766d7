"""An outcome cites no principle.

A rep who is asked "why?" needs to know what an outcome rests on.

Bad:

```yaml
outcomes:
  put-it-right:
    verdict: fix our mistake
    title: Own it and put it right
```

Good:

```yaml
    principles: [fire-a-customer/they-may-be-right]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every outcome cites a principle."""
    for outcome in subject.tree.outcomes.values():
        if not outcome.principles:
            place = subject.node_place(outcome.id)
            repair = "Add `principles:` with the principle it rests on, as article/principle."
            yield Diagnostic("uncited-outcome", "this outcome cites no principle", place, "why this?", repair)
