"""A case, a safeguard or a scenario names a question or an answer that the tree doesn't have.

Such a case could never hold, and such a promise or story would prove nothing. A promise of the house rules may
name what any tree has; a statement to tick counts as an answer.

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

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from typing import Literal, get_args

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Route
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.graph.ranges import has_sum
from good_call.graph.trail import AnswerError, pick
from good_call.model.identifier import is_id, slug
from good_call.model.kinds.number import digits_of
from good_call.model.nearest import nearest
from good_call.model.node import Question
from good_call.model.safeguard import Condition, Safeguard
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from good_call.rules.gathering import gather
from good_call.rules.rule import Family, GuideSubject, Stage, TreeSubject, house_place
from good_call.rules.unknown_target import lost_targets
from good_call.source.scalar import write_within

FAMILY = Family.SENSE
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every question and answer that is named exists; what answers lead to and nothing has is told elsewhere."""
    found = list(_all(subject))
    if not found:
        return
    from good_call.rules.reworded_answer import told_once  # few trees have such a mistake

    lost = {target for _, target in lost_targets(subject.tree, subject.tree_ids)}
    yield from gather(told_once(subject.tree, [each for each in found if not _names(each, lost)]))


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Promises of the house name what some tree has; says nothing while a tree can't be read, which may have it."""
    if subject.guide.broken:
        return
    trees = subject.guide.trees.values()
    found = list(_safeguards(subject.house.safeguards, _Known(trees, house_place)))
    tree_ids = frozenset(subject.guide.tree_ids)
    lost = {target for tree in trees for _, target in lost_targets(tree, tree_ids)} if found else set()
    yield from gather(each for each in found if not _names(each, lost))


_KindOfNode = Literal["question", "question or step", "outcome"]


def _names(found: Diagnostic, lost: Set[str]) -> bool:
    """Whether it speaks of a node that answers lead to as well."""
    return found.subject is not None and found.subject.kind in get_args(_KindOfNode) and found.subject.id in lost


def _all(subject: TreeSubject) -> Iterator[Diagnostic]:
    names = _Known((subject.tree,), subject.place)
    for _, route, then in subject.tree.ways(branching=True):
        for number, case in enumerate(then.cases):
            yield from _answered(names, (*route, number, "if"), case.if_)
    yield from _safeguards(subject.tree.safeguards, names)
    for number, name, given in _misfits(subject):
        yield from _given(subject, ("scenarios", number, "answers", name), name, given)


def _misfits(subject: TreeSubject) -> Iterator[tuple[int, str, Given]]:
    """What stories give to questions that are not there or don't take it, with the numbers of the stories."""
    questions = subject.tree.questions
    followed = zip(subject.tree.scenarios, subject.analysis.each_trail, strict=True)
    for number, (scenario, trail) in enumerate(followed):
        # What the story comes by fits: most come by all that they answer.
        if trail and len(trail.picked) == len(scenario.answers):
            continue
        for name, given in scenario.own_answers.items():
            if name not in questions or not subject.analysis.fits(questions[name], given):
                yield number, name, given


class _Known:
    """What safeguards may name: questions, steps, outcomes and answers of one tree, or of all for the house rules."""

    def __init__(self, trees: Collection[Tree], at: Callable[..., Place]) -> None:
        self.trees = trees
        self.at = at

    @property
    def outcomes(self) -> list[str]:
        return [each for tree in self.trees for each in tree.outcomes]

    @property
    def asked(self) -> list[str]:
        return [each for tree in self.trees for each in (*tree.questions, *tree.steps)]

    def questions(self, question_id: str = "") -> list[Question]:
        every = (question for tree in self.trees for question in tree.questions.values())
        return [question for question in every if question_id in ("", question.id)]


def _safeguards(safeguards: tuple[Safeguard, ...], names: _Known) -> Iterator[Diagnostic]:
    for number, safeguard in enumerate(safeguards):
        route: Route = ("safeguards", number)
        outcome = safeguard.before.outcome
        if outcome and outcome not in names.outcomes:
            yield _unknown(names.at(*route, "before", "outcome"), "outcome", outcome, names.outcomes)
        for position, condition in enumerate(safeguard.always):
            yield from _condition((*route, "always", position), condition, names)
        yield from _answered(names, (*route, "unless"), safeguard.unless)


def _condition(route: Route, condition: Condition, names: _Known) -> Iterator[Diagnostic]:
    for at, node in enumerate(condition.asked):
        if node not in names.asked:
            yield _unknown(names.at(*route, "asked", at), "question or step", node, names.asked)
    yield from _answered(names, (*route, "answered"), condition.answered)


def _answered(names: _Known, route: Route, answered: dict[str, tuple[str, ...]] | None) -> Iterator[Diagnostic]:
    for question_id, ids in (answered or {}).items():
        questions = names.questions(question_id)
        if not questions:
            known = [question.id for question in names.questions()]
            yield _unknown(names.at(*route, question_id, part="key"), "question", question_id, known)
            continue
        known_ids = [each for question in questions for each in question.ids]
        for position, each in enumerate(ids):
            if each not in known_ids and all(map(_can_be_judged, questions)):
                yield _no_answer(names.at(*route, question_id, position), questions[0], each, known_ids)


