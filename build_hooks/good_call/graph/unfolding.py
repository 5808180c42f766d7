"""The unfolded graph: a node once for each thing that must still be remembered when a rep stands there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import field
from functools import cached_property
from itertools import combinations
from math import ceil
from typing import Literal, NamedTuple

from good_call.graph.alone import alone
from good_call.graph.network import Network
from good_call.graph.recall import Recall, Remembered
from good_call.model.answer import Answer
from good_call.model.case import Then
from good_call.model.node import Question, Step
from good_call.model.safeguard import Safeguard
from good_call.model.tree import Tree
from good_call.records import dataclass

MOST_STATES = 10_000
MOST_CHOICES = 10 * MOST_STATES
"""Answers with their ticks, looked at in all states: forty statements alone can be ticked in 10^12 ways."""
MOST_REMEMBERED = 20 * MOST_STATES
"""Things remembered, over all states: a long chain may remember all that was answered before."""
_MOST_SUSPECTS = 20
"""Questions looked at for which of them makes the most states."""


Crowding = Literal["", "combinations", "ticks", "distance"]
"""Too many combinations remembered, too many ways to tick, or too much remembered over too long a way."""


class State(NamedTuple):
    """A node with what is remembered there; a hand-over's node is the other tree's id."""

    node: str
    memory: Remembered = ()
    hands_over: bool = False


class Edge(NamedTuple):
    """One way from a state to a state. `holds` are the ids that are true: the answer's, and ticks that matter."""

    source: int
    target: int
    node: str
    answer: str
    holds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An answer (or a step, where `answer` is empty) that no case takes in this state."""

    state: int
    node: str
    answer: str
    position: int
    holds: frozenset[str]


@dataclass
class Unfolding:
    """All states, numbered from 0 (the start) in the order of their distance, and the edges between them."""

    states: list[State] = field(default_factory=list)
    edges: list[list[Edge]] = field(default_factory=list)
    arrivals: list[Edge | None] = field(default_factory=list)
    uncovered: list[Uncovered] = field(default_factory=list)
    cases_taken: set[tuple[str, int, int]] = field(default_factory=set)
    """Node, position of the answer (0 for a step), position of the case, where there are several."""
    crowded: tuple[str, ...] = ()
    """Where there is too much to look at: the questions that cause it, the worst first."""
    crowding: Crowding = ""
    """How they cause it."""

    @cached_property
    def nodes(self) -> set[str]:
        """Nodes that some path meets. Ask only once it is unfolded."""
        return {state.node for state in self.states if not state.hands_over}

    def path_to(self, state: int) -> tuple[Edge, ...]:
        """The edges of a shortest path from the start."""
        path = []
        edge = self.arrivals[state]
        while edge:
            path.append(edge)
            edge = self.arrivals[edge.source]
        return tuple(path[::-1])


def unfold(tree: Tree, network: Network, tree_ids: Set[str], apart: Mapping[str, Set[str]] | None = None) -> Unfolding:
    """Unfold a tree whose network has no loop. Linear in the states and choices, which stop at their limits.

    `apart` are the ids of each question that edges tell apart, at least those that cases ask about; where it is left
    out, those that any case or safeguard of the tree asks about.
    """
    return _Unfolder(tree, network, tree_ids, told_apart(tree) if apart is None else apart).run()


def asked_about(then: Then) -> Iterator[tuple[str, str]]:
    """All pairs of question and id that the cases of a `then` ask about."""
    for case in then.cases:
        for question, ids in (case.if_ or {}).items():
            for each in ids:
                yield question, each


class _ThenAt(NamedTuple):
    """One `then`: of an answer at its position, or of a step."""

    node: str
    position: int
    answer: str
    then: Then


class _Unfolder:
    def __init__(self, tree: Tree, network: Network, tree_ids: Set[str], apart: Mapping[str, Set[str]]) -> None:
        self._tree = tree
        self._tree_ids = tree_ids
        self._recall = Recall(_asked(tree), network)
        self._told_apart = apart
        self._numbers: dict[State, int] = {}
        self._choices_seen = 0
        self._remembered = 0
        # A tree with more nodes than that is no trouble as long as nothing is remembered.
        self._most_states = max(MOST_STATES, len(tree.nodes) + len(tree_ids))
        self._most_choices = max(MOST_CHOICES, sum(len(question.answers) for question in tree.questions.values()))
        self._result = Unfolding()

    @property
    def _is_full(self) -> bool:
        return (
            len(self._result.states) > self._most_states
            or self._choices_seen > self._most_choices
            or self._remembered > MOST_REMEMBERED
        )

    def run(self) -> Unfolding:
        result = self._result
        self._number(State(self._tree.start), None)
        position = 0
        while position < len(result.states) and not self._is_full:
            result.edges.append([])
            self._expand(position, result.states[position])
            position += 1
        if self._is_full:
            result.edges += [[] for _ in result.states[position:]]
            result.crowding, result.crowded = self._crowding()
        return result

    def _expand(self, number: int, state: State) -> None:
        node = None if state.hands_over else self._tree.nodes.get(state.node)
        if isinstance(node, Step) and not node.again:
            self._follow(number, state, _ThenAt(node.id, 0, "", node.then), frozenset())
        elif isinstance(node, Question):
            for position, answer in enumerate(node.answers):
                if not answer.again:
                    way = _ThenAt(node.id, position, answer.id, answer.then)
                    for holds in self._choices(node, answer):
                        self._follow(number, state, way, holds)
                        if self._is_full:
                            return

    def _choices(self, question: Question, answer: Answer) -> Iterator[frozenset[str]]:
        apart = self._told_apart.get(question.id)
        own = alone(answer.id)
        if question.tick is None or not apart:
            return iter((own,))
        ticks = tuple(tick.id for tick in question.tick if tick.id in apart)
        return (own.union(chosen) for chosen in tick_choices(ticks, len(question.tick), answer))

    def _follow(self, number: int, state: State, way: _ThenAt, holds: frozenset[str]) -> None:
        self._choices_seen += 1
        following = self._after(number, state, way, holds)
        if following:
            known = self._numbers.get(following)
            target = len(self._result.states) if known is None else known
            edge = Edge(number, target, way.node, way.answer, holds)
            self._result.edges[number].append(edge)
            if known is None:
                self._number(following, edge)

    def _after(self, number: int, state: State, way: _ThenAt, holds: frozenset[str]) -> State | None:
        """Where this way leads; None where no case takes it, or to nothing that is there."""
        # Nearly every way is a single one, and behind most of them nothing is remembered.
        if way.then.single and not self._recall.remembers_at(way.then.cases[0].target):
            return self._state(way.then.cases[0].target)
        memory = dict(state.memory)
        if holds:
            memory[way.node] = holds
        case = choose_case(way.then, memory)
        if case is None:
            self._result.uncovered.append(Uncovered(number, way.node, way.answer, way.position, holds))
            return None
        self._result.cases_taken.add((way.node, way.position, case))
        target = way.then.cases[case].target
        return self._state(target, self._recall.kept(target, memory))

    def _state(self, target: str, memory: Remembered = ()) -> State | None:
        if target in self._tree.nodes:
            return State(target, memory)
        return State(target, hands_over=True) if target in self._tree_ids else None

    def _number(self, state: State, arrival: Edge | None) -> None:
        self._remembered += len(state.memory)
        self._numbers[state] = len(self._result.states)
        self._result.states.append(state)
        self._result.arrivals.append(arrival)

    def _crowding(self) -> tuple[Crowding, tuple[str, ...]]:
        ticked = self._ways_to_tick()
        if sum(ticked.values()) > self._most_choices // 2 and self._choices_seen > self._most_choices:
            return "ticks", tuple(question for question, _ in ticked.most_common(1))
        states = self._result.states
        met = Counter(question for state in states for question, _ in state.memory)
        if self._remembered > MOST_REMEMBERED and len(states) <= self._most_states:
            return "distance", tuple(question for question, _ in met.most_common())
        multiplied = {question: self._multiplies(question) for question, _ in met.most_common(_MOST_SUSPECTS)}
        # In the order of the file where two are about as bad.
        order = {question: number for number, question in enumerate(self._tree.questions)}
        worst = sorted(multiplied, key=lambda question: (-round(multiplied[question]), order[question]))
        most = multiplied[worst[0]] - 1 if worst else 0
        return "combinations", tuple(each for each in worst if multiplied[each] - 1 > most / 10) or (self._tree.start,)

    def _multiplies(self, question: str) -> float:
        """How many times as many states there are for what is remembered of this question."""
        states = self._result.states
        without = {(state.node, tuple(each for each in state.memory if each[0] != question)) for state in states}
        return len(states) / len(without)

    def _ways_to_tick(self) -> Counter[str]:
        """How many choices each question with ticks has made, or would have, in all states where it stands."""
        ways: Counter[str] = Counter()
        stands = Counter(state.node for state in self._result.states)
        for question in self._tree.questions.values():
            apart = [tick for tick in question.tick or () if tick.id in self._told_apart.get(question.id, ())]
            if apart:
                ways[question.id] = stands[question.id] * 2 ** len(apart)
        return ways


def choose_case(then: Then, memory: dict[str, frozenset[str]]) -> int | None:
    """The position of the first case that holds; a question that was not asked makes a case false."""
    for number, case in enumerate(then.cases):
        if case.if_ is None:
            return number
        if all(not memory.get(question, frozenset()).isdisjoint(ids) for question, ids in case.if_.items()):
            return number
    return None


def choose_target(then: Then, memory: dict[str, frozenset[str]]) -> str | None:
    """Where the first case that holds leads; None where none does."""
    case = choose_case(then, memory)
    return None if case is None else then.cases[case].target


def tick_choices(ticks: tuple[str, ...], count: int, answer: Answer) -> Iterator[tuple[str, ...]]:
    """All ways to tick the statements that matter, as far as the others (`count` in all) can complete the range."""
    least = max(0, ceil(answer.from_ or 0) - (count - len(ticks)))
    most = len(ticks) if answer.below is None else min(len(ticks), ceil(answer.below) - 1)
    for size in range(least, most + 1):
        yield from combinations(ticks, size)


def _asked(tree: Tree) -> dict[str, list[tuple[str, str]]]:
    """The pairs of question and id that the cases at each node ask about."""
    asked: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for node, _, then in tree.ways(branching=True):
        asked[node.id] += asked_about(then)
    return asked


def told_apart(tree: Tree, more: Iterable[Safeguard] = ()) -> dict[str, set[str]]:
    """The ids of each question that any case or safeguard of the tree asks about, or one of `more` safeguards."""
    apart: dict[str, set[str]] = defaultdict(set)
    for _, _, then in tree.ways(branching=True):
        for question, each in asked_about(then):
            apart[question].add(each)
    for safeguard in (*tree.safeguards, *more):
        demands = [*(condition.answered or {} for condition in safeguard.always), safeguard.unless or {}]
        for answered in demands:
            for question, ids in answered.items():
                apart[question].update(ids)
    return apart
