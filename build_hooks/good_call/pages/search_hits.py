"""What a search finds: an outcome and a step say in their hit's title that they are one; a question has its mark."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from good_call.model.guide import Guide
from good_call.model.tree import Tree
from good_call.pages.plain_words import hit_text, plain_words
from good_call.pages.tree_hit import tree_hit
from good_call.words.catalogue import ENGLISH
from good_call.words.words import Words, marked

_KINDS = {"outcome": marked("Outcome: %(title)s"), "step": marked("Step: %(title)s")}
_MARK = " data-search-exclude"
_LEFT_OUT = re.compile(rf"""<(\w+)(?:[^>"']|"[^"]*"|'[^']*')*?{_MARK}(?=[\s=>])""")
# Markdown's attribute lists, and whatever cleans HTML, write a value behind it.
_MARKED = re.compile(rf'{_MARK}(?:="")?(?=[\s>])')


def searchable(content: str) -> str:
    """HTML without the elements that the search is told to leave out: nine tenths of a tree's page.

    The index is the same; the theme's reader of pages, which is written in Python, took half of a build.
    """
    return "".join(_kept(content)) if _MARK in content else content


def unmarked(content: str) -> str:
    """HTML without the marks for the search, as the theme leaves it."""
    return _MARKED.sub("", content) if _MARK in content else content


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


def hits_by_page(
    index: str, guide: Guide, words: Words = ENGLISH, ours: Container[str] | None = None
) -> dict[str, str]:
    """The hits of a search index (JSON with `docs: [{location, title, text}]`) by the address of their page.

    Each value is JSON, without the brackets around it; each title says of what kind its node is. With the addresses of
    `ours` it is an index for our own worker: a tree is one hit (`tree_hit`), and of another page of ours titles stay.
    """
    hits: dict[str, list[dict[str, object]]] = defaultdict(list)
    for hit in json.loads(index)["docs"]:
        hits[hit["location"].partition("#")[0]].append(hit)
    return {page: ",".join(map(_json, _told(page, each, guide, words, ours))) for page, each in hits.items()}


def _told(
    page: str, hits: list[dict[str, Any]], guide: Guide, words: Words, ours: Container[str] | None
) -> list[dict[str, object]]:
    tree = _tree(page, guide.trees)
    safe = [_safe(hit) for hit in hits]
    if ours is None or page not in ours:
        return [_with_kind(hit, guide.trees, words) for hit in safe]
    if tree:
        return [tree_hit(safe, tree, guide.calls)]
    return [{**hit, "text": ""} for hit in safe]


def _safe(hit: dict[str, Any]) -> dict[str, Any]:
    told = {
        **hit,
        "location": plain_words(hit["location"]),
        "title": plain_words(hit["title"]),
        "text": hit_text(hit["text"]),
    }
    if "tags" in hit:
        told["tags"] = [plain_words(tag) for tag in hit["tags"]]
    return told


def _with_kind(hit: dict[str, Any], trees: Mapping[str, Tree], words: Words) -> dict[str, object]:
    kind = _KINDS.get(_kind(hit["location"], trees))
    return {**hit, "title": plain_words(words(kind, title=hit["title"]))} if kind else hit


def with_hits(index: str, hits: Iterable[str], told: Mapping[str, object] | None = None) -> str:
    """The index with these hits in place of its own, and what else its worker is told."""
    config = {**json.loads(index)["config"], **(told or {})}
    return f'{{"config":{_json(config)},"docs":[{",".join(hits)}]}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _kind(location: str, trees: Mapping[str, Tree]) -> str:
    page, _, node_id = location.partition("#")
    tree = _tree(page, trees)
    node = tree.nodes.get(node_id) if tree else None
    return node.form_name if node else ""


def _tree(page: str, trees: Mapping[str, Tree]) -> Tree | None:
    name = page.removeprefix("guides/").removesuffix("/").removesuffix(".html")
    return trees.get(name) if page.startswith("guides/") else None
