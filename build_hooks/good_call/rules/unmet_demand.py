"""An outcome lacks what its verdict demands.

The house rules say what each verdict demands: letting a customer go needs what to do, what to say and somewhere to
send them; an exception needs an approver and a limit.

Bad:

```yaml
verdict: let go
title: Let them go
```

Good:

```yaml
verdict: let go
title: Let them go, kindly
do:
  - Finish what you promised them.
say:
  - What we offer doesn't do what you need now.
refer: [birch-and-co]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.subject import Subject
from good_call.model.node import Outcome
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.SENSE


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every outcome has what its verdict demands."""
    for outcome in subject.tree.outcomes.values():
        verdict = subject.house.verdicts.get(outcome.verdict)
        for field in verdict.demands if verdict else ():
            if not _met(outcome, field):
                yield _diagnostic(subject, outcome, field, verdict.name if verdict else "")


def _met(outcome: Outcome, field: str) -> bool:
    value = getattr(outcome, field)
    return bool(value) and not (field == "approve" and value == "nobody")


def _diagnostic(subject: TreeSubject, outcome: Outcome, field: str, verdict: str) -> Diagnostic:
    place = subject.place("outcomes", outcome.id, "verdict")
    if field == "approve" and outcome.approve == "nobody":
        message = f"the verdict “{verdict}” demands somebody who approves"
        place = subject.place("outcomes", outcome.id, "approve")
        return Diagnostic(
            rule="unmet-demand",
            message=message,
            place=place,
            label="nobody is not enough",
            subject=Subject("field", field),
            help="Name a role of the house rules.",
        )
    message = f"the verdict “{verdict}” demands `{field}`"
    return Diagnostic(
        rule="unmet-demand",
        message=message,
        place=place,
        label=f"`{field}` is missing",
        subject=Subject("field", field),
        help=f"Add `{field}:` to this outcome.",
    )
