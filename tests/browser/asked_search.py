"""The search's worker by itself: asked as the theme asks it, without the theme."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from good_call.pages.shipped_assets import SEARCH_WORKER
from playwright.sync_api import Page

_START = """
([script, index]) => new Promise((ready) => {
  const worker = new Worker(URL.createObjectURL(new Blob([script])));
  window.ask = (query) => new Promise((answer) => {
    worker.onmessage = ({data}) => answer(data.data.items);
    worker.postMessage({type: 2, data: query});
  });
  worker.onmessage = ready;
  worker.postMessage({type: 0, data: index});
})
"""
_ASK = "async (queries) => { const all = []; for (const each of queries) all.push(await ask(each)); return all; }"

Item = dict[str, Any]


class AskedSearch:
    """The worker, its script and what it is told, in an empty page."""

    def __init__(self, page: Page, script: str, index: Item) -> None:
        self._page = page
        page.goto("about:blank")
        page.evaluate(_START, [script, index])

    @classmethod
    def of(cls, page: Page, site: Path) -> AskedSearch:
        """The search of a built site."""
        index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
        return cls(page, (site / SEARCH_WORKER).read_text(encoding="utf-8"), index)

    def hits(self, query: str) -> list[list[Item]]:
        """What is found, best first: of each page itself, and then its questions."""
        return self.all_hits([query])[0]

    def all_hits(self, queries: list[str]) -> list[list[list[Item]]]:
        """What each query finds."""
        found: list[list[list[Item]]] = self._page.evaluate(_ASK, queries)
        return found

    def pages(self, query: str) -> list[str]:
        """The addresses of the pages found, best first; nothing where they are only what comes nearest."""
        return pages_of(self.hits(query))


def pages_of(hits: list[list[Item]]) -> list[str]:
    """The addresses of the pages that were found."""
    return [page["location"] for page, *_ in hits if page["score"] > 0]
