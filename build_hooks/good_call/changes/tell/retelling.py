"""The paths of a tree in two states: how many changed, and where the states part, in the words of its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from good_call.changes.compare.change import Change
from good_call.changes.compare.comparison import Parting, PathChanges
from good_call.changes.compare.guide_comparison import TreeComparison
from good_call.changes.compare.question_graph import Met
from good_call.changes.tell.edit_telling import Told
from good_call.changes.tell.speech import Speech
from good_call.diagnostics.counted import counted
from good_call.diagnostics.subject import Subject
from good_call.model.node import Node, Question

WHAT_A_PATH_IS = (
    "A path is one way through a tree: all that a rep answers on a call, from the first question to the end. Where a "
    "question comes in or falls out, each path over it counts as gone, and what takes its place as new."
)
_FIRST, _LAST = 2, 6
"""How many answers of a long trail are told."""
LOST = "They can't be compared: one of the two states has a loop, or too many combinations to look at."


def in_words(paths: PathChanges) -> str:
    """How many paths changed, those of the older and the newer state apart."""
    if not paths.changed:
        return f"{counted(paths.now, 'path')}, as before, and each ends where it did."
    lost = " and ".join(f"{count:,} {words}" for words, count in _verbs(replace(paths, new=0)))
    sentence = f"Of {counted(paths.before, 'path')} before, {lost or 'all stay as they were'}"
    if paths.new:
        return f"{sentence}; {paths.new:,} of today's {paths.now:,} {'is' if paths.new == 1 else 'are'} new."
    return f"{sentence}; {paths.now:,} {'is' if paths.now == 1 else 'are'} left." if paths.gone else f"{sentence}."


def _verbs(paths: PathChanges) -> Iterator[tuple[str, int]]:
    """What happened to paths, each with how many of them."""
    parts = (
        ("ends elsewhere", "end elsewhere", paths.moved),
        ("is gone", "are gone", paths.gone),
        ("is new", "are new", paths.new),
    )
    return ((one if count == 1 else several, count) for one, several, count in parts if count)


def examples(compared: TreeComparison, older: Speech, newer: Speech) -> list[Told]:
    """Where the states part first, for somebody who never saw an id."""
    return [_example(compared, each, older, newer) for each in (compared.walked.partings if compared.walked else ())]


def _example(compared: TreeComparison, parting: Parting, older: Speech, newer: Speech) -> Told:
    old, new = compared.before.nodes, compared.new.nodes
    trail = tuple(_line(old, new, *answered) for answered in parting.trail)
    before, now = _where(parting, parting.before, old, older), _where(parting, parting.now, new, newer)
    if before == now:
        before, now = f"{before} {_id(parting.before)}", f"{now} {_id(parting.now)}"
    left_out = len(trail) - _FIRST - _LAST
    if left_out > 1:
        trail = (*trail[:_FIRST], f"… {left_out} answers more …", *trail[-_LAST:])
    details = (("before", before), ("now", now), ("in all", _so_many(parting.paths)))
    asked, (answer, _) = parting.trail[-1] if parting.trail else ("", ("", frozenset[str]()))
    where = tuple(step for question, (given, _) in parting.trail for step in (question, given))
    subject = Subject("answer", f"{asked}/{answer}") if asked else Subject("tree", compared.new.id)
    change = Change("parting", subject, where, parting.before, parting.now)
    return Told("For example, after:", details, trail or ("At the very start",), change=change)


def _id(met: Met | None) -> str:
    return f"[{met.id}]" if met else ""


def _so_many(paths: PathChanges) -> str:
    return ", ".join(f"{counted(count, 'path')} that {words}" for words, count in _verbs(paths))


def _line(
    old: Mapping[str, Node], new: Mapping[str, Node], question_id: str, choice: tuple[str, frozenset[str]]
) -> str:
    answer_id, ticked = choice
    questions = [node for nodes in (new, old) if isinstance(node := nodes.get(question_id), Question)]
    asked = questions[0].ask if questions else question_id
    words = next((found.answer for each in questions if (found := each.answer(answer_id))), answer_id)
    ticks = {tick.id: tick.tick for each in questions for tick in each.tick or ()}
    told = ", ".join(ticks.get(each, each) for each in sorted(ticked))
    return f"{asked} {words}{f' ({told})' if told else ''}"


def _is_answered(parting: Parting, nodes: Mapping[str, Node]) -> bool:
    """Whether the last of these answers is there, wherever it leads."""
    asked, (answer_id, _) = parting.trail[-1] if parting.trail else ("", ("", frozenset[str]()))
    question = nodes.get(asked)
    return isinstance(question, Question) and question.answer(answer_id) is not None


def _where(parting: Parting, met: Met | None, nodes: Mapping[str, Node], speech: Speech) -> str:
    if met is None:
        is_there = _is_answered(parting, nodes)
        return "leads to nothing that is there" if is_there else "there is no such answer"
    if met.kind == "tree":
        return f"on to {speech.tree(met.id)}"
    if met.kind == "stuck":
        return f"no way on from {speech.place(met.id)}"
    node = speech.node(met.id)
    if node is None:
        return met.id
    return f"asks “{node.words}”" if isinstance(node, Question) else node.words
