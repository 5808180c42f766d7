"""Some answers lead back to where a rep has been.

A rep could go round for ever. A step back on purpose is written with `again: true` on the answer, or on the step after
which the question is asked again.

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
from good_call.model.tree import Tree
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.SHAPE


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """No way leads back, but those that say so."""
    for found in subject.analysis.loops:
        loop = _from_its_question(subject, found)
        last, first = loop[-1], loop[0]
        names = [*loop, first]
        yield Diagnostic(
            rule="undeclared-loop",
            message=f"this leads back to `{first}`, so a rep could go round for ever",
            place=subject.place(*_closing(subject.tree, last, first)),
            label="the loop closes here",
            help=_repair(subject, last, first),
            path=tuple(subject.tree.nodes[name].words for name in names),
        )


def _from_its_question(subject: TreeSubject, loop: tuple[str, ...]) -> tuple[str, ...]:
    """The loop from a question that every path here has passed, where it has one: that can be asked again."""
    turned = (loop[number:] + loop[:number] for number in range(len(loop)))
    return next((each for each in turned if _can_be_declared(subject, each[-1], each[0])), loop)


def _can_be_declared(subject: TreeSubject, last: str, first: str) -> bool:
    is_single = all(then.single for node, _, then in subject.tree.ways() if node.id == last and first in then.targets)
    return first in subject.tree.questions and is_single and subject.analysis.network.passes(first, last)


def _closing(tree: Tree, last: str, first: str) -> Route:
    for node, route, then in tree.ways():
        if node.id == last and not tree.leads_back(node, route):
            for case, within in then.routes():
                if case.target == first:
                    return (*route, *within)
    return tree.route(last)


def _repair(subject: TreeSubject, last: str, first: str) -> str:
    if not _can_be_declared(subject, last, first):
        return "Lead on to something else: no question here is asked on every path, so none can be asked again."
    what = "answer" if last in subject.tree.questions else "step"
    return f"Lead on to something else; or add `again: true` to the {what} if the step back is meant."
