"""A path never ends: every answer of a question only leads back.

A rep could not get on from there.

Bad:

```yaml
answers:
  - answer: Check again
    again: true
    then: first
```

Good:

```yaml
answers:
  - answer: Check again
    again: true
    then: first
  - answer: I have checked
    then: put-it-right
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.answer import Answer
from good_call.model.tree import Tree
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every question has an answer that leads on."""
    for question in subject.tree.questions.values():
        if question.answers and all(_leads_back(subject.tree, answer) for answer in question.answers):
            repair = "Add an answer that leads on."
            place = subject.node_place(question.id)
            yield Diagnostic(
                rule="endless-path",
                message="from this question no answer leads on",
                place=place,
                label="all of them lead back",
                help=repair,
            )


def _leads_back(tree: Tree, answer: Answer) -> bool:
    """Whether an answer, or the step that it leads to, is a step back."""
    return answer.again or all(target in tree.steps and tree.steps[target].again for target in answer.then.targets)
