"""What a search finds: an outcome and a step say in their hit's title that they are one; a question has its mark."""

from __future__ import annotations

import json
from collections.abc import Mapping

from build_hooks.model.tree import Tree

_KINDS = {"outcome": "Outcome", "step": "Step"}


def told_apart(index: str, trees: Mapping[str, Tree]) -> str:
    """The search index (JSON with `docs: [{location, title, text}]`) with the kind of each node before its title."""
    content = json.loads(index)
    for hit in content["docs"]:
        kind = _KINDS.get(_kind(hit["location"], trees))
        if kind:
            hit["title"] = f"{kind}: {hit['title']}"
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _kind(location: str, trees: Mapping[str, Tree]) -> str:
    page, _, node_id = location.partition("#")
    tree = trees.get(page.removeprefix("guides/").removesuffix("/").removesuffix(".html"))
    node = tree.nodes.get(node_id) if tree and page.startswith("guides/") else None
    return node.form_name if node else ""
