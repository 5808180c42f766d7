"""An answer reworded where it stands, while stories and cases know its old words: one mistake, told once."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.diagnostics.replacement import Replacement
from good_call.graph.scenario_trails import reaches
from good_call.graph.trail import AnswerError, follow
from good_call.model.answer import Answer
from good_call.model.identifier import is_id, slug
from good_call.model.naming import Naming, namings_of
from good_call.model.node import Question
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree
from good_call.model.wording import linked
from good_call.source.scalar import write_within


def told_once(tree: Tree, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics, those of a reworded answer with one message and with the repair of their place."""
    at = {each.place: each for each in found}
    known: dict[Place, Diagnostic] = {}
    for question_id, named in _by_question(tree).items():
        lost = [each for each in named if each.place in at and not at[each.place].replacements]
        question = tree.questions.get(question_id)
        if question and lost and not question.is_measured:
            known |= _of(tree, question, named, lost, at)
    yield from (known.get(each.place, each) for each in found)


def _by_question(tree: Tree) -> dict[str, list[Naming]]:
    named: dict[str, list[Naming]] = defaultdict(list)
    for each in namings_of(tree):
        if len(each.named) == 3:
            named[each.named[1]].append(each)
    return named


def _of(
    tree: Tree, question: Question, named: list[Naming], lost: list[Naming], found: dict[Place, Diagnostic]
) -> dict[Place, Diagnostic]:
    given = {str(scenario.answers.get(question.id)) for scenario in tree.scenarios}
    met = given | {each.named[2] for each in named}
    new = [answer for answer in question.answers if answer.id not in met and answer.answer not in met]
    is_one = len({slug(each.named[2]) for each in lost}) == len(new) == 1
    if not is_one or not _fits(tree, question, lost[0].named[2], new[0]):
        return {}
    first = found[min(lost, key=lambda each: is_id(each.named[2])).place]
    return {each.place: _told(first, each, new[0]) for each in lost}


def _fits(tree: Tree, question: Question, lost: str, new: Answer) -> bool:
    """Whether every story that gives the lost answer ends where it should if it is the new one; there must be one."""
    old_id = slug(lost)
    answers = tuple(dataclasses.replace(each, id=old_id) if each is new else each for each in question.answers)
    before = dataclasses.replace(question, answers=answers)
    as_it_was = dataclasses.replace(tree, questions={**tree.questions, question.id: before})
    if not new.id or linked(new.answer):
        return False
    if [slug(each.answer) for each in question.answers].count(slug(new.answer)) > 1:
        # A story that said these words would give the other one.
        return False
    stories = [each for each in tree.scenarios if slug(str(each.answers.get(question.id, ""))) == old_id]
    return bool(stories) and all(_ends_well(as_it_was, each, question.id, old_id) for each in stories)


def _ends_well(tree: Tree, story: Scenario, question_id: str, answer_id: str) -> bool:
    try:
        return reaches(tree, story, follow(tree, {**story.answers, question_id: answer_id}))
    except AnswerError:
        return False


def _told(first: Diagnostic, naming: Naming, new: Answer) -> Diagnostic:
    name = naming.named[2]
    text = new.id if is_id(name) else new.answer
    places = f"these words in stories, and its id `{new.id}` in cases and promises"
    repair = f"If it is called “{new.answer}” now, write {places}."
    replacements = (Replacement(naming.place, write_within(text)),)
    return dataclasses.replace(first, place=naming.place, help=repair, replacements=replacements)
