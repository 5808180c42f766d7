"""The way over several trees that asks the most questions; what was answered in one is not asked in the next.

Exact: an answer that is taken over decides where it goes on, as the one that was given did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from good_call.graph.analysis import Analysis
from good_call.graph.network import Network
from good_call.graph.unfolding import MOST_STATES, Edge, Unfolding
from good_call.model.same import Pair, Same
from good_call.records import dataclass

MOST_PLACES = 20 * MOST_STATES
"""Places with what is remembered there, over all trees."""

CarriedAlong = tuple[tuple[Pair, frozenset[str]], ...]
"""Shared questions, by their first, with what holds for them, as far as any is still asked: in a fixed order."""
_NOTHING: frozenset[Pair] = frozenset()


class Waypoint(NamedTuple):
    """A state of a tree's unfolding, with what was answered before."""

    tree: str
    state: int
    memory: CarriedAlong


class Onward(NamedTuple):
    """One way on from a place; a hand-over has no edge. `asks` says whether the question was asked for it."""

    to: Waypoint
    edge: Edge | None
    asks: bool


@dataclass(frozen=True, slots=True)
class LongestJourney:
    """How many questions, and the answers from the first to the last, each with its tree."""

    questions: int
    asked: tuple[tuple[str, Edge], ...]

    @property
    def trees(self) -> tuple[str, ...]:
        """The trees in which something is asked, in order."""
        return tuple(dict.fromkeys(tree for tree, _ in self.asked))


class TooManyPlacesError(Exception):
    """There is too much to remember for all ways to be looked at."""


class Journeys:
    """All ways over these trees, of which none has a loop and none hands over in a circle."""

    def __init__(self, analyses: Mapping[str, Analysis], same: Same) -> None:
        self._analyses = analyses
        self._same = same
        self._best: dict[Waypoint, tuple[int, Onward | None]] = {}
        self._unfoldings: dict[str, Unfolding] = {}

    def longest(self, start: str) -> LongestJourney:
        """From this tree on. Raises TooManyPlacesError."""
        here = Waypoint(start, 0, ())
        if here not in self._best:
            self._measure(here)
        questions, way = self._best[here]
        asked = []
        while way:
            if way.edge and way.asks:
                asked.append((here.tree, way.edge))
            here = way.to
            way = self._best[here][1]
        return LongestJourney(questions, tuple(asked))

    def _measure(self, start: Waypoint) -> None:
        # An explicit stack: ways of a thousand questions are no rarity.
        waiting: list[tuple[Waypoint, Iterator[Onward], list[Onward]]] = [self._opened(start)]
        while waiting:
            place, ways, seen = waiting[-1]
            way = next(ways, None)
            if way is None:
                waiting.pop()
                self._best[place] = self._of(seen)
                continue
            seen.append(way)
            if way.to not in self._best:
                waiting.append(self._opened(way.to))

    def _opened(self, place: Waypoint) -> tuple[Waypoint, Iterator[Onward], list[Onward]]:
        if len(self._best) > MOST_PLACES:
            raise TooManyPlacesError
        return place, self._ways(place), []

    def _of(self, ways: list[Onward]) -> tuple[int, Onward | None]:
        best: tuple[int, Onward | None] = (0, None)
        for way in ways:
            questions = self._best[way.to][0] + way.asks
            if best[1] is None or questions > best[0]:
                best = (questions, way)
        return best

    def _ways(self, place: Waypoint) -> Iterator[Onward]:
        unfolding = self._unfolding(place.tree)
        state = unfolding.states[place.state]
        if state.hands_over:
            if state.node in self._analyses:
                yield Onward(self._at(state.node, 0, dict(place.memory)), None, asks=False)
            return
        tree = self._analyses[place.tree].tree
        question = tree.questions.get(state.node)
        first = self._same.first.get((place.tree, state.node)) if question else None
        memory = dict(place.memory)
        taken = self._taken(place, unfolding, memory.get(first)) if first else []
        for edge in taken or unfolding.edges[place.state]:
            now = {**memory, first: edge.holds} if first and not taken else memory
            yield Onward(self._at(place.tree, edge.target, now), edge, asks=question is not None and not taken)

    def _taken(self, place: Waypoint, unfolding: Unfolding, holds: frozenset[str] | None) -> list[Edge]:
        """The one way on by what was answered before; none where it is to be asked."""
        if holds is None:
            return []
        node = unfolding.states[place.state].node
        known = self._analyses[place.tree].apart.get(node, frozenset()) | self._more[place.tree].get(node, frozenset())
        return [
            edge
            for edge in unfolding.edges[place.state]
            if edge.answer in holds and edge.holds - {edge.answer} == (holds & known) - {edge.answer}
        ]

    def _at(self, tree: str, state: int, memory: dict[Pair, frozenset[str]]) -> Waypoint:
        needed = self._needed[tree].get(self._unfolding(tree).states[state].node, _NOTHING) if memory else _NOTHING
        kept = tuple(sorted((first, holds) for first, holds in memory.items() if first in needed)) if needed else ()
        return Waypoint(tree, state, kept)

    def _unfolding(self, tree: str) -> Unfolding:
        known = self._unfoldings.get(tree)
        if known is None:
            analysis, more = self._analyses[tree], self._more[tree]
            known = self._unfoldings[tree] = analysis.unfolding_with(more) if more else analysis.unfolding
            if known.crowded:
                raise TooManyPlacesError
        return known

    @cached_property
    def _more(self) -> dict[str, dict[str, frozenset[str]]]:
        """The ticks of shared questions that another tree tells apart, by tree and question."""
        more: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for alike in self._same.alike.values():
            told = [(pair, self._ticks_apart(pair)) for pair in alike]
            every = frozenset[str]().union(*(ticks for _, ticks in told))
            for (tree, question), ticks in told:
                if ticks < every:
                    more[tree][question] = every
        return more

    def _ticks_apart(self, pair: Pair) -> frozenset[str]:
        analysis = self._analyses[pair[0]]
        ticks = analysis.tree.questions[pair[1]].tick or ()
        return frozenset(tick.id for tick in ticks) & analysis.apart.get(pair[1], frozenset())

    @cached_property
    def _needed(self) -> dict[str, dict[str, frozenset[Pair]]]:
        """For each node of each tree, and each tree that takes over, the shared questions asked there or later."""
        needed: dict[str, dict[str, frozenset[Pair]]] = {}
        if not self._same.first:
            return {tree: {} for tree in self._analyses}
        for tree in reversed(Network("", hand_overs(self._analyses), {}).order()):
            needed[tree] = self._needed_in(self._analyses[tree], needed)
        return needed

    def _needed_in(
        self, analysis: Analysis, beyond: Mapping[str, Mapping[str, frozenset[Pair]]]
    ) -> dict[str, frozenset[Pair]]:
        tree, network = analysis.tree, analysis.network
        found: dict[str, frozenset[Pair]] = {}
        for node in reversed(network.order()):
            for other in network.hand_overs[node]:
                if other in beyond:
                    found[other] = beyond[other].get(self._analyses[other].tree.start, _NOTHING)
            first = self._same.first.get((tree.id, node))
            after = (found.get(each, _NOTHING) for each in (*network.ways[node], *network.hand_overs[node]))
            found[node] = frozenset((first,) if first else ()).union(*after)
        return found


def hand_overs(analyses: Mapping[str, Analysis]) -> dict[str, tuple[str, ...]]:
    """The trees that each tree hands over to."""
    return {
        tree: tuple(dict.fromkeys(filter(analyses.__contains__, chain(*analysis.network.hand_overs.values()))))
        for tree, analysis in analyses.items()
    }
