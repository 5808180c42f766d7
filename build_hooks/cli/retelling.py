"""Where two states of a tree part, in the words of its questions and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_hooks.graph.comparison import Parting
from build_hooks.graph.guide_comparison import TreeComparison
from build_hooks.graph.renaming import Renaming
from build_hooks.model.node import Node, Question
from build_hooks.model.tree import Tree


@dataclass(frozen=True, slots=True)
class Retelling:
    """The answers that lead there, one line each; where that led before, and where it leads now."""

    trail: tuple[str, ...]
    before: str
    now: str


def retell(compared: TreeComparison, parting: Parting) -> Retelling:
    """An example of what changed, for somebody who never saw an id."""
    old, new = _older_nodes(compared), compared.new.nodes
    trail = tuple(_line(old, new, *answered) for answered in parting.trail)
    before, now = _where(parting.before, {**new, **old}), _where(parting.now, {**old, **new})
    if before == now:
        before, now = f"{before} [{parting.before}]", f"{now} [{parting.now}]"
    return Retelling(trail, before, now)


def _older_nodes(compared: TreeComparison) -> dict[str, Node]:
    renaming = Renaming.between(compared.old, compared.new)
    return {renaming.node(node.id): node for node in compared.old.nodes.values()}


def _line(
    old: Mapping[str, Node], new: Mapping[str, Node], question_id: str, choice: tuple[str, frozenset[str]]
) -> str:
    answer_id, ticked = choice
    questions = [node for nodes in (new, old) if isinstance(node := nodes.get(question_id), Question)]
    asked = questions[0].ask if questions else question_id
    words = next((found.answer for each in questions if (found := each.answer(answer_id))), answer_id)
    ticks = {tick.id: tick.tick for each in questions for tick in each.tick or ()}
    told = ", ".join(ticks.get(each, each) for each in sorted(ticked))
    return f"{asked} {words}{f' ({told})' if told else ''}"


def _where(place: str | None, nodes: Mapping[str, Node]) -> str:
    if place is None:
        return "there is no such answer"
    kind, colon, rest = place.partition(":")
    if colon:
        return f"on to the tree “{rest}”" if kind == "tree" else f"no way on from “{_words(rest, nodes)}”"
    node = nodes.get(place)
    return f"asks “{_words(place, nodes)}”" if isinstance(node, Question) else _words(place, nodes)


def _words(node_id: str, nodes: Mapping[str, Node]) -> str:
    return nodes[node_id].words if node_id in nodes else node_id


def named(tree: Tree, node_id: str) -> str:
    """A node by its words, with its id."""
    return f"“{tree.nodes[node_id].words}” [{node_id}]" if node_id in tree.nodes else f"[{node_id}]"
