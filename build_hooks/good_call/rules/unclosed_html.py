"""HTML in an article or a page begins and never ends.

What follows belongs to it then: behind an open `<details>` the rest of the page is folded away, and no Markdown in it
is read any more.

Bad:

```markdown
<details>
<summary>More</summary>

How we got there.

## What to do now
```

Good:

```markdown
<details markdown>
<summary>More</summary>

How we got there.

</details>

## What to do now
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.rules.rule import Family, GuideSubject
from good_call.source.kept_elements import ON_PAGES
from good_call.source.raw_elements import raw_elements

FAMILY = Family.FORM


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every element that a page may hold is closed; what is taken out takes nothing along."""
    for text in subject.guide.written:
        for each in raw_elements(text.body):
            if each.is_closed or each.name not in ON_PAGES:
                continue
            yield Diagnostic(
                rule="unclosed-html",
                message=f"`<{each.name}>` begins here and never ends",
                place=text.place(each.line, each.column, len(each.name) + 1),
                label="what follows on the page belongs to it",
                help=f"Write `</{each.name}>` where it should end; or take it out.",
            )
