"""Two nodes of a tree share an id.

Questions, steps and outcomes of a tree share one space of ids, since each is one address on one page.

Bad:

```yaml
questions:
  put-it-right:
    ask: …
outcomes:
  put-it-right:
    title: …
```

Good:

```yaml
questions:
  can-we-put-it-right:
    ask: …
outcomes:
  put-it-right:
    title: …
```
"""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic, Note
from build_hooks.rules.rule import Group, Stage, TreeSubject

GROUP = Group.FORM
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """No id stands under two of questions, steps and outcomes."""
    tree = subject.tree
    if len(tree.nodes) == len(tree.questions) + len(tree.steps) + len(tree.outcomes):
        return
    first: dict[str, str] = {}
    for kind, nodes in (("questions", tree.questions), ("steps", tree.steps), ("outcomes", tree.outcomes)):
        for node_id in nodes:
            if node_id in first:
                yield _diagnostic(subject, node_id, first[node_id], kind)
            first.setdefault(node_id, kind)


def _diagnostic(subject: TreeSubject, node_id: str, first: str, second: str) -> Diagnostic:
    return Diagnostic(
        "duplicate-id",
        f"two nodes have the id `{node_id}`",
        subject.place(second, node_id, part="key"),
        f"one is among the {first}, this one among the {second}",
        "Give one of them another id, and change what leads to it.",
        notes=(Note(subject.place(first, node_id, part="key"), "the first"),),
    )
