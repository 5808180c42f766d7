"""An id is not made of a-z, 0-9 and hyphens.

Ids stand in addresses and links. They have at most 60 characters, lower case, with a hyphen between words. A
file called `index` would take the place of the list of all guides or articles.

Bad:

```yaml
questions:
  Our Mistake?:
    ask: …
```

Good:

```yaml
questions:
  our-mistake:
    ask: …
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
