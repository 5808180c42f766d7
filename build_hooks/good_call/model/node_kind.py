"""The kinds of node of a tree, and how each is known by its fields while it is still YAML."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import MappingNode, Node, ScalarNode

TELLING = {"question": "ask", "step": "tell", "outcome": "verdict"}
"""The field by which each kind of node is known."""


def pairs(node: Node | None) -> Iterator[tuple[str, Node]]:
    """The fields of a group with their values; none of anything else."""
    if isinstance(node, MappingNode):
        yield from ((key.value, value) for key, value in node.value if isinstance(key, ScalarNode))


def kind_of_node(node: Node) -> str:
    """`question`, `step` or `outcome`; empty for any other group of fields."""
    names = {name for name, _ in pairs(node)}
    return next((kind for kind, field in TELLING.items() if field in names), "")
