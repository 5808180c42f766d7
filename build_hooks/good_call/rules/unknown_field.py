"""A field is not one that the form knows.

A mistyped field would be left out without a word, and with it what a rep needs to read.

Bad:

```yaml
ask: Was it our mistake?
hlep: Check the order.
```

Good:

```yaml
ask: Was it our mistake?
help: Check the order.
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
