"""Two states of a tree, walked in step: which paths now end elsewhere, are gone or are new, counted exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from build_hooks.graph.question_graph import Choice, QuestionGraph, question_graph
from build_hooks.graph.renaming import Renaming
from build_hooks.graph.unfolding import asked_about
from build_hooks.model.tree import Tree

MOST_PAIRS = 300_000
MOST_EXAMPLES = 3

Pair = tuple[int, int]


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
    def total(self) -> int:
        """All paths of either state."""
        return self.stayed + self.changed

    def __add__(self, other: PathChanges) -> PathChanges:
        return PathChanges(
            self.stayed + other.stayed, self.moved + other.moved, self.gone + other.gone, self.new + other.new
        )


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the two states part: after these answers one leads to `before`, the other to `now`.

    Each is an end or a question, as `QuestionGraph` names them; None where there is no such answer.
    """

    trail: tuple[tuple[str, Choice], ...]
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed on the paths of one tree, with its shortest examples."""

    paths: PathChanges
    partings: tuple[Parting, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of all trees in the older and the newer guide, and which tree was renamed to which."""

    old: Set[str]
    new: Set[str]
    renamed: Mapping[str, str]


def compare(old: Tree, new: Tree, names: Names) -> Comparison | None:
    """Walk both in step. None where either can't be walked, or where they differ too much to be counted."""
    renaming = Renaming.between(old, new)
    apart = _told_apart(old, new, renaming)
    before = question_graph(old, names.old, apart, renaming, names.renamed)
    now = question_graph(new, names.new, apart, Renaming({}, {}), {})
    return _Walk(before, now).run() if before and now else None


def _told_apart(old: Tree, new: Tree, renaming: Renaming) -> dict[str, set[str]]:
    """The ids that the cases of either state ask about; of what was renamed under either id."""
    apart: dict[str, set[str]] = defaultdict(set)
    for tree in (old, new):
        for _, _, then in tree.ways():
            for question, each in asked_about(then):
                apart[question].add(each)
    for former, newer in renaming.nodes.items():
        apart[former] = apart[newer] = apart[former] | apart[newer]
    for (question, former), newer in renaming.answers.items():
        if not apart[question].isdisjoint((former, newer)):
            apart[question].update((former, newer))
    return apart


@dataclass
class _Walk:
    before: QuestionGraph
    now: QuestionGraph
    arrivals: dict[Pair, tuple[Pair, Choice] | None] = field(default_factory=lambda: {(0, 0): None})

    def run(self) -> Comparison | None:
        pairs = [(0, 0)]
        for pair in pairs:
            for choice, following in self._onward(pair):
                if following not in self.arrivals:
                    self.arrivals[following] = (pair, choice)
                    pairs.append(following)
            if len(pairs) > MOST_PAIRS:
                return None
        return Comparison(self._count(pairs), self._examples(pairs))

    def _onward(self, pair: Pair) -> Iterator[tuple[Choice, Pair]]:
        if self._asks_the_same(pair):
            before, now = self.before.ways[pair[0]], self.now.ways[pair[1]]
            for choice, target in before.items():
                if choice in now:
                    yield choice, (target, now[choice])

    def _asks_the_same(self, pair: Pair) -> bool:
        asked = self.before.asks[pair[0]]
        return asked != "" and asked == self.now.asks[pair[1]]

    def _count(self, pairs: list[Pair]) -> PathChanges:
        counted: dict[Pair, PathChanges] = {}
        # Both sides move on together, so the older graph's order is an order of the pairs.
        for pair in sorted(pairs, reverse=True):
            here = self._own_changes(pair)
            counted[pair] = sum((counted[following] for _, following in self._onward(pair)), here)
        return counted[0, 0]

    def _own_changes(self, pair: Pair) -> PathChanges:
        before, now = pair
        end, other_end = self.before.ends[before], self.now.ends[now]
        if end and other_end:
            return PathChanges(stayed=1) if end == other_end else PathChanges(moved=1)
        if not self._asks_the_same(pair):
            return PathChanges(gone=self.before.counts[before], new=self.now.counts[now])
        ways, other_ways = self.before.ways[before], self.now.ways[now]
        gone = sum(self.before.counts[target] for choice, target in ways.items() if choice not in other_ways)
        new = sum(self.now.counts[target] for choice, target in other_ways.items() if choice not in ways)
        return PathChanges(gone=gone, new=new)

    def _examples(self, pairs: list[Pair]) -> tuple[Parting, ...]:
        found: list[Parting] = []
        # Pairs come in the order of their distance from the start, so the first partings are the shortest.
        for pair in pairs:
            found += self._partings(pair)
            if len(found) >= MOST_EXAMPLES and len(found[MOST_EXAMPLES - 1].trail) <= len(self._trail(pair)):
                break
        return tuple(sorted(found, key=lambda parting: len(parting.trail))[:MOST_EXAMPLES])

    def _partings(self, pair: Pair) -> Iterator[Parting]:
        if not self._asks_the_same(pair):
            before, now = _what(self.before, pair[0]), _what(self.now, pair[1])
            if before != now:
                yield Parting(self._trail(pair), before, now)
            return
        ways, other_ways = self.before.ways[pair[0]], self.now.ways[pair[1]]
        asked = self.before.asks[pair[0]]
        for choice in {**ways, **other_ways}:
            if choice not in ways or choice not in other_ways:
                trail = (*self._trail(pair), (asked, choice))
                yield Parting(trail, _after(self.before, ways, choice), _after(self.now, other_ways, choice))

    def _trail(self, pair: Pair) -> tuple[tuple[str, Choice], ...]:
        trail: list[tuple[str, Choice]] = []
        arrival = self.arrivals[pair]
        while arrival:
            pair, choice = arrival
            trail.append((self.before.asks[pair[0]], choice))
            arrival = self.arrivals[pair]
        return tuple(trail[::-1])


def _what(graph: QuestionGraph, state: int) -> str:
    return graph.asks[state] or graph.ends[state]


def _after(graph: QuestionGraph, ways: Mapping[Choice, int], choice: Choice) -> str | None:
    return _what(graph, ways[choice]) if choice in ways else None
