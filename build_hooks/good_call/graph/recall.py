"""What must still be remembered at a node: the answers and ticks that cases there, or later, ask about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from good_call.graph.network import Network

Remembered = tuple[tuple[str, frozenset[str]], ...]
"""Questions with the ids (of answers or ticks) that hold for them, as far as later cases ask about them."""


class Recall:
    """`asked` are the pairs of question and id that the cases at each node ask about; the network has no loop."""

    def __init__(self, asked: Mapping[str, Iterable[tuple[str, str]]], network: Network) -> None:
        # As bits: sets of everything that a long tree asks about, once a node, would grow with its square.
        self._bits: dict[tuple[str, str], int] = {}
        self._needed: dict[str, int] = {}
        for node in reversed(network.order()) if asked else ():
            needed = 0
            for other in network.ways[node]:
                needed |= self._needed.get(other, 0)
            for pair in asked.get(node, ()):
                needed |= 1 << self._bits.setdefault(pair, len(self._bits))
            self._needed[node] = needed

    def remembers_at(self, node: str) -> bool:
        """Whether anything is still needed at a node."""
        return bool(self._needed.get(node))

    def kept(self, node: str, memory: Mapping[str, frozenset[str]]) -> Remembered:
        """What of this memory is still needed at a node, sorted, so that equal memories are equal."""
        needed = self._needed.get(node, 0)
        if not needed:
            return ()
        kept = []
        for question, holds in memory.items():
            still = frozenset([each for each in holds if self._is_needed(needed, question, each)])
            if still:
                kept.append((question, still))
        return tuple(sorted(kept))

    def _is_needed(self, needed: int, question: str, each: str) -> bool:
        bit = self._bits.get((question, each))
        return bit is not None and bool(needed >> bit & 1)
