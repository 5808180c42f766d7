"""A file nests deeper than a tree can.

A tree needs seven levels. More than forty are brackets that were opened and never closed.

Bad:

```yaml
do: [[[[[[[[…
```

Good:

```yaml
do:
  - Call them back.
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
