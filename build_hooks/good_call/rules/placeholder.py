"""A tree or the house rules still hold a placeholder.

The guide comes with names and rules that stand in for your own, marked `replace: true`. A rep who reads one would
send a customer to nobody. In trees, it is a text that `guide new` or `guide import` wrote for you to write over:
`Write here what the rep does, one thing to a line.`

Bad:

```yaml
partners:
  birch-and-co:
    name: Birch & Co
    replace: true
```

Good: your own partner's name, and no `replace`; in a tree, your own words.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.model.placeholder import is_placeholder, may_hold_one
from good_call.rules.gathering import gather
from good_call.rules.rule import Family, GuideSubject, TreeSubject, house_place

FAMILY = Family.UPKEEP
SEVERITY = Severity.WARNING


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every text was written by somebody; all that were not are told together."""
    tree = subject.tree
    document = subject.guide.documents.get(tree.file)
    if document is None or may_hold_one(document.text, tree.title):
        yield from gather(_unwritten(subject))


def _unwritten(subject: TreeSubject) -> Iterator[Diagnostic]:
    message, repair = "this text is still a placeholder", "Write your own words over it."
    for route, text, _ in subject.analysis.texts:
        if is_placeholder(text):
            yield Diagnostic(
                rule="placeholder",
                message=message,
                place=subject.place(*route),
                label="nobody has written this yet",
                help=repair,
            )


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every placeholder is replaced. Reported like a date: a fresh copy of the guide may be built."""
    house = subject.house
    kinds = (
        ("roles", house.roles),
        ("policies", house.policies),
        ("commitments", house.commitments),
        ("programmes", house.programmes),
        ("partners", house.partners),
    )
    own = subject.guide.folders.house
    for name, entries in kinds:
        for entry in entries.values():
            if entry.replace:
                place = house_place(name, entry.id, "replace")
                repair = "Write your own, then take `replace` out."
                if not subject.guide.is_own(place):
                    repair = f"Write your own `{entry.id}` below `{name}` in `{own}`: it comes before this one."
                message = f"`{entry.id}` is still a placeholder"
                yield Diagnostic(
                    rule="placeholder",
                    message=message,
                    place=place,
                    label="stands in for your own",
                    help=repair,
                    dated=True,
                )
