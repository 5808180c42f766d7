"""Two states of a tree, walked in step: which paths now end elsewhere, are gone or are new, counted exactly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import field

from good_call.changes.compare.question_graph import Branch, Met, QuestionGraph, question_graph
from good_call.changes.compare.renaming import FormerIds
from good_call.graph.unfolding import asked_about
from good_call.model.tree import Tree
from good_call.records import dataclass

MOST_PAIRS = 300_000
MOST_EXAMPLES = 3

StatePair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PathChanges:
    """How many paths stayed, end elsewhere, are gone, are new: each path of either state counts once."""

    stayed: int = 0
    moved: int = 0
    gone: int = 0
    new: int = 0

    @property
    def changed(self) -> int:
        """All that did not stay."""
        return self.moved + self.gone + self.new

    @property
    def before(self) -> int:
        """All paths of the older state."""
        return self.stayed + self.moved + self.gone

    @property
    def now(self) -> int:
        """All paths of the newer state."""
        return self.stayed + self.moved + self.new

    def __add__(self, other: PathChanges) -> PathChanges:
        return PathChanges(
            self.stayed + other.stayed, self.moved + other.moved, self.gone + other.gone, self.new + other.new
        )


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the two states part: after these answers one leads to `before`, the other to `now`.

    None stands where there is no such answer. `paths` are those
    that change so, however they came there; `trail` is a shortest of these ways.
    """

    trail: tuple[tuple[str, Branch], ...]
    before: Met | None
    now: Met | None
    paths: PathChanges


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed on the paths of one tree.

    `partings` are the shortest examples out of `places`, the number of places where the states part. `passing` are, for
    each question and end, the paths that come there before and now.
    """

    paths: PathChanges
    partings: tuple[Parting, ...]
    places: int
    passing: Mapping[Met, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of all trees in the older and the newer guide, and which tree was renamed to which."""

    old: Set[str]
    new: Set[str]
    renamed: Mapping[str, str]


def compare(old: Tree, new: Tree, names: Names) -> Comparison | None:
    """Walk both in step. None where either can't be walked, or where they differ too much to be counted."""
    renaming = FormerIds.between(old, new)
    apart = _told_apart(old, new, renaming)
    before = question_graph(old, names.old, apart, renaming, names.renamed)
    now = question_graph(new, names.new, apart, FormerIds({}, {}), {})
    return _SideBySide(before, now).run() if before and now else None


def count_paths(tree: Tree, tree_ids: Set[str]) -> int | None:
    """All paths of a tree, counted as its comparison would. None where it can't be walked."""
    same = FormerIds({}, {})
    graph = question_graph(tree, tree_ids, _told_apart(tree, tree, same), same, {})
    return graph.counts[0] if graph else None


def _told_apart(old: Tree, new: Tree, renaming: FormerIds) -> dict[str, set[str]]:
    """The ids that the cases of either state ask about; of what was renamed under either id."""
    apart: dict[str, set[str]] = defaultdict(set)
    for tree in (old, new):
        for _, _, then in tree.ways(branching=True):
            for question, each in asked_about(then):
                apart[question].add(each)
    for former, newer in renaming.nodes.items():
        apart[former] = apart[newer] = apart[former] | apart[newer]
    for (question, former), newer in renaming.answers.items():
        if not apart[question].isdisjoint((former, newer)):
            apart[question].update((former, newer))
    return apart


_PairAt = tuple[StatePair, Branch | None]
"""A pair whose two states differ; or an answer there that only one of them has."""


