"""A text stands in brackets or braces.

In brackets every comma starts another item, so one sentence would quietly become two. Brackets and braces are
for ids and numbers.

Bad:

```yaml
do: [Write it down, word for word]
```

Good:

```yaml
do:
  - Write it down, word for word
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
