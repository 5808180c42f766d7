"""The `id` of an answer or a tick whose words changed, so that links and stories that know the old one still fit."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from good_call.diagnostics.place import Route
from good_call.fixes.fix import Fix
from good_call.fixes.new_field import field_below
from good_call.model.answer import Answer
from good_call.model.measure import Tick
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.source.document import Document
from good_call.source.edit import Edit, cut
from good_call.source.scalar import write_within


def fixes(tree: Tree, document: Document, base: Tree) -> Iterator[Fix]:
    """A fix for each answer and tick that was reworded since `base`, the same tree as it was published."""
    for question in tree.questions.values():
        old_question = base.questions.get(question.id)
        for old, new in _reworded(old_question, question, tree) if old_question else ():
            yield from _fix(tree, document, question, old, new)
        yield from _ticks(old_question, question, document, tree) if old_question else ()


def _ticks(before: Question, after: Question, document: Document, tree: Tree) -> Iterator[Fix]:
    """The id of the one tick that is gone for the one that is new in its place."""
    old_ticks, new_ticks = before.tick or (), after.tick or ()
    if len(old_ticks) != len(new_ticks):
        return
    kept = {*(tick.id for tick in new_ticks), *(each for tick in new_ticks for each in tick.formerly), *tree.retired}
    known = {tick.id for tick in old_ticks}
    changed = [
        (position, old)
        for position, (old, new) in enumerate(zip(old_ticks, new_ticks, strict=True))
        if old.id not in kept and new.id not in known
    ]
    gone = [tick for tick in old_ticks if tick.id not in kept]
    if len(changed) == len(gone) == 1:
        position, old = changed[0]
        yield from _named_tick(("questions", after.id, "tick", position), document, old, new_ticks[position])


def _named_tick(route: Route, document: Document, old: Tick, new: Tick) -> Iterator[Fix]:
    reason = f"“{new.tick}” was “{old.tick}”"
    found = document.pair(route)
    if found is None or document.pair((*route, "id")):
        return
    node = found[1]
    if isinstance(node, yaml.ScalarNode):
        if node.start_mark.line != node.end_mark.line:
            return
        span = document.span_of(node)
        text = f"id: {old.id}\n{' ' * node.start_mark.column}tick: {cut(document.text, span)}"
        yield Fix(document.file, (Edit(document.file, span, text, reason),), reason, harmless=True)
    elif edit := field_below(document, (*route, "tick"), (f"id: {old.id}",), reason):
        yield Fix(document.file, (edit,), reason, harmless=True)


def _reworded(before: Question, after: Question, tree: Tree) -> Iterator[tuple[Answer, Answer]]:
    kept = {*(answer.id for answer in after.answers), *(each for answer in after.answers for each in answer.formerly)}
    gone = [answer for answer in before.answers if answer.id not in kept and answer.id not in tree.retired]
    old_ids = {answer.id for answer in before.answers}
    come = [answer for answer in after.answers if answer.id not in old_ids]
    for old in gone:
        # Sure only where it still leads to the same place, and nothing else that is gone or new does.
        same = [answer for answer in come if _is_same_way(answer, old)]
        rivals = [answer for answer in gone if _is_same_way(answer, old)]
        if len(same) == 1 and len(rivals) == 1:
            yield old, same[0]


def _is_same_way(one: Answer, other: Answer) -> bool:
    return (one.then, one.from_, one.below) == (other.then, other.from_, other.below)


def _fix(tree: Tree, document: Document, question: Question, old: Answer, new: Answer) -> Iterator[Fix]:
    route = ("questions", question.id, "answers", question.answers.index(new))
    if document.pair((*route, "id")):
        return
    reason = f"“{new.answer}” was “{old.answer}”"
    edit = field_below(document, (*route, "answer"), (f"id: {old.id}",), reason)
    if edit:
        yield Fix(document.file, (edit, *_stories(tree, document, question, old, new)), reason, harmless=True)


def _stories(tree: Tree, document: Document, question: Question, old: Answer, new: Answer) -> Iterator[Edit]:
    """Stories that give the old words get the new ones; those that give the id are right."""
    for number, scenario in enumerate(tree.scenarios):
        if scenario.answers.get(question.id) != old.answer or old.answer == old.id:
            continue
        found = document.pair(("scenarios", number, "answers", question.id))
        if found and isinstance(found[1], yaml.ScalarNode):
            yield Edit(document.file, document.span_of(found[1]), write_within(new.answer), "the new words")
