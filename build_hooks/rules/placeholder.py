"""The house rules still hold a placeholder.

The guide comes with names and rules that stand in for your own, marked `replace: true`. A rep who reads one would
send a customer to nobody.

Bad:

```yaml
partners:
  birch-and-co:
    name: Birch & Co
    replace: true
```

Good: your own partner's name, and no `replace`.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic, Severity
from build_hooks.rules.rule import Group, GuideSubject, house_place

GROUP = Group.UPKEEP
SEVERITY = Severity.WARNING


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every placeholder is replaced. Reported like a date: a fresh copy of the guide may be built."""
    house = subject.house
    kinds = (
        ("roles", house.roles),
        ("policies", house.policies),
        ("commitments", house.commitments),
        ("programmes", house.programmes),
        ("partners", house.partners),
    )
    for name, entries in kinds:
        for entry in entries.values():
            if entry.replace:
                place = house_place(name, entry.id, "replace")
                repair = "Write your own, then take `replace` out."
                message = f"`{entry.id}` is still a placeholder"
                yield Diagnostic("placeholder", message, place, "stands in for your own", repair, dated=True)