def _can_be_judged(question: Question) -> bool:
    # An id given twice is one lost, and told elsewhere.
    return bool(question.answers) and len(set(question.ids)) == len(question.ids)


def _given(subject: TreeSubject, route: Route, question_id: str, given: Given) -> Iterator[Diagnostic]:
    question = subject.tree.questions.get(question_id)
    if question is None:
        yield _unknown(subject.place(*route, part="key"), "question", question_id, subject.tree.questions)
    elif isinstance(given, str) and not question.is_measured:
        words = [answer.answer for answer in question.answers]
        if _can_be_judged(question) and given not in words and given not in question.ids:
            yield _no_answer(subject.place(*route), question, given, words, question.ids)
    else:
        yield from _measured(subject, route, question, given)


def _measured(subject: TreeSubject, route: Route, question: Question, given: Given) -> Iterator[Diagnostic]:
    if question.is_measured:
        analysis = subject.analysis
        if question.id not in analysis.scales or not has_sum(question) or analysis.flaws(question):
            return  # what is wrong with its ranges or its sum is told elsewhere, and a story may miss just that
    try:
        pick(question, given)
    except AnswerError as error:
        repair, place = _what_to_give(question, given), subject.place(*route)
        # what was given stands in the story alone, so each is a mistake of its own
        about = Subject("answer", f"{question.id}/{given}")
        yield Diagnostic(
            rule="unknown-question",
            message=str(error),
            place=place,
            label="this answer does not fit",
            help=repair,
            subject=about,
        )


def _what_to_give(question: Question, given: Given) -> str:
    if question.tick is not None:
        ids = ", ".join(tick.id for tick in question.tick[:2])
        return f"Give the ids of what is ticked, in brackets: `[{ids}]`; or its words, one to a line; `[]` for nothing."
    digits = digits_of(given) if isinstance(given, str) else ""
    if question.number and digits and digits != given:
        return f"Write digits only: `{digits}`."
    return "Give what a rep would enter there, in digits."


def _no_answer(
    place: Place, question: Question, name: str, known: Sequence[str], ids: Iterable[str] = ()
) -> Diagnostic:
    shown = ", ".join(f"`{each}`" for each in known[:8])
    what = "answer" if question.tick is None else "answer or tick"
    kept = f"; or give the {what} that was reworded `id: {name}`" if is_id(name) else ""
    odd = _with_an_odd_space(name, known)
    if odd:
        return _odd_space(place, question, name, odd)
    guess = _guess(name, known, ids)
    message = f"the question `{question.id}` has no {what} `{name}`"
    label = f"none of its answers{' or ticks' if question.tick else ''} has this name"
    replacements = (Replacement(place, write_within(guess)),) if guess else ()
    return Diagnostic(
        rule="unknown-question",
        message=message,
        place=place,
        label=label,
        help="" if guess else f"Write one of {shown}{kept}.",
        subject=Subject(what, f"{question.id}/{name}"),
        meant=guess,
        alternatives=tuple(known),
        replacements=replacements,
    )


def _with_an_odd_space(name: str, known: Sequence[str]) -> str:
    """The answer that differs from these words only in spaces that look alike."""
    plain = " ".join(name.split())
    return next((each for each in known if each != name and " ".join(each.split()) == plain), "")


def _odd_space(place: Place, question: Question, name: str, words: str) -> Diagnostic:
    return Diagnostic(
        rule="unknown-question",
        message=f"this is the answer “{words}”, but for a space that only looks like one",
        place=place,
        label="one of the two was pasted from elsewhere",
        help=f"Write it as the answer does: `{write_within(words)}`; or type the answer's spaces anew.",
        subject=Subject("answer", f"{question.id}/{name}"),
        replacements=(Replacement(place, write_within(words)),),
    )


def _guess(name: str, known: Sequence[str], ids: Iterable[str]) -> str:
    """What was meant: words where words were written, an id where an id was."""
    near = nearest(name, known) or ""
    if is_id(name):
        return near or nearest(name, ids) or _same_words(name, known)
    return near or _same_words(name, known) or nearest(name, ids) or ""


def _same_words(name: str, known: Sequence[str]) -> str:
    """The answer whose words differ from these in signs, capitals or a letter or two."""
    by_slug = {slug(each): each for each in known}
    near = slug(name) if slug(name) in by_slug else nearest(slug(name), by_slug)
    return by_slug[near] if near else ""


def _unknown(place: Place, what: _KindOfNode, name: str, known: Iterable[str]) -> Diagnostic:
    listed = tuple(dict.fromkeys(known))
    return Diagnostic(
        rule="unknown-question",
        message=f"there is no {what} `{name}`",
        place=place,
        label="nothing has this name",
        help="" if listed else "Add it first.",
        subject=Subject(what, name),
        meant=nearest(name, listed) or "",
        alternatives=listed,
    )
