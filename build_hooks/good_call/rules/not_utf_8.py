"""A file is not saved as UTF-8.

Saved otherwise, quotes, dashes and accents turn into other characters on a rep's screen.

Bad:

```yaml
# saved as Windows-1252 or UTF-16
```

Good:

```yaml
# saved again, with the encoding UTF-8
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
