"""A question says that it is the same as another, and isn't.

What was answered to the one is taken over by the other, so that nobody is asked twice. That holds only where both ask
the same in the same words, of the same kind, with the same answers or some of them, and both privately or neither. A
number, ticks or a worksheet must be the same throughout: unit, bounds, statements, fields, sum and ranges. One of them
is the first; the others name it, each from another tree.

Bad:

```yaml
# start-here.yml
paid:
  ask: Have they paid?
# they-want-their-money-back.yml
paid:
  ask: Did they pay already?
  same-as: start-here/paid
```

Good:

```yaml
# they-want-their-money-back.yml
paid:
  ask: Have they paid?
  same-as: start-here/paid
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Part, Place
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.graph.analysis import Analysis
from good_call.model.answer import Answer
from good_call.model.node import Question
from good_call.model.same import pair_of, question_at
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules.rule import Family, GuideSubject, Stage
from good_call.source.scalar import write_scalar

FAMILY = Family.SENSE
STAGE = Stage.PATHS


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every question that names another asks the same; a name that nothing has is told elsewhere."""
    trees = subject.guide.trees
    for tree, question in subject.naming:
        other = question_at(trees, pair_of(question.same_as))
        if other:
            first = trees[pair_of(question.same_as)[0]]
            yield from _judged(_Two(tree, question, first, other), trees, subject.analyses)


@dataclass(frozen=True)
class _Two:
    """A question, and the one that it names."""

    tree: Tree
    question: Question
    first: Tree
    other: Question

    def told(
        self, message: str, label: str, help: str, *route: str | int, part: Part = "value", instead: str = ""
    ) -> Diagnostic:
        """A diagnostic at a field of the question, with the other's beside it; `instead` takes the field's place."""
        place = Place(self.tree.file, ("questions", self.question.id, *route), part)
        beside = Place(self.first.file, ("questions", self.other.id), "key")
        return Diagnostic(
            rule="not-the-same",
            message=message,
            place=place,
            label=label,
            help=help,
            subject=Subject("question", self.question.id) if route[:1] != ("answers",) else None,
            notes=(Note(beside, "the other"),) if self.other is not self.question else (),
            replacements=(Replacement(place, instead),) if instead else (),
        )


def _judged(two: _Two, trees: Mapping[str, Tree], analyses: Mapping[str, Analysis]) -> Iterator[Diagnostic]:
    found = _misnamed(two, trees) or _asked_before(two, analyses[two.tree.id]) or _of_another_kind(two)
    if found:
        yield found
        return
    yield from _reworded(two)
    yield from _answered_otherwise(two)
    yield from _cut_otherwise(two)
    yield from _told_to_others(two, analyses)


def _misnamed(two: _Two, trees: Mapping[str, Tree]) -> Diagnostic | None:
    """It names a question of its own tree, or one that is not the first."""
    if two.first is two.tree:
        return two.told(
            f"`{two.question.same_as}` is a question of this tree itself",
            "name one of another tree",
            "Take it out: within a tree, lead every path that needs it over one question.",
            "same-as",
        )
    if not two.other.same_as:
        return None
    root = question_at(trees, pair_of(two.other.same_as))
    is_first = root is not None and not root.same_as and pair_of(two.other.same_as)[0] != two.tree.id
    repair = f"Write `same-as: {two.other.same_as}`." if is_first else "Take `same-as` out of one of the two."
    return two.told(
        f"`{two.question.same_as}` names another question in its turn",
        "not the first of them",
        repair,
        "same-as",
        instead=two.other.same_as if is_first else "",
    )


def _asked_before(two: _Two, analysis: Analysis) -> Diagnostic | None:
    """A question of the same tree, on a way to this one, says the same."""
    own = two.question
    alike = [each.id for each in two.tree.questions.values() if each.same_as == own.same_as and each is not own]
    before = next((each for each in alike if analysis.network.way(each, own.id)), "")
    if not before:
        return None
    return two.told(
        f"`{before}`, on the way here, is the same question",
        "asked twice in this tree",
        f"Lead to `{before}` alone, and decide here by `if: {{{before}: …}}`.",
        "same-as",
    )


def _of_another_kind(two: _Two) -> Diagnostic | None:
    own, other = _kind(two.question), _kind(two.other)
    if own != other:
        name = f"`{two.question.same_as}`"
        return two.told(
            f"{name} {_KINDS[other]}, and this {_KINDS[own]}",
            "of another kind",
            f"Ask here as {name} does; or take `same-as` out.",
            "same-as",
        )
    if any(getattr(two.question, each) != getattr(two.other, each) for each in _MEASURES):
        return two.told(
            f"this doesn't measure the same as `{two.question.same_as}`",
            "unit, bounds, statements, fields and sum are the same in both",
            f"Copy `{own}` from there, word for word; or take `same-as` out.",
            own,
            part="key",
        )
    return None


