"""A field is there, and nothing stands in it.

Fill it in, or take the field out. A text of spaces, signs or a link without words is empty too: nobody sees it.

Bad:

```yaml
ask:
```

Good:

```yaml
ask: Was it our mistake?
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
