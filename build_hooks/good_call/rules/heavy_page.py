"""An article or a page holds so much of one kind that reading it would take minutes.

Markdown looks from every open bracket for its end; with thousands of them, one page holds up the whole site.

Bad:

```markdown
[[[[[[[[[[[[[[[[[[[[  and a hundred more
```

Good:

```markdown
[One link](https://example.com/) and another thought.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.rules.rule import Family, GuideSubject
from good_call.source.page_limits import excess_of

FAMILY = Family.FORM


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """No page goes beyond a limit."""
    for text in subject.guide.written:
        found = excess_of(text.body)
        if found:
            yield Diagnostic(
                rule="heavy-page",
                message=found.message,
                place=text.place(found.line),
                label="from here on",
                help=found.help,
            )
