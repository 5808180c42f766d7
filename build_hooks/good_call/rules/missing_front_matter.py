"""An article has no front matter, or its front matter has no end.

Title, author and principles of an article stand between two lines of three hyphens at its top.

Bad:

```yaml
title: Fire a customer

Getting rid of a customer …
```

Good:

```yaml
---
title: Fire a customer
---

Getting rid of a customer …
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
