"""What a search finds: an outcome and a step say in their hit's title that they are one; a question has its mark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

from build_hooks.model.tree import Tree

_KINDS = {"outcome": "Outcome", "step": "Step"}
_MARK = " data-search-exclude"
_LEFT_OUT = re.compile(rf"""<(\w+)(?:[^>"']|"[^"]*"|'[^']*')*?{_MARK}(?=[\s>])""")


def searchable(content: str) -> str:
    """HTML without the elements that the search is told to leave out: nine tenths of a guide's page.

    The index is the same; the theme's reader of pages, which is written in Python, took half of a build.
    """
    return "".join(_kept(content)) if _MARK in content else content


def unmarked(content: str) -> str:
    """HTML without the marks for the search, as the theme leaves it."""
    return content.replace(_MARK, "")


def _kept(content: str) -> Iterator[str]:
    end = 0
    while found := _LEFT_OUT.search(content, end):
        yield content[end : found.start()]
        end = _end_of(found[1], content, found.start())
    yield content[end:]


def _end_of(tag: str, content: str, start: int) -> int:
    depth = 0
    for found in _tags(tag).finditer(content, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return len(content)


@cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"""<(/?){tag}\b(?:[^>"']|"[^"]*"|'[^']*')*>""")


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
