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

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.graph.network import Network
from good_call.model.node import Step
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Some path takes each case, as far as some path comes by."""
    unfolding = subject.analysis.unfolding
    if unfolding.crowded:
        return
    for route, case, _ in untaken_cases(subject):
        message = "this case can never be taken"
        early = _asked_too_late(subject, route, case)
        label = f"`{early}` is asked on no path to here" if early else "no combination of answers comes to it"
        repair = "Take it out; or look at the cases above it, which may take too much."
        if early:
            repair = "Ask about a question that comes before; or take the case out."
        yield Diagnostic(
            rule="impossible-case", message=message, place=subject.place(*route, case), label=label, help=repair
        )


def _asked_too_late(subject: TreeSubject, route: Route, case: int) -> str:
    """A question that the case asks about and that no path has passed here; else empty."""
    then = next(then for _, way, then in subject.tree.ways() if way == route)
    before = _before(subject.analysis.network, str(route[1]))
    return next((each for each in then.cases[case].if_ or {} if each not in before), "")


def _before(network: Network, node: str) -> set[str]:
    """The node itself and all from which some way leads to it."""
    leading = {node}
    for each in reversed(network.order()):
        if not leading.isdisjoint(network.ways[each]):
            leading.add(each)
    return leading


def untaken_cases(subject: TreeSubject) -> Iterator[tuple[Route, int, str]]:
    """The way to each list of cases that some path comes by, with the number and target of a case never taken."""
    unfolding = subject.analysis.unfolding
    for node, route, then in subject.tree.ways(branching=True):
        if node.id not in unfolding.nodes:
            continue
        position = 0 if isinstance(node, Step) else int(route[3])
        if subject.tree.leads_back(node, route):
            continue
        for number, case in enumerate(then.cases):
            if (node.id, position, number) not in unfolding.cases_taken:
                yield route, number, case.target
