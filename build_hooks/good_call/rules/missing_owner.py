"""A tree has no owner.

Somebody has to be asked when a rep finds that a tree is wrong.

Bad: a tree without `owner`.

Good:

```yaml
owner: Sales training
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.UPKEEP
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every tree says who keeps it right."""
    if not subject.tree.owner:
        place = subject.place("title", part="key")
        repair = "Add `owner:` with a person or a team."
        yield Diagnostic(
            rule="missing-owner",
            message="this tree has no owner",
            place=place,
            label="who keeps it right?",
            help=repair,
        )
