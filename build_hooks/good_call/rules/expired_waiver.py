"""A waiver is over, accepts nothing, or names what can't be waived.

A waiver accepts a warning on purpose, with a reason, until a day. Only warnings can be waived. After its day the
warning is shown again; a waiver that accepts nothing is left over.

Bad:

```yaml
waivers:
  - rule: one-answer
    at: questions.signs
    reason: They should stop and think here.
    until: 2020-01-01
```

Good: look at it again; then take the waiver out, or give it a new day.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.UPKEEP
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every waiver still runs. What it accepts is looked at when all rules have spoken."""
    for number, waiver in enumerate(subject.tree.waivers):
        if waiver.until < subject.today:
            message = f"this waiver was good until {waiver.until}"
            repair = "Take it out, or give it a new day if it still holds."
            place = subject.place("waivers", number, "until")
            yield Diagnostic(rule="expired-waiver", message=message, place=place, label="over", help=repair, dated=True)
