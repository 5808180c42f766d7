"""A value is of another kind than its field takes.

A list where a text was meant, words where a number or a date was meant, and the like.

Bad:

```yaml
do: Call them back.
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
