"""A file is larger than 2 MiB, or holds more than 40,000 fields and texts.

The largest real decision graph known to us, with 1,270 questions, is a fifth of that size. A larger file is
no tree, or a tree that nobody can keep in their head.

Bad:

```yaml
decision_trees/everything.yml   # 50 MB
```

Good:

```yaml
decision_trees/first-part.yml   # leads on to second-part
decision_trees/second-part.yml
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
