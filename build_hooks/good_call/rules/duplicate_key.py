"""A field or an id stands twice in one group.

YAML would keep the last and drop the first without a word.

Bad:

```yaml
questions:
  mistake: …
  mistake: …
```

Good:

```yaml
questions:
  mistake: …
  another-mistake: …
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
