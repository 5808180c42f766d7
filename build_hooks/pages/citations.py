"""Who rests on what: the nodes and policies behind which a principle or a policy stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from build_hooks.model.house import House, Policy
from build_hooks.model.node import Node
from build_hooks.model.tree import Tree


@dataclass(frozen=True, slots=True)
class Resting:
    """The nodes of one tree that rest on the same thing."""

    tree: Tree
    nodes: tuple[Node, ...]


class Citations:
    """All citations of a guide, gathered in one pass."""

    def __init__(self, trees: Iterable[Tree], house: House | None) -> None:
        self._by_principle: dict[str, list[Resting]] = defaultdict(list)
        self._by_policy: dict[str, list[Resting]] = defaultdict(list)
        self._policies: dict[str, list[Policy]] = defaultdict(list)
        for tree in trees:
            _gather(tree, "principles", self._by_principle)
            _gather(tree, "policies", self._by_policy)
        for policy in house.policies.values() if house else ():
            for citation in dict.fromkeys(policy.principles):
                self._policies[citation].append(policy)

    def of_principle(self, citation: str) -> list[Resting]:
        """The nodes that cite `article/principle`, by tree."""
        return self._by_principle.get(citation, [])

    def of_policy(self, policy_id: str) -> list[Resting]:
        """The nodes that apply a policy, by tree."""
        return self._by_policy.get(policy_id, [])

    def policies_on(self, citation: str) -> list[Policy]:
        """The policies that rest on `article/principle`."""
        return self._policies.get(citation, [])


def _gather(tree: Tree, name: str, found: dict[str, list[Resting]]) -> None:
    here: dict[str, list[Node]] = defaultdict(list)
    for node in tree.nodes.values():
        for cited in dict.fromkeys(getattr(node, name)):
            here[cited].append(node)
    for cited, nodes in here.items():
        found[cited].append(Resting(tree, tuple(nodes)))
