"""A text is read as a reference, a name or a type of YAML.

YAML has signs for copying and naming parts of a file (`*`, `&`, `!`, `<<`). A tree that uses them can't be
read from top to bottom, and a text that begins with one by chance would be lost.

Bad:

```yaml
say:
  - *Please* wait.
```

Good:

```yaml
say:
  - "*Please* wait."
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
