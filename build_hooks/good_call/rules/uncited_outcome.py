"""An outcome gives no reason.

A rep who is asked "why?" needs to know what an outcome rests on: a principle of an article, a policy, a commitment
or a programme of the house, or, where none of them says it, your own reason in a sentence, which pages show as our
own rule.

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
    # or: policies: [answer-in-24-hours]
    # or: commitments: [everybody-gets-an-answer]
    # or: programme: regulars
    # or: own: Whoever made the mistake, it is ours to put right.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every outcome has a reason."""
    for outcome in subject.tree.outcomes.values():
        if not outcome.has_reason:
            place = subject.node_place(outcome.id)
            cite = "Add `principles:` with the principle it rests on, as article/principle"
            of_house = "`policies:`, `commitments:` or `programme:` with one of your house"
            repair = f"{cite}; or {of_house}; or `own:` with your own reason."
            yield Diagnostic(
                rule="uncited-outcome",
                message="this outcome gives no reason",
                place=place,
                label="why this?",
                help=repair,
            )
