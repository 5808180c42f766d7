"""Where pages stand on the site, and how one links to another."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from good_call.records import dataclass


def tree_uri(tree_id: str) -> str:
    """The Markdown file of a tree's page."""
    return f"guides/{tree_id}.md"


def practice_uri(tree_id: str) -> str:
    """The Markdown file of the page with a tree's cases."""
    return f"practice/{tree_id}.md"


def health_uri(tree_id: str) -> str:
    """The Markdown file of the page about a tree's health."""
    return f"health/{tree_id}.md"


def article_uri(article_id: str) -> str:
    """The Markdown file of an article's page."""
    return f"articles/{article_id}.md"


def list_uri(folder: str, name: str) -> str:
    """The Markdown file of a page that holds a part of what the page of that folder lists, in a large guide."""
    return f"lists/{folder}/{name}.md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of pages by the names of their Markdown files: `guides/x.md` is `guides/x/`, or `guides/x.html`.

    `directories` is false where the site must open from a disk, on which a folder shows no page.
    """

    directories: bool = True

    def of(self, uri: str) -> str:
        """The address from the site's root; empty for the home page."""
        stem = uri.removesuffix(".md")
        folder, name = posixpath.split(stem)
        if not self.directories:
            return f"{stem}.html"
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/"

    def root(self, uri: str) -> str:
        """The way from a page up to the site's root: empty, or ending in a slash."""
        return "../" * self.of(uri).count("/")

    def link(self, here: str, there: str, anchor: str = "") -> str:
        """The relative link from one page to another; from a page to itself the anchor alone."""
        fragment = f"#{anchor}" if anchor else ""
        if here == there and anchor:
            return fragment
        return _way(self.of(here), self.of(there)) + fragment


@lru_cache(maxsize=16384)
def _way(start: str, target: str) -> str:
    way = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
    return f"{way}/" if target.endswith("/") or not target else way
