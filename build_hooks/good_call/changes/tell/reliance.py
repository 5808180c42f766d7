"""Who relies on a house rule or a principle: the nodes at which a rep reads it."""

from __future__ import annotations

from collections.abc import Callable

from good_call.changes.compare.edits import Difference
from good_call.changes.tell.speech import Speech
from good_call.model.guide import Guide
from good_call.model.node import Node, Outcome

_MOST_NAMED = 3

_RELIES: dict[str, Callable[[Outcome, str], bool]] = {
    "verdicts": lambda outcome, key: outcome.verdict == key,
    "roles": lambda outcome, key: outcome.approve == key,
    "commitments": lambda outcome, key: key in outcome.commitments,
    "programmes": lambda outcome, key: outcome.programme == key,
    "partners": lambda outcome, key: key in outcome.refer,
}


def relying(edit: Difference, guide: Guide, speech: Speech) -> str:
    """The nodes that name what was edited, a few by their words; empty where none does, or nothing can be named."""
    named = [
        f"“{node.words}” of {speech.tree(tree.id)}"
        for tree in guide.trees.values()
        for node in tree.nodes.values()
        if _relies(node, edit)
    ]
    more = f"; and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
    return "; ".join(named[:_MOST_NAMED]) + more


def _relies(node: Node, edit: Difference) -> bool:
    keys = [member.key for member in edit.within]
    if not keys:
        return False
    field, key = edit.within[0].field.key, keys[0]
    if field == "policies":
        return key in node.policies
    if field == "articles":
        return "/".join(keys) in node.principles
    return isinstance(node, Outcome) and field in _RELIES and _RELIES[field](node, key)
