"""A group holds a folder with trees in it.

Each folder in `decision_trees` is a group: home page, list and navigation show its trees together. There are no groups
in groups, so that a rep finds every tree at one glance.

Bad:

```text
decision_trees/returns/late/late-return.yml
```

Good:

```text
decision_trees/returns/late-return.yml
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
