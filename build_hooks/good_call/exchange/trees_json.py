"""`trees.json`: everything that a program needs to walk a guide's trees by itself, and nothing of HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from good_call.exchange.published import as_json
from good_call.exchange.published_schema import FORM, VERSION
from good_call.model.article import Article
from good_call.model.guide import Guide
from good_call.model.tree import Tree
from good_call.source.memory import Memory

FILE = "trees.json"
SCHEMA_FILE = "trees.schema.json"

Address = Callable[[str], str]
"""The address of a page by its Markdown file's name, from the site's root."""


def tree_as_json(tree: Tree, address: Address) -> dict[str, Any]:
    """A tree with the address of its page."""
    group = {"group": tree.group} if tree.group else {}
    return {"page": address(f"guides/{tree.id}.md"), **group, **as_json(tree)}


def article_as_json(article: Article, address: Address) -> dict[str, Any]:
    """An article and its principles, with the address of the page that holds its text."""
    return {"page": address(f"articles/{article.id}.md"), **as_json(article)}


def trees_json(name: str, guide: Guide, trees: Mapping[str, Tree], address: Address, memory: Memory) -> str:
    """The whole file. `name` is what the site is called, `trees` are those without a mistake.

    One line a tree: a save writes only those anew that it changes, and a difference can be read.
    """

    def line(tree: Tree) -> str:
        return memory.made((FILE, tree.id), tree, lambda: _text(tree_as_json(tree, address)))

    articles = {each.id: _text(article_as_json(each, address)) for each in guide.articles.values()}
    parts = {
        "$schema": _text(SCHEMA_FILE),
        "form": _text(FORM),
        "version": _text(VERSION),
        "name": _text(name),
        "trees": _object({tree_id: line(trees[tree_id]) for tree_id in sorted(trees)}),
        "articles": _object(dict(sorted(articles.items()))),
    }
    house = {"house": _text(as_json(guide.house))} if guide.house else {}
    return _object(parts | house) + "\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _object(parts: Mapping[str, str]) -> str:
    lines = ",\n".join(f"{json.dumps(key, ensure_ascii=False)}:{value}" for key, value in parts.items())
    return f"{{\n{lines}\n}}" if lines else "{}"
