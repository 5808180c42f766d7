"""What went from one tree to another, as `formerly: tree/node` says on what it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from good_call.model.answer import Answer
from good_call.model.guide import Guide
from good_call.model.measure import Tick
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """`was` is `(tree, node)` or `(tree, question, answer)`; `now` is the same in the tree `to`, without the tree."""

    was: tuple[str, ...]
    to: str
    now: tuple[str, ...]


def own(formers: Iterable[str]) -> tuple[str, ...]:
    """Former ids in the same tree, or of a whole tree."""
    return tuple(each for each in formers if "/" not in each)


def moves(guide: Guide) -> Iterator[Move]:
    """All of them: nodes that became trees, nodes in other trees, and answers and ticks there."""
    for tree in guide.trees.values():
        yield from moves_of(tree)


def moves_of(tree: Tree) -> Iterator[Move]:
    """Those to one tree."""
    yield from (Move(was, tree.id, (tree.start,)) for was in _elsewhere(tree.formerly))
    for node in tree.nodes.values():
        # Nearly nothing has moved.
        if node.formerly:
            yield from (Move(was, tree.id, (node.id,)) for was in _elsewhere(node.formerly))
        if isinstance(node, Question):
            yield from _answers(tree, node)


def _answers(tree: Tree, question: Question) -> Iterator[Move]:
    named: tuple[Answer | Tick, ...] = (*question.answers, *(question.tick or ()))
    for each in named:
        if each.formerly:
            yield from (Move(was, tree.id, (question.id, each.id)) for was in _elsewhere(each.formerly))


def _elsewhere(formers: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(each.split("/")) for each in formers if "/" in each)
