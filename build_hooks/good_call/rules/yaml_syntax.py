"""A file is not valid YAML.

YAML reads a colon and a space, a tab, a quote or an indentation as signs of its own. The message says which
sign it was, and how to write a text that holds it. It may be one that you can't see: a line break or a space
that was pasted along from a word processor. Its curly quotes and long dashes look like YAML's own, and are letters.

Bad:

```yaml
ask: Refund: yes or no?
```

Good:

```yaml
ask: "Refund: yes or no?"
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
