"""A text holds HTML or a template.

Texts are Markdown: emphasis, links and lists. HTML and templates could change the page around them.

Bad:

```yaml
help: Look at <b>the order</b>.
```

Good:

```yaml
help: Look at **the order**.
```
"""

from __future__ import annotations

from good_call.rules.rule import Family

FAMILY = Family.FORM
