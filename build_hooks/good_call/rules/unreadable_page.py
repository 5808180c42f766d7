"""An article or a page holds what no build of the site could read.

The build would end there, for all pages. Mostly it is a mark that begins like HTML and isn't, or an address in a link
that is none.

Bad:

```markdown
Write <![> for a gap.
```

Good:

```markdown
Write `<!` and `[>` for a gap.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.written_text import WrittenText
from good_call.rules.rule import Family, GuideSubject
from good_call.source.page_limits import excess_of
from good_call.source.page_markdown import PageRead, read_page

FAMILY = Family.FORM

_ESCAPED = "Take it out; where a `<` is meant, write `&lt;`."


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every article and page is read as a build reads it, as far as that takes no longer than it should."""
    for text in subject.guide.written:
        read = PageRead() if excess_of(text.body) else read_page(text.body)
        if read.flaw:
            yield _told(text, read)


def _told(text: WrittenText, read: PageRead) -> Diagnostic:
    if isinstance(read.at, str):
        return Diagnostic(
            rule="unreadable-page",
            message="this link holds an address that is none",
            place=text.place_of(read.at),
            label="no address can be read from this",
            help="Write the whole address as it stands in a browser, or take the brackets out.",
        )
    line = text.body.split("\n")[read.at] if text.body else ""
    column = max(0, line.find("<!["))
    return Diagnostic(
        rule="unreadable-page",
        message="the site can't be built with this",
        place=text.place(read.at, column, 3 if "<![" in line else 0),
        label="this begins like HTML and isn't" if "<![" in line else "up to here the page can be read",
        help=_ESCAPED if "<" in line else "Write this line in another way.",
    )
