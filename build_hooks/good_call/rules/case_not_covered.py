"""Some combination of answers is taken by no case.

A rep who has answered so could not go on. Add a case for it, or end the cases with `otherwise`.

Bad:

```yaml
then:
  - if: {late-orders: twice-or-more}
    go: decline-kindly
```

Good:

```yaml
then:
  - if: {late-orders: twice-or-more}
    go: decline-kindly
  - otherwise: stand-firm
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.graph.unfolding import Edge, Uncovered
from good_call.model.node import Step
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Each list of cases takes every combination that can reach it; the shortest that it doesn't is shown."""
    told: set[tuple[str, int]] = set()
    for uncovered in subject.analysis.unfolding.uncovered:
        if (uncovered.node, uncovered.position) not in told:
            told.add((uncovered.node, uncovered.position))
            yield _diagnostic(subject, uncovered)


def _diagnostic(subject: TreeSubject, uncovered: Uncovered) -> Diagnostic:
    node = subject.tree.nodes[uncovered.node]
    route = (
        *subject.tree.route(node.id),
        *(() if isinstance(node, Step) else ("answers", uncovered.position)),
        "then",
    )
    last = Edge(uncovered.state, uncovered.state, uncovered.node, uncovered.answer, uncovered.holds)
    path = subject.analysis.retell((*subject.analysis.unfolding.path_to(uncovered.state), last))[:-1]
    repair = "Add a case for it, or end the cases with `- otherwise: …`."
    message = "some answers are taken by no case"
    return Diagnostic(
        rule="case-not-covered",
        message=message,
        place=subject.place(*route, part="key"),
        label="a rep would be stuck here",
        help=repair,
        path=path,
    )