@dataclass
class _SideBySide:
    before: QuestionGraph
    now: QuestionGraph
    arrivals: dict[StatePair, tuple[StatePair, Branch] | None] = field(default_factory=lambda: {(0, 0): None})
    distances: dict[StatePair, int] = field(default_factory=lambda: {(0, 0): 0})

    def run(self) -> Comparison | None:
        pairs = [(0, 0)]
        for pair in pairs:
            for choice, following in self._onward(pair):
                if following not in self.arrivals:
                    self.arrivals[following] = (pair, choice)
                    self.distances[following] = self.distances[pair] + 1
                    pairs.append(following)
            if len(pairs) > MOST_PAIRS:
                return None
        spots = sorted((spot for pair in pairs for spot in self._spots(pair)), key=self._distance)
        ways = self._ways_to(pairs)
        partings = tuple(self._parting(spot, ways[spot[0]]) for spot in spots[:MOST_EXAMPLES])
        return Comparison(self._count(pairs, ways), partings, len(spots), _passing(self.before, self.now))

    def _onward(self, pair: StatePair) -> Iterator[tuple[Branch, StatePair]]:
        if self._asks_the_same(pair):
            before, now = self.before.ways[pair[0]], self.now.ways[pair[1]]
            for choice, target in before.items():
                if choice in now:
                    yield choice, (target, now[choice])

    def _asks_the_same(self, pair: StatePair) -> bool:
        asked = self.before.asks[pair[0]]
        return asked != "" and asked == self.now.asks[pair[1]]

    def _ways_to(self, pairs: list[StatePair]) -> dict[StatePair, int]:
        """How many ways lead to each pair."""
        ways = dict.fromkeys(pairs, 0)
        ways[0, 0] = 1
        # Both sides move on together, so the older graph's order is an order of the pairs.
        for pair in sorted(pairs):
            for _, following in self._onward(pair):
                ways[following] += ways[pair]
        return ways

    def _count(self, pairs: list[StatePair], ways: Mapping[StatePair, int]) -> PathChanges:
        changes = PathChanges()
        for pair in pairs:
            before, now = pair
            if self.before.ends[before] and self.before.ends[before] == self.now.ends[now]:
                changes += PathChanges(stayed=ways[pair])
            for spot in self._spots(pair):
                changes += self._changes(spot, ways[pair])
        return changes

    def _spots(self, pair: StatePair) -> Iterator[_PairAt]:
        if not self._asks_the_same(pair):
            end = self.before.ends[pair[0]]
            if not end or end != self.now.ends[pair[1]]:
                yield pair, None
            return
        ways, other_ways = self.before.ways[pair[0]], self.now.ways[pair[1]]
        for choice in {**ways, **other_ways}:
            if choice not in ways or choice not in other_ways:
                yield pair, choice

    def _distance(self, spot: _PairAt) -> int:
        return self.distances[spot[0]] + (spot[1] is not None)

    def _changes(self, spot: _PairAt, times: int) -> PathChanges:
        (before, now), choice = spot
        if choice is not None:
            old, new = self.before.ways[before].get(choice), self.now.ways[now].get(choice)
            gone = 0 if old is None else self.before.counts[old]
            return PathChanges(gone=times * gone, new=times * (0 if new is None else self.now.counts[new]))
        if self.before.ends[before] and self.now.ends[now]:
            return PathChanges(moved=times)
        return PathChanges(gone=times * self.before.counts[before], new=times * self.now.counts[now])

    def _parting(self, spot: _PairAt, times: int) -> Parting:
        pair, choice = spot
        changes = self._changes(spot, times)
        if choice is None:
            return Parting(self._trail(pair), self.before.met(pair[0]), self.now.met(pair[1]), changes)
        trail = (*self._trail(pair), (self.before.asks[pair[0]], choice))
        before = _after(self.before, self.before.ways[pair[0]], choice)
        return Parting(trail, before, _after(self.now, self.now.ways[pair[1]], choice), changes)

    def _trail(self, pair: StatePair) -> tuple[tuple[str, Branch], ...]:
        trail: list[tuple[str, Branch]] = []
        arrival = self.arrivals[pair]
        while arrival:
            pair, choice = arrival
            trail.append((self.before.asks[pair[0]], choice))
            arrival = self.arrivals[pair]
        return tuple(trail[::-1])


def _passing(before: QuestionGraph, now: QuestionGraph) -> dict[Met, tuple[int, int]]:
    older, newer = _paths_through(before), _paths_through(now)
    return {each: (older[each], newer[each]) for each in {**older, **newer}}


def _paths_through(graph: QuestionGraph) -> Counter[Met]:
    ways = [1] + [0] * (len(graph.ways) - 1)
    found: Counter[Met] = Counter()
    for state, onward in enumerate(graph.ways):
        for target in onward.values():
            ways[target] += ways[state]
        found[graph.met(state)] += ways[state] * graph.counts[state]
    return found


def _after(graph: QuestionGraph, ways: Mapping[Branch, int], choice: Branch) -> Met | None:
    return graph.met(ways[choice]) if choice in ways else None
