"""Somebody who must be reached at once can be reached by mail only.

Who takes a hard stop with `at-once: true` is rung up: a mail may lie unread until tomorrow.

Bad:

```yaml
roles:
  safety-contact:
    name: Whoever is on call for safety
    mail: safety@example.com
```

Good: `phone: 555 0100`, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.rules.rule import Family, GuideSubject, house_place

FAMILY = Family.SENSE


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every role that takes what can't wait has a telephone."""
    urgent = {stop.who for stop in subject.house.hard_stops.values() if stop.at_once}
    for role_id, role in subject.house.roles.items():
        if role_id in urgent and not role.phone:
            yield Diagnostic(
                rule="mail-alone",
                message=f"`{role_id}` must be reached at once, and has no telephone",
                place=house_place("roles", role_id, part="key"),
                label="a mail may lie unread until tomorrow",
                help="Add `phone:` with a number that somebody answers.",
            )
