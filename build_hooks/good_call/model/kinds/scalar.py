"""A single value, whatever it stands for."""

from __future__ import annotations

from typing import Any

from yaml import Node, ScalarNode

from good_call.model.kind import Reader
from good_call.model.mistakes.wrong_kind import report_wrong_kind

# Editors quarrel over `12:30` or `no` where a schema says string; the checker alone judges a text.
ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}


def scalar(reader: Reader, node: Node, expected: str) -> str | None:
    """The text of a scalar, for kinds that judge it themselves."""
    if not isinstance(node, ScalarNode):
        report_wrong_kind(reader.mistakes, node, expected)
        return None
    if not node.value:
        reader.report("empty-text", node, f"here should stand {expected}", "nothing stands here", f"Write {expected}.")
        return None
    return str(node.value)
