"""What every path to a node passes."""

from __future__ import annotations

from good_call.graph.unfolding import Unfolding
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Passed:
    """For each node, the nodes that every path to it passes: as bits, since a long chain's sets would fill memory."""

    bits: dict[str, int]
    passed: dict[str, int]

    def on_every_path(self, passed: str, node: str) -> bool:
        """Whether every path to `node` passes the other; each node is on its own paths."""
        return bool(self.passed.get(node, 0) & self.bits.get(passed, 0))


def always_passed(unfolding: Unfolding, order: list[int]) -> Passed:
    """What every path to each node, or to each tree that takes over, passes."""
    bit = {name: 1 << number for number, name in enumerate(dict.fromkeys(state.node for state in unfolding.states))}
    passed: list[int] = [-1] * len(unfolding.states)
    if passed:
        passed[0] = 0
    for state in order:
        passed[state] |= bit[unfolding.states[state].node]
        for edge in unfolding.edges[state]:
            passed[edge.target] &= passed[state]
    merged: dict[str, int] = {}
    for number, each in enumerate(unfolding.states):
        merged[each.node] = merged.get(each.node, -1) & passed[number]
    return Passed(bit, merged)
