"""A page holds the marks of a merge that nobody has settled.

Git writes both versions of a place into the file, with three lines of marks around them. Published, a rep would read
both.

Bad:

```markdown
<<<<<<< HEAD
Ask the boss first.
=======
Decide yourself.
>>>>>>> new-rule
```

Good:

```markdown
Decide yourself.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.rules.rule import Family, GuideSubject

FAMILY = Family.FORM

_MARK = re.compile(r"(?:<{7}|>{7}|\|{7})(?: \S.*)?\Z")


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """No line of an article or a page is such a mark; one mistake a page."""
    for text in subject.guide.written:
        lines = text.body.split("\n") if "<<<<<<<" in text.body or ">>>>>>>" in text.body else []
        number = next((number for number, line in enumerate(lines) if _MARK.match(line.rstrip())), None)
        if number is not None:
            yield Diagnostic(
                rule="merge-marks",
                message="a merge was left half-way here",
                place=text.place(number),
                label="git wrote this line, to part the two versions",
                help="Keep what should stand there and delete the lines of marks; behind a space they are text.",
            )
