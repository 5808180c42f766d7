"""The paths of a tree in two states: how many changed, and where the states part, in the words of its questions."""

from __future__ import annotations

from collections.abc import Mapping

from good_call.changes.compare.comparison import Parting, PathChanges
from good_call.changes.compare.guide_comparison import TreeComparison
from good_call.changes.tell.edit_telling import Told
from good_call.changes.tell.speech import Speech
from good_call.diagnostics.counted import counted
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
    parts = {"end elsewhere": paths.moved, "are gone": paths.gone}
    lost = " and ".join(f"{count:,} {_agreeing(words, count)}" for words, count in parts.items() if count)
    sentence = f"Of {counted(paths.before, 'path')} before, {lost or 'all stay as they were'}"
    if paths.new:
        return f"{sentence}; {paths.new:,} of today's {paths.now:,} {_agreeing('are new', paths.new)}."
    return f"{sentence}; {paths.now:,} are left." if paths.gone else f"{sentence}."


def _agreeing(words: str, count: int) -> str:
    return words.replace("are ", "is ").replace("end ", "ends ") if count == 1 else words


def examples(compared: TreeComparison, older: Speech, newer: Speech) -> list[Told]:
    """Where the states part first, for somebody who never saw an id."""
    return [_example(compared, each, older, newer) for each in (compared.walked.partings if compared.walked else ())]


def _example(compared: TreeComparison, parting: Parting, older: Speech, newer: Speech) -> Told:
    old, new = compared.before.nodes, compared.new.nodes
    trail = tuple(_line(old, new, *answered) for answered in parting.trail)
    before, now = _where(parting.before, older), _where(parting.now, newer)
    if before == now:
        before, now = f"{before} [{parting.before}]", f"{now} [{parting.now}]"
    left_out = len(trail) - _FIRST - _LAST
    if left_out > 1:
        trail = (*trail[:_FIRST], f"… {left_out} answers more …", *trail[-_LAST:])
    details = (("before", before), ("now", now), ("in all", _so_many(parting.paths)))
    return Told("For example, after:", details, trail or ("At the very start",))


def _so_many(paths: PathChanges) -> str:
    parts = {"end elsewhere": paths.moved, "are gone": paths.gone, "are new": paths.new}
    told = (f"{counted(count, 'path')} that {_agreeing(words, count)}" for words, count in parts.items() if count)
    return ", ".join(told)


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


def _where(place: str | None, speech: Speech) -> str:
    if place is None:
        return "there is no such answer"
    kind, colon, rest = place.partition(":")
    if colon:
        return f"on to {speech.tree(rest)}" if kind == "tree" else f"no way on from {speech.place(rest)}"
    node = speech.node(place)
    if node is None:
        return place
    return f"asks “{node.words}”" if isinstance(node, Question) else node.words