_MEASURES = ("number", "tick", "worksheet", "total")
_KINDS = {
    "": "is picked by hand",
    "number": "is a number",
    "tick": "is a list to tick",
    "worksheet": "is a worksheet",
}


def _kind(question: Question) -> str:
    return next((each for each in _MEASURES[:3] if getattr(question, each) is not None), "")


def _reworded(two: _Two) -> Iterator[Diagnostic]:
    if _plain(two.question.ask) != _plain(two.other.ask):
        yield two.told(
            f"this doesn't ask in the words of `{two.question.same_as}`",
            "other words",
            f"Write `ask: {write_scalar(two.other.ask)}`; or take `same-as` out.",
            "ask",
            instead=write_scalar(two.other.ask),
        )


def _answered_otherwise(two: _Two) -> Iterator[Diagnostic]:
    for number, answer in enumerate(two.question.answers):
        found = two.other.answer(answer.id)
        if answer.again:
            continue  # a step back is nothing that could be taken over
        if found is None:
            yield _no_such_answer(two, number, answer)
        elif _plain(found.answer) != _plain(answer.answer):
            yield two.told(
                f"`{two.question.same_as}` says `{answer.id}` in other words",
                "other words",
                f"Write `answer: {write_scalar(found.answer)}`; or give it another `id`, in both.",
                *("answers", number, "answer"),
                instead=write_scalar(found.answer),
            )


def _cut_otherwise(two: _Two) -> Iterator[Diagnostic]:
    """The first range that differs: where one ends, the next begins."""
    for number, answer in enumerate(two.question.answers):
        found = two.other.answer(answer.id)
        if found and (found.from_, found.below) != (answer.from_, answer.below):
            yield two.told(
                f"`{answer.id}` is another range than in `{two.question.same_as}`",
                "not the same range",
                "Give each answer the same `from` and `below` as there.",
                *("answers", number, "answer"),
            )
            return


def _no_such_answer(two: _Two, number: int, answer: Answer) -> Diagnostic:
    by_words = {_plain(each.answer): each for each in two.other.answers}
    known = by_words.get(_plain(answer.answer))
    if known and two.tree.questions[two.question.id].answer(known.id) is None:
        return _known_by_its_words(two, number, answer, known)
    shown = ", ".join(f"“{each.answer}”" for each in two.other.answers)
    return Diagnostic(
        rule="not-the-same",
        message=f"`{two.question.same_as}` has no answer `{answer.id}`",
        place=Place(two.tree.file, ("questions", two.question.id, "answers", number, "answer")),
        label="only some of its answers, and no others",
        help=f"Write one of {shown}; or add this one there; or take `same-as` out.",
        subject=Subject("answer", f"{two.question.id}/{answer.id}"),
        notes=(Note(Place(two.first.file, ("questions", two.other.id), "key"), "the other"),),
        alternatives=tuple(each.id for each in two.other.answers),
    )


def _known_by_its_words(two: _Two, number: int, answer: Answer, known: Answer) -> Diagnostic:
    return two.told(
        f"`{two.question.same_as}` calls this answer `{known.id}`",
        f"here it is `{answer.id}`",
        f"Give it `id: {known.id}` here as well; and say `formerly: {answer.id}` where it was published.",
        *("answers", number, "answer"),
    )


def _told_to_others(two: _Two, analyses: Mapping[str, Analysis]) -> Iterator[Diagnostic]:
    own = _is_private(two.question, analyses[two.tree.id])
    other = _is_private(two.other, analyses[two.first.id])
    if own == other:
        return
    message = f"the answer is private here, and not in `{two.question.same_as}`"
    label, where = "asked there, it would stand in links and notes", f"in `{two.question.same_as}`"
    if other:
        message = f"the answer is private in `{two.question.same_as}`, and not here"
        label, where = "taken over, it would stand in links and notes", "here"
    at = "private" if two.question.private else "same-as"
    yield two.told(message, label, f"Write `private: true` {where} as well.", at)


def _is_private(question: Question, analysis: Analysis) -> bool:
    return question.private or question.id in analysis.told_by_being_asked


def _plain(text: str) -> str:
    return " ".join(text.split())
