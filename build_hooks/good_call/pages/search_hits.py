"""What a search finds: an outcome and a step say in their hit's title that they are one; a question has its mark."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from good_call.model.tree import Tree
from good_call.pages.plain_words import hit_text, plain_words
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


def hits_by_page(index: str, trees: Mapping[str, Tree], words: Words = ENGLISH) -> dict[str, str]:
    """The hits of a search index (JSON with `docs: [{location, title, text}]`) by the address of their page.

    Each value is JSON, without the brackets around it; each title says of what kind its node is.
    """
    hits: dict[str, list[str]] = defaultdict(list)
    for hit in json.loads(index)["docs"]:
        kind = _KINDS.get(_kind(hit["location"], trees))
        title = plain_words(words(kind, title=hit["title"]) if kind else hit["title"])
        told = {**hit, "location": plain_words(hit["location"]), "title": title, "text": hit_text(hit["text"])}
        if "tags" in hit:
            told["tags"] = [plain_words(tag) for tag in hit["tags"]]
        hits[hit["location"].partition("#")[0]].append(_json(told))
    return {page: ",".join(each) for page, each in hits.items()}


def with_hits(index: str, hits: Iterable[str]) -> str:
    """The index with these hits in place of its own."""
    return f'{{"config":{_json(json.loads(index)["config"])},"docs":[{",".join(hits)}]}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _kind(location: str, trees: Mapping[str, Tree]) -> str:
    page, _, node_id = location.partition("#")
    tree = trees.get(page.removeprefix("guides/").removesuffix("/").removesuffix(".html"))
    node = tree.nodes.get(node_id) if tree and page.startswith("guides/") else None
    return node.form_name if node else ""
