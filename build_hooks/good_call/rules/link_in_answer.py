"""An answer or a tick holds a link.

A rep picks an answer by clicking on it, so the whole of it leads on already. A link within would take part of it
away from the guide.

Bad:

```yaml
- answer: Yes, as [the article](articles/fire-a-customer.md) says
```

Good:

```yaml
- answer: Yes, as the article says
  hint: See [the article](articles/fire-a-customer.md).
```
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.model.node import Question
from good_call.model.wording import linked
from good_call.rules.rule import Family, TreeSubject

FAMILY = Family.FORM


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Whatever a rep picks is plain words."""
    for question in subject.tree.questions.values():
        for what, below, text in _picked(question):
            for link in linked(text):
                place = dataclasses.replace(subject.place("questions", question.id, *below), words=link)
                help = "Keep the words, and put the link into `hint`." if what == "answer" else "Put it into `help`."
                yield Diagnostic(
                    rule="link-in-answer",
                    message=f"this {what} holds a link",
                    place=place,
                    label="a click here picks it",
                    help=help,
                )


def _picked(question: Question) -> Iterator[tuple[str, Route, str]]:
    for number, answer in enumerate(question.answers):
        yield "answer", ("answers", number, "answer"), answer.answer
    for number, tick in enumerate(question.tick or ()):
        yield "tick", ("tick", number), tick.tick
