"""A `#` after a space hides the rest of a line.

YAML takes ` #` for the start of a remark. What stands behind it would never reach the page. A remark of yours has two
spaces before the `#` and one behind it. Behind an id, a number or a name with its colon one space is enough: no text
can go on there.

Bad:

```yaml
ask: Is it order #12?
```

Good:

```yaml
ask: "Is it order #12?"
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
