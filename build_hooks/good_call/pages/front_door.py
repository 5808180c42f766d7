"""The front door: the tree whose first question stands on the home page, each answer a link into the tree."""

from __future__ import annotations

from good_call.model.fragment import Fragment
from good_call.model.tree import Tree
from good_call.model.tree_name import FRONT_DOOR


def landings(tree: Tree, node_id: str) -> list[str]:
    """Ids under which the home page links to a node together with the answer that led there."""
    question = tree.questions.get(tree.start) if tree.id == FRONT_DOOR else None
    answers = question.answers if question else ()
    return [landing(node_id, tree.start, each.id) for each in answers for to in each.then.targets if to == node_id]


def landing(node_id: str, question_id: str, answer_id: str) -> str:
    """A node with one answer before it, as a fragment."""
    return str(Fragment(node_id, ((question_id, (answer_id,)),)))
