"""A single value, whatever it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml import Node, ScalarNode

from good_call.model.mistakes.wrong_kind import report_wrong_kind

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader

# Editors quarrel over `12:30` or `no` where a schema says string; the checker alone judges a text.
ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}


def scalar(reader: FormReader, node: Node, expected: str) -> str | None:
    """The text of a scalar, for kinds that judge it themselves."""
    if not isinstance(node, ScalarNode):
        return report_wrong_kind(reader.mistakes, node, expected)
    if not node.value:
        return reader.report(
            "empty-text", node, f"here should stand {expected}", "nothing stands here", f"Write {expected}."
        )
    return str(node.value)
