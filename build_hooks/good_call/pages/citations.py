"""Who rests on what: the nodes and policies behind which a principle or a policy stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import field

from good_call.model.house import House
from good_call.model.node import Node
from good_call.model.promises import Policy
from good_call.model.tree import Tree
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Resting:
    """The nodes of one tree that rest on the same thing."""

    tree: Tree
    nodes: tuple[Node, ...]
    ids: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", " ".join(node.id for node in self.nodes))


@dataclass(frozen=True, slots=True)
class Cited:
    """What the nodes of one tree rest on: principles by `article/principle`, policies by id."""

    principles: dict[str, Resting]
    policies: dict[str, Resting]


def cited_in(tree: Tree) -> Cited:
    """Gather what its nodes rest on, and where."""
    return Cited(_gathered(tree, "principles"), _gathered(tree, "policies"))


class Citations:
    """All citations of a guide, by what is cited."""

    def __init__(self, trees: Iterable[Cited], house: House | None) -> None:
        self._by_principle: dict[str, list[Resting]] = defaultdict(list)
        self._by_policy: dict[str, list[Resting]] = defaultdict(list)
        self._policies: dict[str, list[Policy]] = defaultdict(list)
        for each in trees:
            for citation, resting in each.principles.items():
                self._by_principle[citation].append(resting)
            for policy_id, resting in each.policies.items():
                self._by_policy[policy_id].append(resting)
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


def _gathered(tree: Tree, name: str) -> dict[str, Resting]:
    here: dict[str, list[Node]] = defaultdict(list)
    for node in tree.nodes.values():
        for cited in dict.fromkeys(getattr(node, name)):
            here[cited].append(node)
    return {cited: Resting(tree, tuple(nodes)) for cited, nodes in here.items()}
