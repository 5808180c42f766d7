"""A link in a text leads nowhere, or where links may not lead.

Texts may link to `guides/<tree>.md`, `articles/<article>.md`, a node of this tree (`#node`), and addresses that
begin with `https:`, `http:`, `mailto:` or `tel:`.

Bad:

```yaml
help: See [the article](fire.md).
```

Good:

```yaml
help: See [the article](articles/fire-a-customer.md).
```
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.model.guide import Guide
from build_hooks.model.nearest import did_you_mean
from build_hooks.model.tree import Tree
from build_hooks.model.wording import texts_of
from build_hooks.rules.rule import Group, TreeSubject

GROUP = Group.UPKEEP

_LINK = re.compile(r"\]\(\s*<?([^)>\s]*)")
_SCHEME = re.compile(r"(?:https?|mailto|tel):.", re.IGNORECASE)


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every link leads somewhere."""
    document = subject.guide.documents.get(subject.tree.file)
    if document and "](" not in document.text:
        return
    for route, text in texts_of(subject.tree):
        if "](" not in text:
            continue
        for target in _LINK.findall(text):
            why = _why_broken(subject.guide, subject.tree, target)
            if why:
                message = f"the link `{target[:60]}` {why[0]}"
                place = dataclasses.replace(subject.place(*route), words=target)
                yield Diagnostic("broken-link", message, place, "this link", why[1])


def _why_broken(guide: Guide, tree: Tree, target: str) -> tuple[str, str] | None:
    if _SCHEME.match(target):
        return None
    page, _, anchor = target.partition("#")
    if not page:
        return None if anchor in tree.nodes else ("names no node of this tree", did_you_mean(anchor, tree.nodes))
    folder, _, file = page.partition("/")
    name = file.removesuffix(".md")
    known = {"guides": guide.tree_ids, "articles": guide.article_ids}.get(folder)
    if known is None or not file.endswith(".md"):
        return (
            "is none that a text may hold",
            "Link to `guides/….md`, `articles/….md`, or an https address.",
        )
    if name not in known:
        return ("leads nowhere", did_you_mean(name, known) or f"There is no page `{name}`.")
    return None
