"""Paths through an unfolded tree: how many, the longest, and those that avoid something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from good_call.graph.unfolding import Edge, Unfolding
from good_call.records import dataclass

EdgeTest = Callable[[Edge], bool]


def any_edge(_: Edge) -> bool:
    """The test that every edge passes."""
    return True


def no_edge(_: Edge) -> bool:
    """The test that no edge passes."""
    return False


@dataclass(frozen=True, slots=True)
class Longest:
    """The weight of the heaviest path, and its edges from the start."""

    weight: int
    edges: tuple[Edge, ...]


def topological(unfolding: Unfolding) -> list[int]:
    """State numbers so that each stands before those it leads to."""
    incoming = [0] * len(unfolding.states)
    for edges in unfolding.edges:
        for edge in edges:
            incoming[edge.target] += 1
    order = [state for state, count in enumerate(incoming) if count == 0]
    for state in order:
        for edge in unfolding.edges[state]:
            incoming[edge.target] -= 1
            if incoming[edge.target] == 0:
                order.append(edge.target)
    return order


def count_paths(unfolding: Unfolding, order: list[int]) -> list[int]:
    """For each state, the exact number of ways on to an end; an end has one."""
    counts = [0] * len(unfolding.states)
    for state in reversed(order):
        edges = unfolding.edges[state]
        counts[state] = sum(counts[edge.target] for edge in edges) if edges else 1
    return counts


def longest_path(
    unfolding: Unfolding,
    order: list[int],
    of_node: Mapping[str, int],
    of_answer: Mapping[tuple[str, str], int] = MappingProxyType({}),
) -> Longest:
    """The heaviest path from the start, by the weights of its nodes and answers."""
    best = [0] * len(unfolding.states)
    onward: list[Edge | None] = [None] * len(unfolding.states)
    for state in reversed(order):
        heaviest, way = 0, None
        for edge in unfolding.edges[state]:
            weight = best[edge.target]
            if of_answer:
                weight += of_answer.get((edge.node, edge.answer), 0)
            if way is None or weight > heaviest:
                heaviest, way = weight, edge
        best[state], onward[state] = heaviest + of_node.get(unfolding.states[state].node, 0), way
    return Longest(best[0] if best else 0, _follow(onward))


def _follow(onward: list[Edge | None]) -> tuple[Edge, ...]:
    edges = []
    edge = onward[0] if onward else None
    while edge:
        edges.append(edge)
        edge = onward[edge.target]
    return tuple(edges)


def shortest_avoiding(
    unfolding: Unfolding,
    ends: Callable[[int], bool],
    node_allowed: Callable[[str], bool],
    edge_allowed: EdgeTest,
) -> tuple[Edge, ...] | None:
    """The shortest path from the start to an end, over allowed nodes and edges only; None where there is none."""
    states = unfolding.states
    if not states or not node_allowed(states[0].node):
        return None
    arrivals: dict[int, Edge | None] = {0: None}
    waiting = [0]
    for state in waiting:
        if ends(state):
            return _back(arrivals, state)
        for edge in unfolding.edges[state]:
            if edge.target not in arrivals and edge_allowed(edge) and node_allowed(states[edge.target].node):
                arrivals[edge.target] = edge
                waiting.append(edge.target)
    return None


def _back(arrivals: dict[int, Edge | None], state: int) -> tuple[Edge, ...]:
    path = []
    edge = arrivals[state]
    while edge:
        path.append(edge)
        edge = arrivals[edge.source]
    return tuple(path[::-1])
