"""A file of docs/ takes the address of a page that the guide makes, or of another file.

Only one of the two can stand there, and the other would be gone without a word.

Bad:

```text
docs/guides/let-a-customer-go.md, beside the tree let-a-customer-go
```

Good:

```text
docs/background/letting-go.md
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.model.guide import Guide
from good_call.model.own_pages import address_of, is_own_file
from good_call.rules.rule import Family, GuideSubject

FAMILY = Family.FORM


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every file below docs/ has an address of its own."""
    ours = subject.own_addresses
    taken: dict[str, str] = {}
    for file in subject.guide.docs_files:
        uri = subject.guide.folders.uri(file)
        if _is_article(subject.guide, file):
            continue
        address = address_of(uri)
        other = taken.setdefault(address, file)
        if address in ours or is_own_file(subject.guide, uri):
            yield _told(file, "the guide makes a page of its own for this address", "the guide's page stands there")
        elif other != file:
            yield _told(file, f"`{other}` has the same address", "only one of the two can stand there")


def _is_article(guide: Guide, file: str) -> bool:
    """What is read as an article, and judged as one."""
    folder, _, name = file.rpartition("/")
    return folder == guide.folders.articles and name.endswith(".md") and not name.startswith("_")


def _told(file: str, message: str, label: str) -> Diagnostic:
    place, repair = Place(file, span=START_OF_FILE), "Give the file another name, or put it into another folder."
    return Diagnostic(rule="taken-address", message=message, place=place, label=label, help=repair)
