r"""A character stands in a text that nobody sees.

Word processors, chats and web pages leave them in what is copied. Some part words that look the same, so that a search
or a story doesn't find them; some turn round the order in which letters are shown. In an answer a space that doesn't
break a line is one too: the same answer typed by hand is another. Scripts and emoji that need such a character keep it.

Bad:

```yaml
- answer: "Yes, the order\u200b came late"
```

Good:

```yaml
- answer: Yes, the order came late
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Route
from good_call.diagnostics.replacement import Replacement
from good_call.model.identifier import slug
from good_call.model.tree import Tree
from good_call.rules.rule import Family, GuideSubject, Stage, TreeSubject
from good_call.source.hidden_characters import find_hidden, named
from good_call.source.scalar import write_scalar

FAMILY = Family.FORM
STAGE = Stage.NAMES

_ODD_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Answers and ticks hold ordinary spaces: stories are compared with them."""
    for route, text in _compared(subject.tree):
        odd = "" if text.isascii() else next(iter(re.findall(_ODD_SPACE, text)), "")
        if odd:
            places = (route, *_stories_with(subject.tree, text))
            words = write_scalar(re.sub(_ODD_SPACE, " ", text))
            yield Diagnostic(
                rule="hidden-character",
                message=f"this is no ordinary space, though it looks like one: {named(odd)}",
                place=Place(subject.tree.file, route, words=odd),
                label="this one",
                help="Type a space in its place; `guide check --fix` does.",
                replacements=tuple(Replacement(Place(subject.tree.file, each), words) for each in places),
            )


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """The bodies of articles, and pages."""
    for text in subject.guide.written:
        yield from find_hidden(text.body, text.file, text.lines_before)


def _compared(tree: Tree) -> Iterator[tuple[Route, str]]:
    for question in tree.questions.values():
        route = ("questions", question.id)
        for number, answer in enumerate(question.answers):
            yield (*route, "answers", number, "answer"), answer.answer
        for number, tick in enumerate(question.tick or ()):
            yield (*route, "tick", number, *(() if tick.id == slug(tick.tick) else ("tick",))), tick.tick


def _stories_with(tree: Tree, text: str) -> Iterator[Route]:
    for number, scenario in enumerate(tree.scenarios):
        for question_id, given in scenario.answers.items():
            if given == text:
                yield ("scenarios", number, "answers", question_id)
