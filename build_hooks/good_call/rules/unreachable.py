"""No path reaches a question, a step or an outcome.

Nobody will ever read it. Often an answer that should lead to it leads elsewhere.

Bad:

```yaml
outcomes:
  grant-once:               # nothing leads here
    verdict: grant once
```

Good:

```yaml
- answer: Yes, this once
  then: grant-once
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.subject import Subject
from good_call.rules.impossible_case import untaken_cases
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.PATHS


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Some path reaches every node. Only the first node of a chain that nothing reaches is named."""
    unfolding = subject.analysis.unfolding
    if unfolding.crowded or unfolding.uncovered:
        return
    lost = [node for node in subject.tree.nodes if node not in unfolding.nodes]
    if not lost:
        return
    ways = subject.analysis.network.ways
    led_to = {target for node in lost for target in ways[node]}
    # A node that only an impossible case leads to is that case's fault.
    led_to.update(target for _, _, target in untaken_cases(subject))
    heads = [node for node in lost if node not in led_to]
    for node in heads:
        message = f"no path reaches `{node}`"
        repair = f"Let an answer or a step lead to it (`then: {node}`), or remove it."
        yield Diagnostic(
            rule="unreachable",
            message=message,
            subject=Subject("node", node),
            place=subject.node_place(node),
            label="nobody will ever read this",
            help=repair,
        )
