"""A file of the guide can't be read.

A folder, a broken link or a file that you may not open has the name of a tree. Nothing in it can reach a rep.

Bad:

```yaml
decision_trees/my-tree.yml      # is a folder
```

Good:

```yaml
decision_trees/my-tree.yml      # is a file with a tree in it
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
