"""A text holds HTML, a template, a heading or a table.

Texts are Markdown: emphasis, links and lists. HTML and templates could change the page around them, and of headings
and tables reps would read the signs.

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
