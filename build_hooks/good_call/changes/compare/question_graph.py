"""All paths of a tree as a rep meets them: question by question, steps passed through."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Literal, NamedTuple

from good_call.changes.compare.renaming import FormerIds
from good_call.graph.network import Network
from good_call.graph.paths import topological
from good_call.graph.unfolding import Edge, Unfolding, unfold
from good_call.model.tree import Tree
from good_call.records import dataclass

Branch = tuple[str, frozenset[str]]
"""An answer's id, and the ids of the ticks that are told apart."""


class Met(NamedTuple):
    """What a rep meets: a question, an outcome, a tree that takes over, or a node that is stuck: it leads nowhere."""

    kind: Literal["question", "outcome", "tree", "stuck"]
    id: str


@dataclass(frozen=True, slots=True)
class QuestionGraph:
    """States in topological order, the start first; state by state what is asked, the ways on, and the end.

    `asks` is empty at an end, and `ends` is None before one. `counts` are the ways on to an end, exactly.
    """

    asks: tuple[str, ...]
    ways: tuple[dict[Branch, int], ...]
    ends: tuple[Met | None, ...]
    counts: tuple[int, ...]

    def met(self, state: int) -> Met:
        """What a rep meets in a state."""
        return self.ends[state] or Met("question", self.asks[state])


def question_graph(
    tree: Tree,
    tree_ids: Set[str],
    apart: Mapping[str, Set[str]],
    renaming: FormerIds,
    renamed_trees: Mapping[str, str],
) -> QuestionGraph | None:
    """The graph of a tree under its newer ids; None where loops or too many states leave nothing to walk."""
    network = Network.of(tree, tree_ids)
    if tree.start not in tree.nodes or network.loops():
        return None
    unfolding = unfold(tree, network, tree_ids, apart)
    return None if unfolding.crowded else _Builder(tree, unfolding, renaming, renamed_trees).build()


class _Builder:
    def __init__(self, tree: Tree, unfolding: Unfolding, renaming: FormerIds, renamed_trees: Mapping[str, str]) -> None:
        self._tree = tree
        self._unfolding = unfolding
        self._renaming = renaming
        self._renamed_trees = renamed_trees

    def build(self) -> QuestionGraph:
        unfolding, order = self._unfolding, topological(self._unfolding)
        settled = self._settle(order)
        kept = [state for state in order if settled[state] == state]
        number = {state: position for position, state in enumerate(kept)}
        ways = tuple(
            {self._choice(edge): number[settled[edge.target]] for edge in unfolding.edges[state]} for state in kept
        )
        asks = tuple(self._asked(state) for state in kept)
        ends = tuple(None if asked else self._end(state) for state, asked in zip(kept, asks, strict=True))
        return QuestionGraph(asks, ways, ends, _counts(ways))

    def _settle(self, order: list[int]) -> list[int]:
        """For each state, the first one from there on that is no step with a way on."""
        settled = list(range(len(self._unfolding.states)))
        for state in reversed(order):
            edges = self._unfolding.edges[state]
            if edges and self._unfolding.states[state].node in self._tree.steps:
                settled[state] = settled[edges[0].target]
        return settled

    def _choice(self, edge: Edge) -> Branch:
        newer = {each: self._renaming.answer(edge.node, each) for each in (edge.answer, *edge.holds)}
        return newer[edge.answer], frozenset(newer[each] for each in edge.holds - {edge.answer})

    def _asked(self, state: int) -> str:
        return self._renaming.node(self._unfolding.states[state].node) if self._unfolding.edges[state] else ""

    def _end(self, number: int) -> Met:
        state = self._unfolding.states[number]
        if state.hands_over:
            return Met("tree", self._renamed_trees.get(state.node, state.node))
        return Met("outcome" if state.node in self._tree.outcomes else "stuck", self._renaming.node(state.node))


def _counts(ways: tuple[dict[Branch, int], ...]) -> tuple[int, ...]:
    counts = [1] * len(ways)
    for state in range(len(ways) - 1, -1, -1):
        if ways[state]:
            counts[state] = sum(counts[target] for target in ways[state].values())
    return tuple(counts)
