"""Trees hand over to each other in a circle.

A rep could go round for ever between them. A tree that has taken over may offer the first one again under `next`.

Bad:

```yaml
# one.yml
then: other
# other.yml
then: one
```

Good:

```yaml
# one.yml
then: other
# other.yml, at its outcome
next: [one]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.diagnostics.subject import Subject
from good_call.rules.rule import Family, GuideSubject, Stage

FAMILY = Family.COMPLETENESS
STAGE = Stage.SHAPE


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """The trees, with their hand-overs, have no loop."""
    for loop in subject.circles:
        if len(loop) > 1:  # a tree that names itself is told where it does
            yield _diagnostic(subject, loop)


def _diagnostic(subject: GuideSubject, loop: tuple[str, ...]) -> Diagnostic:
    place = _closing(subject, loop[-1], loop[0])
    titles = tuple(subject.guide.trees[each].title for each in (*loop, loop[0]))
    message = f"this hands back to `{loop[0]}`, so a rep could go round for ever"
    repair = "End here with an outcome, and offer the other tree under `next`."
    return Diagnostic(
        rule="hand-over-loop",
        message=message,
        place=place,
        label="the circle closes here",
        help=repair,
        subject=Subject("tree", loop[0]),
        path=titles,
    )


def _closing(subject: GuideSubject, last: str, first: str) -> Place:
    """Where the one tree hands over to the other, at a node that some path reaches if there is such a way."""
    tree, network = subject.guide.trees[last], subject.analyses[last].network
    found = [
        (node.id, (*route, *within))
        for node, route, then in tree.ways()
        for case, within in then.routes()
        if case.target == first and not tree.leads_back(node, route)
    ]
    reached = (route for node, route in found if network.start in network.ways and network.way(network.start, node))
    return Place(tree.file, next(reached, found[0][1]))
