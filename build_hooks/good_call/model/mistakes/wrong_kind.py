"""Values of another kind than was meant: a list where fields belong, and the like."""

from __future__ import annotations

from typing import Literal

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.model.a_or_an import a_or_an
from good_call.model.field import Form
from good_call.model.mistakes.collected import Mistakes
from good_call.model.mistakes.lists import report_no_list, report_undashed
from good_call.model.node_kind import kind_of_node, pairs

NOTHING = "~"
"""YAML's own sign for nothing; its word for it is one of ours as well, where a text may stand."""
_NOTHING = ("", NOTHING, "null")

ShapeMeant = Literal["value", "list", "group"]


def report_wrong_kind(mistakes: Mistakes, node: Node, expected: str, shape: ShapeMeant = "value") -> None:
    """Report a value that is a list where fields were meant, and the like; `expected` says it for people."""
    wants_list = shape == "list"
    if wants_list and isinstance(node, ScalarNode) and node.value not in _NOTHING:
        return report_no_list(mistakes, node, expected)
    if not getattr(node, "value", "") and any(kind_of_node(child) for _, child in pairs(mistakes.root)):
        return None  # what belongs here stands at the left edge, and is told there
    message = f"here should stand {expected}"
    repair = _repair(expected, shape)
    if wants_list and isinstance(node, MappingNode) and node.value and not node.flow_style:
        return report_undashed(mistakes, node, message, what_stands_here(node))
    if shape == "group" and isinstance(node, SequenceNode) and not node.flow_style:
        repair = "Take the dashes out: each line here is a name, a colon, a space and a text."
    return mistakes.report("wrong-kind", node, message, what_stands_here(node), repair)


def report_nothing(mistakes: Mistakes, node: Node) -> None:
    """Report a list or a group with nothing in it, where that says nothing: a promise that promises nothing, say."""
    message = f"this {'group' if isinstance(node, MappingNode) else 'list'} is empty"
    repair = "Write what belongs in it, or take out what it belongs to."
    mistakes.report("empty-text", node, message, "nothing stands here", repair)


def report_no_group(mistakes: Mistakes, node: Node, form: Form) -> None:
    """Report anything else where a group of fields was meant."""
    fields = ", ".join(f"`{field.key}: …`" for field in form.required)
    repair = f"Put each field on its own line: {fields}." if fields else _repair("", "group")
    message = f"here should stand fields of {a_or_an(form.name)}"
    mistakes.report("wrong-kind", node, message, what_stands_here(node), repair)


def what_stands_here(node: Node) -> str:
    """The label of a value of the wrong kind."""
    if isinstance(node, ScalarNode):
        return "nothing stands here" if node.value in _NOTHING else "this is a text"
    return "this is a group of fields" if isinstance(node, MappingNode) else "this is a list"


def _repair(expected: str, shape: ShapeMeant) -> str:
    if shape == "list":
        return "Put each on its own line, starting with a dash and a space."
    if shape == "group":
        return "Put each field on its own line: its name, a colon, a space, its text."
    return f"Write {expected} here."
