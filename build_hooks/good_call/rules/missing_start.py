"""The tree's `start` is no question or step of it.

A rep opens the tree at its start.

Bad:

```yaml
start: first-question       # there is no first-question
```

Good:

```yaml
start: our-mistake
questions:
  our-mistake:
    ask: Was it our mistake?
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.subject import Subject
from good_call.model.nearest import nearest
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """The start is a question or a step."""
    tree = subject.tree
    if tree.start in tree.questions or tree.start in tree.steps:
        return
    if tree.start in tree.outcomes:
        message, label = "the tree starts with an outcome, so it asks nothing", "this is an outcome"
    else:
        message, label = "the tree starts nowhere", "no question or step has this id"
    first = next(iter(tree.questions), "")
    guess = nearest(tree.start, [*tree.questions, *tree.steps]) or ""
    yield Diagnostic(
        rule="missing-start",
        message=message,
        place=subject.place("start"),
        label=label,
        help="" if guess else f"Write the first question's id: `{first}`.",
        subject=Subject("question or step", tree.start),
        meant=guess,
        alternatives=(first,),
    )
