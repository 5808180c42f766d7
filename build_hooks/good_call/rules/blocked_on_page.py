"""An article or a page holds what the site doesn't show.

Pages run no script and load nothing from elsewhere, so that nothing that a rep types can leave the browser. What would
need that is taken out, or blocked by the browser.

Bad:

```markdown
![The form](https://example.com/form.png)
```

Good:

```markdown
![The form](../images/form.png)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.model.written_text import WrittenText
from good_call.rules.rule import Family, GuideSubject
from good_call.source.kept_elements import IN_ARTICLES, ON_PAGES
from good_call.source.page_limits import without_code
from good_call.source.raw_elements import RawElement, raw_elements

FAMILY = Family.UPKEEP
SEVERITY = Severity.WARNING

_CODE = r"(`+)(?!`).*?(?<!`)\1(?!`)"
_FRAME = "Link to it instead: `[what it is](https://…)`."
_ELEMENTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("script",), "a script doesn't run on a page", "Take it out."),
    (("style",), "a style sheet within a page is not used", "Take it out."),
    (("iframe", "frame", "object", "embed", "portal"), "nothing from elsewhere is shown within a page", _FRAME),
    (("form", "button", "select", "textarea"), "a form doesn't work on a page", _FRAME),
    (("link", "meta", "base"), "this belongs into a page's head, not into its text", "Take it out."),
)
_IN_MARKDOWN = "Write it in Markdown, or take it out; where the sign itself is meant, write `&lt;`."
# Compiled where a page holds a sign of them: most hold none.
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        r"<[a-z][^<>]*\sstyle\s*=|\{:?[^{}]*\bstyle\s*=",
        "a style of one element is not used",
        "Take `style` out.",
    ),
    (
        r"<[a-z][^<>]*\son[a-z]+\s*=|\{:?[^{}]*\bon[a-z]+\s*=",
        "what should happen on a click or the like doesn't run",
        "Take it out.",
    ),
    (
        r"!\[[^\]]*\]\(\s*<?(?:https?:)?//|<img\b[^<>]*\ssrc\s*=\s*[\"']?(?:https?:)?//",
        "a picture from elsewhere is not shown",
        "Save it below `docs/images/`, if its owner lets you, and show that: `![what it shows](../images/….png)`.",
    ),
)
_MERMAID = r"[ \t]*(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?mermaid\b"


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every page says only what a reader will see; of one kind the first on each page is told."""
    for text in subject.guide.written:
        if any(sign in text.body for sign in ("<", "![", "{", "mermaid")):
            yield from _found(text)


def _found(text: WrittenText) -> Iterator[Diagnostic]:
    lines = [re.sub(_CODE, lambda code: " " * len(code[0]), line) for line in without_code(text.body)]
    for number, line in enumerate(text.body.split("\n")):
        if re.match(_MERMAID, line, re.IGNORECASE):
            repair = "Draw it as a picture, or write it as a tree: the guide draws a map of each."
            yield _told(text, number, 0, "a Mermaid diagram is not drawn", repair)
            break
    yield from _taken_out(text)
    for pattern, message, repair in _KINDS:
        for number, line in enumerate(lines):
            found = re.search(pattern, line, re.IGNORECASE)
            if found:
                yield _told(text, number, found.start(), message, repair)
                break


def _taken_out(text: WrittenText) -> Iterator[Diagnostic]:
    """Elements that stay on no such page: of a mark such as `<name>` nothing is left."""
    told: set[str] = set()
    for each in raw_elements(text.body):
        found = _why_taken_out(text, each)
        if found and found[0] not in told:
            told.add(found[0])
            yield _told(text, each.line, each.column, *found)


def _why_taken_out(text: WrittenText, element: RawElement) -> tuple[str, str] | None:
    what, kept = ("an article", IN_ARTICLES) if text.uri.startswith("articles/") else ("a page", ON_PAGES)
    # What is kept elsewhere and never ends is told as that.
    if element.name in kept or (element.name in ON_PAGES and not element.is_closed):
        return None
    known = next((told for names, *told in _ELEMENTS if element.name in names), None)
    return (known[0], known[1]) if known else (f"{what} holds no `<{element.name}>`", _IN_MARKDOWN)


def _told(text: WrittenText, number: int, column: int, message: str, repair: str) -> Diagnostic:
    label = "readers won't see this"
    return Diagnostic(
        rule="blocked-on-page", message=message, place=text.place(number, column), label=label, help=repair
    )
