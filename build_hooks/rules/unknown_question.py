"""A case, a safeguard or a scenario names a question or an answer that the tree doesn't have.

Such a case could never hold, and such a promise or story would prove nothing.

Bad:

```yaml
if: {lateorders: twice-or-more}
```

Good:

```yaml
if: {late-orders: twice-or-more}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.diagnostics.place import Place, Route
from build_hooks.graph.trail import AnswerError, pick
from build_hooks.model.identifier import is_id
from build_hooks.model.nearest import did_you_mean
from build_hooks.model.node import Question
from build_hooks.model.scenario import Given
from build_hooks.rules.gathering import gather
from build_hooks.rules.range_flaws import whole_scale
from build_hooks.rules.rule import Group, Stage, TreeSubject
from build_hooks.rules.unknown_target import lost_targets

GROUP = Group.SENSE
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every question and answer that is named exists; what answers lead to and nothing has is told elsewhere."""
    lost = {target for _, target in lost_targets(subject.tree, subject.tree_ids)}
    told = {_message(what, name) for what in _NOTHING for name in lost}
    yield from gather(each for each in _all(subject) if each.message not in told)


_NOTHING = ("no question", "no question or step", "no outcome")


def _message(what: str, name: str) -> str:
    return f"there is {what} `{name}`"


def _all(subject: TreeSubject) -> Iterator[Diagnostic]:
    yield from _cases(subject)
    yield from _safeguards(subject)
    for number, scenario in enumerate(subject.tree.scenarios):
        for name, given in scenario.answers.items():
            question = subject.tree.questions.get(name)
            if question is None or not subject.analysis.fits(question, given):
                yield from _given(subject, ("scenarios", number, "answers", name), name, given)


def _cases(subject: TreeSubject) -> Iterator[Diagnostic]:
    for _, route, then in subject.tree.ways():
        for number, case in enumerate(then.cases):
            if case.if_:
                yield from _answered(subject, (*route, number, "if"), case.if_)


def _safeguards(subject: TreeSubject) -> Iterator[Diagnostic]:
    tree = subject.tree
    for number, safeguard in enumerate(tree.safeguards):
        route: Route = ("safeguards", number)
        outcome = safeguard.before.outcome
        if outcome and outcome not in tree.outcomes:
            yield _unknown(subject, (*route, "before", "outcome"), "no outcome", outcome, tree.outcomes)
        for position, condition in enumerate(safeguard.always):
            for at, node in enumerate(condition.asked):
                if node not in tree.questions and node not in tree.steps:
                    known = [*tree.questions, *tree.steps]
                    yield _unknown(
                        subject, (*route, "always", position, "asked", at), "no question or step", node, known
                    )
            if condition.answered:
                yield from _answered(subject, (*route, "always", position, "answered"), condition.answered)
        if safeguard.unless:
            yield from _answered(subject, (*route, "unless"), safeguard.unless)


def _answered(subject: TreeSubject, route: Route, answered: dict[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    for question_id, ids in answered.items():
        question = subject.tree.questions.get(question_id)
        if question is None:
            known = subject.tree.questions
            yield _unknown(subject, (*route, question_id), "no question", question_id, known, key=True)
            continue
        known_ids = question.ids
        for position, each in enumerate(ids):
            if each not in known_ids and question.answers:
                place = subject.place(*route, question_id, position)
                yield _no_answer(place, question_id, each, known_ids)


def _given(subject: TreeSubject, route: Route, question_id: str, given: Given) -> Iterator[Diagnostic]:
    question = subject.tree.questions.get(question_id)
    if question is None:
        known = subject.tree.questions
        yield _unknown(subject, route, "no question", question_id, known, key=True)
    elif isinstance(given, str) and not question.is_measured:
        words = [answer.answer for answer in question.answers]
        if question.answers and given not in words and given not in question.ids:
            yield _no_answer(subject.place(*route), question_id, given, words, question.ids)
    else:
        yield from _measured(subject, route, question, given)


def _measured(subject: TreeSubject, route: Route, question: Question, given: Given) -> Iterator[Diagnostic]:
    if question.is_measured:
        scale = whole_scale(question)
        if scale is None or subject.analysis.flaws(question, scale):
            return  # what is wrong with its ranges is told elsewhere, and a story may miss just that
    try:
        pick(question, given)
    except AnswerError as error:
        repair = "Give what a rep would enter there."
        yield Diagnostic("unknown-question", str(error), subject.place(*route), "this answer does not fit", repair)


def _no_answer(place: Place, question_id: str, name: str, known: Sequence[str], ids: Iterable[str] = ()) -> Diagnostic:
    shown = ", ".join(f"`{each}`" for each in known[:8])
    kept = f"; or give the answer that was reworded `id: {name}`" if is_id(name) else ""
    repair = did_you_mean(name, known) or did_you_mean(name, ids) or f"Write one of {shown}{kept}."
    message = f"the question `{question_id}` has no answer `{name}`"
    return Diagnostic("unknown-question", message, place, "none of its answers has this name", repair)


def _unknown(
    subject: TreeSubject, route: Route, what: str, name: str, known: Iterable[str], key: bool = False
) -> Diagnostic:
    listed = list(known)
    shown = ", ".join(f"`{each}`" for each in listed[:8])
    repair = did_you_mean(name, listed) or (f"Write one of {shown}." if listed else "Add it first.")
    place = subject.place(*route, part="key" if key else "value")
    return Diagnostic("unknown-question", _message(what, name), place, "nothing has this name", repair)
