"""The house rules that these build on can't be found.

`extends` in `_house.yml` names house rules to build on. It is the way to their file from the file that names them, or
a package that is installed and a file in it. What can't be had on every machine is none: a place on one disk, or a
file outside of the repository.

Bad:

```yaml
extends: ../shared/hause.yml
```

Good:

```yaml
extends: ../shared/house.yml
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
