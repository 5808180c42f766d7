"""What a flowchart can't hold of a tree: an export says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields

from good_call.diagnostics.counted import counted
from good_call.model.answer import Answer
from good_call.model.node import Outcome, Question, Step
from good_call.model.tree import Tree

_DRAWN: dict[type, set[str]] = {
    Tree: {"id", "file", "title", "start", "questions", "steps", "outcomes", "nodes"},
    Question: {"id", "ask", "help", "number", "tick", "worksheet", "total", "answers"},
    Step: {"id", "title", "tell", "then", "again"},
    Outcome: {"id", "verdict", "title", "note"},
    Answer: {"id", "answer", "hint", "from_", "below", "then", "again"},
}
"""What every format carries; a field that is new to the form is left behind until it stands here."""


def left_behind(tree: Tree) -> Iterator[str]:
    """Each field of the tree and its nodes that is filled and has no place in a flowchart, with how often."""
    yield from (f"`{name}`" for name in _filled(tree))
    for kind, nodes in (("question", tree.questions), ("step", tree.steps), ("outcome", tree.outcomes)):
        found = [name for node in nodes.values() for name in _filled(node)]
        for name in dict.fromkeys(found):
            yield f"`{name}` of {counted(found.count(name), kind)}"
    answers = [answer for question in tree.questions.values() for answer in question.answers]
    lost = [name for answer in answers for name in _filled(answer)]
    yield from (f"`{name}` of {counted(lost.count(name), 'answer')}" for name in dict.fromkeys(lost))


def _filled(value: Tree | Question | Step | Outcome | Answer) -> Iterator[str]:
    for each in fields(value):
        if each.name in _DRAWN[type(value)]:
            continue
        usual = each.default if each.default is not MISSING else None
        if getattr(value, each.name) not in (usual, None, (), {}, ""):
            yield each.name.rstrip("_")
