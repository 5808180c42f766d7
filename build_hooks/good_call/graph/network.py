"""The plain graph of a tree: which node leads to which, whatever was answered before."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True)
class Network:
    """`ways[node]` are the ids of the nodes that follow, without steps back on purpose and without other trees."""

    start: str
    ways: dict[str, tuple[str, ...]]
    hand_overs: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, tree: Tree, tree_ids: Set[str]) -> Network:
        """The network of a tree; targets that exist nowhere are left out."""
        ways: dict[str, list[str]] = {node: [] for node in tree.nodes}
        hand_overs: dict[str, list[str]] = {node: [] for node in tree.nodes}
        for node, then in _onward(tree):
            for target in then:
                if target in tree.nodes:
                    ways[node].append(target)
                elif target in tree_ids:
                    hand_overs[node].append(target)
        return cls(tree.start, _frozen(ways), _frozen(hand_overs))

    def order(self) -> list[str]:
        """All nodes so that each stands before those it leads to; of a loop, as far as it goes."""
        return self._order

    @cached_property
    def _order(self) -> list[str]:
        state: dict[str, bool] = {}
        finished: list[str] = []
        for root in (self.start, *self.ways):
            if root in self.ways and root not in state:
                self._visit(root, state, finished)
        return finished[::-1]

    def _visit(self, root: str, state: dict[str, bool], finished: list[str]) -> None:
        # An explicit stack: real trees have chains of more than a thousand questions.
        state[root] = False
        stack = [(root, iter(self.ways[root]))]
        while stack:
            node, targets = stack[-1]
            target = next((each for each in targets if each not in state), None)
            if target is None:
                state[node] = True
                finished.append(node)
                stack.pop()
            else:
                state[target] = False
                stack.append((target, iter(self.ways[target])))

    def loops(self) -> list[tuple[str, ...]]:
        """One shortest loop for each knot of nodes that lead back to each other."""
        position = {node: number for number, node in enumerate(self.order())}
        back = [
            (node, target) for node in self.ways for target in self.ways[node] if position[target] <= position[node]
        ]
        found: list[tuple[str, ...]] = []
        covered: set[str] = set()
        for node, target in sorted(back, key=lambda pair: position[pair[1]]):
            if node in covered and target in covered:
                continue
            loop = self.way(target, node)
            covered.update(loop)
            found.append(loop)
        return found

    def passes(self, node: str, here: str) -> bool:
        """Whether every way from the start to `here` passes this node."""
        if node in (here, self.start):
            return True
        met, waiting = {self.start, node}, [self.start]
        for each in waiting:
            if each == here:
                return False
            following = [target for target in self.ways.get(each, ()) if target not in met]
            met.update(following)
            waiting += following
        return True

    def way(self, source: str, target: str) -> tuple[str, ...]:
        """The nodes of a shortest way, both ends included; empty where there is none."""
        before: dict[str, str] = {source: ""}
        waiting = [source]
        for node in waiting:
            if node == target:
                return _unwind(before, node)
            for following in self.ways[node]:
                if following not in before:
                    before[following] = node
                    waiting.append(following)
        return ()


def _onward(tree: Tree) -> list[tuple[str, tuple[str, ...]]]:
    onward = []
    for node in tree.nodes.values():
        if isinstance(node, Question):
            onward += [(node.id, answer.then.targets) for answer in node.answers if not answer.again]
    onward += [(step.id, step.then.targets) for step in tree.steps.values() if not step.again]
    return onward


def _frozen(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {node: tuple(dict.fromkeys(targets)) for node, targets in lists.items()}


def _unwind(before: dict[str, str], node: str) -> tuple[str, ...]:
    way = [node]
    while before[node]:
        node = before[node]
        way.append(node)
    return tuple(way[::-1])
