"""Questions of several trees that ask the same, as `same-as` says: whoever answered one has answered all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.records import dataclass

Pair = tuple[str, str]
"""A tree and a question of it."""


@dataclass(frozen=True, slots=True)
class Same:
    """`first[pair]` is the question that the others name, also for itself; `alike[first]` are all of them."""

    first: Mapping[Pair, Pair]
    alike: Mapping[Pair, tuple[Pair, ...]]

    def others(self, tree_id: str, question_id: str) -> tuple[Pair, ...]:
        """Those that ask the same as this one, in the order of the files; none where no question does."""
        own = (tree_id, question_id)
        return tuple(each for each in self.alike.get(self.first.get(own, own), ()) if each != own)


def same_questions(trees: Mapping[str, Tree]) -> Same:
    """All that name another by `same-as`. What names nothing, or one that names a third, is left out."""
    return same_among(
        trees, ((tree.id, each) for tree in trees.values() for each in tree.questions.values() if each.same_as)
    )


def same_among(trees: Mapping[str, Tree], naming: Iterable[tuple[str, Question]]) -> Same:
    """The same, where somebody knows which questions of which trees name another."""
    first: dict[Pair, Pair] = {}
    for tree_id, question in naming:
        named = pair_of(question.same_as)
        target = question_at(trees, named)
        if target and not target.same_as:
            first[named] = named
            first[tree_id, question.id] = named
    alike: dict[Pair, tuple[Pair, ...]] = {}
    for each, named in first.items():
        alike[named] = (*alike.get(named, ()), each)
    return Same(first, alike)


def pair_of(citation: str) -> Pair:
    """The two ids of `tree/question`."""
    tree_id, _, question_id = citation.partition("/")
    return tree_id, question_id


def question_at(trees: Mapping[str, Tree], pair: Pair) -> Question | None:
    """The question there; None where there is none."""
    tree = trees.get(pair[0])
    return tree.questions.get(pair[1]) if tree else None


def earlier_trees(trees: Mapping[str, Tree]) -> dict[str, set[str]]:
    """For each tree, those that hand over to it, at once or over others; steps back don't count."""
    leading: dict[str, set[str]] = {each: set() for each in trees}
    for tree in trees.values():
        onward = {
            target
            for node, route, then in tree.ways()
            for target in then.targets
            if target in trees and target not in tree.nodes and not tree.leads_back(node, route)
        }
        for other in onward:
            leading[other].add(tree.id)
    return {each: _all_before(each, leading) for each in trees}


def _all_before(tree_id: str, leading: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [tree_id]
    while waiting:
        for each in leading[waiting.pop()] - seen:
            seen.add(each)
            waiting.append(each)
    return seen
