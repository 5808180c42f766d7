"""The front door: the tree whose first question stands on the home page, each answer a link into the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from good_call.model.answer import Answer
from good_call.model.fragment import Fragment
from good_call.model.tree import Tree
from good_call.model.tree_name import FRONT_DOOR
from good_call.records import dataclass


@dataclass(frozen=True)
class Situation:
    """An answer of the front door's first question, and the tree and fragment that it leads to."""

    answer: Answer
    tree_id: str
    fragment: str


def situations(trees: Mapping[str, Tree]) -> Iterator[Situation]:
    """What a rep may pick first; nothing where there is no front door, or where it measures."""
    door = trees.get(FRONT_DOOR)
    question = door.questions.get(door.start) if door else None
    if door is None or question is None or question.is_measured:
        return
    for answer in question.answers:
        target = answer.then.targets[0]
        if target not in door.nodes:
            yield Situation(answer, target, "")
        else:
            yield Situation(
                answer, door.id, landing(target, question.id, answer.id) if answer.then.single else question.id
            )


def landings(tree: Tree, node_id: str) -> list[str]:
    """Ids under which the home page links to a node together with the answer that led there."""
    question = tree.questions.get(tree.start) if tree.id == FRONT_DOOR else None
    answers = question.answers if question else ()
    return [landing(node_id, tree.start, each.id) for each in answers for to in each.then.targets if to == node_id]


def landing(node_id: str, question_id: str, answer_id: str) -> str:
    """A node with one answer before it, as a fragment."""
    return str(Fragment(node_id, ((question_id, (answer_id,)),)))
