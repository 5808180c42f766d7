"""Some answers lead back to where a rep has been.

A rep could go round for ever. A step back on purpose is written with `again: true` on the answer.

Bad:

```yaml
questions:
  first:
    answers:
      - answer: No
        then: second
  second:
    answers:
      - answer: Let me check again
        then: first
```

Good:

```yaml
      - answer: Let me check again
        again: true
        then: first
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.diagnostics.subject import Subject
from good_call.model.tree import Tree
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.SHAPE


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """No way leads back, but those that say so."""
    for loop in subject.analysis.loops:
        route = _closing(subject.tree, loop)
        names = [*loop, loop[0]]
        yield Diagnostic(
            rule="undeclared-loop",
            message=f"this leads back to `{loop[0]}`, so a rep could go round for ever",
            place=subject.place(*route),
            label="the loop closes here",
            subject=Subject("node", loop[0]),
            help="Lead on to something else; or add `again: true` to the answer if the step back is meant.",
            path=tuple(subject.tree.nodes[name].words for name in names),
        )


def _closing(tree: Tree, loop: tuple[str, ...]) -> Route:
    for node, route, then in tree.ways():
        if node.id == loop[-1]:
            for case, within in then.routes():
                if case.target == loop[0]:
                    return (*route, *within)
    return tree.route(loop[-1])
