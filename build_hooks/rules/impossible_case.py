"""A case can never be taken.

Either no path asks its questions with these answers before it, or the cases above it take everything.

Bad:

```yaml
then:
  - if: {late-orders: twice-or-more}
    go: decline-kindly
  - if: {late-orders: twice-or-more}
    go: stand-firm
  - otherwise: explain
```

Good:

```yaml
then:
  - if: {late-orders: twice-or-more}
    go: decline-kindly
  - otherwise: explain
```
"""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.graph.unfolding import Unfolding
from build_hooks.model.node import Question, Step
from build_hooks.rules.rule import Group, Stage, TreeSubject

GROUP = Group.COMPLETENESS
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Some path takes each case, as far as some path comes by."""
    unfolding = subject.analysis.unfolding
    if unfolding.crowded:
        return
    for node, route, then in subject.tree.ways():
        if then.single or node.id not in unfolding.nodes:
            continue
        position = 0 if isinstance(node, Step) else int(route[3])
        if isinstance(node, Question) and node.answers[position].again:
            continue
        yield from _untaken(subject, unfolding, node.id, position, route, len(then.cases))


def _untaken(
    subject: TreeSubject,
    unfolding: Unfolding,
    node: str,
    position: int,
    route: tuple[str | int, ...],
    count: int,
) -> Iterator[Diagnostic]:
    for case in range(count):
        if (node, position, case) not in unfolding.cases_taken:
            message = "this case can never be taken"
            label = "no combination of answers comes to it"
            repair = "Take it out; or look at the cases above it, which may take too much."
            yield Diagnostic("impossible-case", message, subject.place(*route, case), label, repair)
