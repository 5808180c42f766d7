"""A file holds more than one YAML document.

A line of three hyphens starts another document, and everything behind it would be left out of the guide.

Bad:

```yaml
title: One tree
---
title: Another tree
```

Good:

```yaml
title: One tree
# and the other tree in its own file
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
