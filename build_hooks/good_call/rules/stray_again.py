"""A step back leads to something that not every path here has passed.

`again: true` cuts the trail back to a question, so that question must stand on every trail that comes here.

Bad:

```yaml
- answer: Let me ask again
  again: true
  then: put-it-right        # an outcome
```

Good:

```yaml
- answer: Let me ask again
  again: true
  then: our-mistake         # asked on every path here
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Route
from good_call.diagnostics.subject import Subject
from good_call.graph.paths import any_edge, shortest_avoiding
from good_call.model.case import Then
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every step back names a question that all paths here have passed."""
    for node, route, then in subject.tree.ways():
        if subject.tree.leads_back(node, route):
            yield from _one(subject, node.id, route, then)


def _one(subject: TreeSubject, node_id: str, route: Route, then: Then) -> Iterator[Diagnostic]:
    place = subject.place(*route)
    target = then.cases[0].target
    if not then.single or target not in subject.tree.questions:
        yield _no_question(place)
        return
    unfolding = subject.analysis.unfolding
    around = shortest_avoiding(
        unfolding,
        lambda state: unfolding.states[state].node == node_id,
        lambda node: node != target,
        any_edge,
    )
    if around is not None and target != node_id:
        yield _not_passed(place, target, subject.analysis.retell(around))


def _no_question(place: Place) -> Diagnostic:
    return Diagnostic(
        rule="stray-again",
        message="a step back can only lead to a question of this tree",
        place=place,
        label="this is no question",
        help="Name a question, or take `again` out.",
    )


def _not_passed(place: Place, target: str, path: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        rule="stray-again",
        message=f"not every path here has passed `{target}`",
        place=place,
        label="a path comes here without it",
        subject=Subject("question", target),
        help="Name a question that every path here asks, or take `again` out.",
        path=path,
    )
