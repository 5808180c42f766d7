"""A field that must be there is missing.

Without it a page would show a gap where a rep needs an answer.

Bad:

```yaml
- answer: Yes
```

Good:

```yaml
- answer: Yes
  then: put-it-right
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
