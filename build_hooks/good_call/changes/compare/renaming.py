"""What a newer tree calls the ids of an older one, as far as `formerly` says so."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.model.answer import Answer
from good_call.model.guide import Guide
from good_call.model.measure import Tick
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class FormerIds:
    """Former ids of nodes, and of answers and ticks by their question (under its newer id)."""

    nodes: dict[str, str]
    answers: dict[tuple[str, str], str]

    @classmethod
    def between(cls, old: Tree, new: Tree) -> FormerIds:
        """What the newer tree declares, as far as it is a mere renaming.

        Ids that are still in use keep their meaning; and what was joined to another node or answer did change.
        """
        nodes = {
            former: node.id
            for node in new.nodes.values()
            for former in node.formerly
            if former not in new.nodes and node.id not in old.nodes
        }
        found = cls(nodes, {})
        for question in old.questions.values():
            found.answers.update(found._answers(question, new))
        return found

    def _answers(self, old: Question, tree: Tree) -> dict[tuple[str, str], str]:
        new = tree.questions.get(self.node(old.id))
        if new is None:
            return {}
        named: tuple[Answer | Tick, ...] = (*new.answers, *(new.tick or ()))
        return {
            (new.id, former): each.id
            for each in named
            for former in each.formerly
            if former not in new.ids and each.id not in old.ids
        }

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Former and newer ids, those of answers and ticks as `question/answer`."""
        yield from self.nodes.items()
        for (question, former), newer in self.answers.items():
            yield f"{question}/{former}", f"{question}/{newer}"

    def node(self, node_id: str) -> str:
        """A node's newer id."""
        return self.nodes.get(node_id, node_id)

    def answer(self, node_id: str, answer_id: str) -> str:
        """The newer id of an answer or a tick; `node_id` is the older id of its question."""
        return self.answers.get((self.node(node_id), answer_id), answer_id)


def renamed_trees(guide: Guide) -> dict[str, str]:
    """Former ids of trees, with the newer ones."""
    known = guide.tree_ids
    return {old: tree.id for tree in guide.trees.values() for old in tree.formerly if old not in known}
