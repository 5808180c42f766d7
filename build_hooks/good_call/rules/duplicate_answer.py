"""Two answers, or ticks, of one question share an id or their words.

An answer's id is made of its words. Links, scenarios and cases name an answer by its id, so two that share one
can't be told apart. Nor can a rep or a story tell two buttons apart that say the same, whatever their ids.

Bad:

```yaml
answers:
  - answer: Yes
    then: one
  - answer: "Yes!"
    then: other
```

Good:

```yaml
answers:
  - answer: Yes, once
    then: one
  - answer: Yes, every week
    then: other
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Route
from good_call.diagnostics.subject import Subject
from good_call.model.answer import Answer
from good_call.model.identifier import slug
from good_call.model.node import Question
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.ALONE


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Ids of answers and ticks of one question share a space."""
    for question in subject.tree.questions.values():
        yield from _with_the_same_words(subject, question)
        first: dict[str, Route] = {}
        for each, route in _ids(question):
            if not each:
                yield _unnamed(subject, question, route)
            elif each in first:
                yield _diagnostic(subject, question, each, first[each], route)
            else:
                first[each] = route


def _ids(question: Question) -> Iterator[tuple[str, Route]]:
    """Each id with the way to what makes it: an `id:` where one is given, else the words."""
    for number, answer in enumerate(question.answers):
        made_by = "answer" if answer.id == slug(answer.answer) else "id"
        yield answer.id, ("questions", question.id, "answers", number, made_by)
    for number, tick in enumerate(question.tick or ()):
        route: Route = ("questions", question.id, "tick", number)
        yield tick.id, route if tick.id == slug(tick.tick) else (*route, "id")


def _with_the_same_words(subject: TreeSubject, question: Question) -> Iterator[Diagnostic]:
    """Answers that a rep picks, and reads twice under two ids."""
    if question.is_measured:
        return
    first: dict[str, tuple[Answer, Route]] = {}
    for number, answer in enumerate(question.answers):
        route: Route = ("questions", question.id, "answers", number, "answer")
        before, before_route = first.setdefault(_plain(answer.answer), (answer, route))
        if answer.id != before.id:
            yield Diagnostic(
                rule="duplicate-answer",
                message="two answers of this question have the same words",
                subject=Subject("answer", f"{question.id}/{answer.id}"),
                place=subject.place(*route),
                label="the second",
                help="Remove one, or change its words.",
                notes=(Note(subject.place(*before_route), "the first"),),
            )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _repair(question: Question, first: Route, second: Route) -> str:
    if second[-1] == "id":
        return "Give it another `id:`."
    if first[2] == second[2] == "answers":
        answers = question.answers
        if _plain(answers[int(first[3])].answer) == _plain(answers[int(second[3])].answer):
            return "Remove one, or change its words."
    return "Change its words, or give it an `id:` of its own."


def _diagnostic(subject: TreeSubject, question: Question, each: str, first: Route, second: Route) -> Diagnostic:
    what = "answers or ticks" if "tick" in (*first, *second) else "answers"
    return Diagnostic(
        rule="duplicate-answer",
        message=f"two {what} of this question have the id `{each}`",
        subject=Subject("answer", f"{second[1]}/{each}"),
        place=subject.place(*second),
        label="the second",
        help=_repair(question, first, second),
        notes=(Note(subject.place(*first), "the first"),),
    )


def _unnamed(subject: TreeSubject, question: Question, route: Route) -> Diagnostic:
    is_answer, number = route[2] == "answers", int(route[3])
    words = question.answers[number].answer if is_answer else (question.tick or ())[number].tick
    name = _named_as_signs(words)
    what = "id: " + (name if name and name not in question.ids else f"{'answer' if is_answer else 'tick'}-{number + 1}")
    field = "" if is_answer or len(route) > 4 else ", and write `tick:` before its words"
    message = "no id can be made of these words"
    label = "they hold no letter from a to z and no digit"
    return Diagnostic(
        rule="duplicate-answer",
        message=message,
        place=subject.place(*route),
        label=label,
        help=f"Add an id on a line below, such as `{what}`{field}.",
    )


def _named_as_signs(words: str) -> str:
    """What signs are called, as an id: of a raised thumb, `thumbs-up-sign`."""
    return slug(" ".join(unicodedata.name(letter, "") for letter in words[:3] if not letter.isspace()))
