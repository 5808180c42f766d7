"""Where that is now which the sources demand: a tree, a node or an answer may have been renamed, moved or split off.

What was taken out on purpose is demanded no more: a tree that `removed:` in the house rules names, a node that stands
below `retired:` in its tree. What vanished without a word is still demanded.
"""

from __future__ import annotations

import pytest
from good_call.model.moves import moves
from good_call.model.node import Node, Question
from good_call.model.tree import Tree

from tests.content.demand import GUIDE, REMOVED, demand

MOVES = {each.was: each for each in moves(GUIDE)}


def needs_tree(name: str) -> Tree:
    """The tree under its name now; the test is skipped where it was taken out on purpose."""
    if name in REMOVED:
        pytest.skip(f"the tree {name} was taken out of the guide")
    found = [each for each in GUIDE.trees.values() if name == each.id or name in each.formerly]
    demand(found, f"The tree `{name}` is gone. Bring it back; or take it out on purpose: `guide remove {name}`.")
    return found[0]


def family(name: str) -> list[Tree]:
    """The tree, and those to which parts of it have moved."""
    heirs = {each.to for was, each in MOVES.items() if was[0] == name}
    return [needs_tree(name), *(GUIDE.trees[each] for each in sorted(heirs - {name}))]


def node_now(tree_name: str, node_id: str) -> tuple[Tree, Node]:
    """A node with its tree; the test is skipped where one of them was taken out on purpose."""
    tree = needs_tree(tree_name)
    moved = MOVES.get((tree_name, node_id))
    if moved:
        return GUIDE.trees[moved.to], GUIDE.trees[moved.to].nodes[moved.now[0]]
    if node_id in tree.retired:
        pytest.skip(f"{node_id} was taken out of {tree.file}")
    found = [each for each in tree.nodes.values() if node_id == each.id or node_id in each.formerly]
    demand(found, f"{tree.file}: `{node_id}` is gone. Bring it back; or say below `retired:` what to use instead.")
    return tree, found[0]


def answer_now(question: Question, answer_id: str) -> str:
    """An answer's id as it is now; the id itself where nothing says what became of it."""
    now = (each.id for each in question.answers if answer_id == each.id or answer_id in each.formerly)
    return next(now, answer_id)


def question_in(tree: Tree, question_id: str) -> Question | None:
    """A tree's question, by this id or as what was called so, there or in another tree."""
    formers = (each for each in tree.questions.values() if question_id in {f.rpartition("/")[2] for f in each.formerly})
    return tree.questions.get(question_id) or next(formers, None)
