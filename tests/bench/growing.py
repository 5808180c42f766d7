"""What a guide of hundreds of trees costs a reader: bytes, screens and time of each shared page, to those of twelve."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench.built_site import built
from tests.browser.launched import launched

PAGES = {
    "home": "",
    "guides": "guides/",
    "practice": "practice/",
    "principles": "principles/",
    "policies": "policies/",
    "health": "health/",
    "article": "articles/hear-them-out/",
}
FILES = ("sitemap.xml", "service-worker.js", "search/search_index.json", "trees.json", "llms.txt")
LOOKS = 3
HEIGHT = 844
_SEEN = """() => [
  performance.getEntriesByType('navigation')[0].loadEventEnd,
  document.documentElement.scrollHeight,
  document.querySelectorAll('*').length,
]"""
_FOUND = """(words) => new Promise((done) => {
  const query = document.forms.namedItem('search').query;
  const began = performance.now();
  const look = () => document.querySelector('.md-search-result__item')
    ? done(performance.now() - began) : requestAnimationFrame(look);
  query.focus();
  query.value = words;
  query.dispatchEvent(new Event('keyup', { bubbles: true }));
  query.dispatchEvent(new Event('input', { bubbles: true }));
  look();
})"""


def measure(guides: dict[int, Path]) -> Iterator[str]:
    """A line for each figure. The first guide is the small one."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="good-call-growth-")))
        browser = stack.enter_context(launched())
        told: dict[int, dict[str, float]] = {}
        for trees, guide in guides.items():
            site = folder / str(trees)
            with built(guide, site) as address:
                told[trees] = {**_weights(site), **_looks(browser, address)}
    small = min(told)
    for what, before in told[small].items():
        grown = (f"{trees} trees {told[trees][what] / before:.2f} ({told[trees][what]:.4g})" for trees in told)
        yield f"{what}, to {small} trees: {', '.join(grown)}"


def _weights(site: Path) -> dict[str, float]:
    pages = {f"{name}, bytes gzipped": f"{path}index.html" for name, path in PAGES.items()}
    files = {f"{file}, bytes gzipped": file for file in FILES}
    return {what: len(gzip.compress((site / path).read_bytes())) for what, path in {**pages, **files}.items()}


def _looks(browser: Browser, address: str) -> dict[str, float]:
    told: dict[str, float] = {}
    for name, path in PAGES.items():
        seen = [_look(browser, address + path) for _ in range(LOOKS)]
        told[f"{name}, ms to open"] = median(took for took, _, _ in seen)
        told[f"{name}, screens"] = seen[0][1] / HEIGHT
        told[f"{name}, elements"] = seen[0][2]
    told["ms to the first search result"] = median(_search(browser, address) for _ in range(LOOKS))
    return told


def _look(browser: Browser, address: str) -> tuple[float, float, float]:
    with browser.new_context(viewport={"width": 390, "height": HEIGHT}, service_workers="block") as context:
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_function("() => performance.getEntriesByType('navigation')[0].loadEventEnd")
        took, height, elements = page.evaluate(_SEEN)
        return took, height, elements


def _search(browser: Browser, address: str) -> float:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{address}articles/", wait_until="load")
        return float(page.evaluate(_FOUND, "kettle"))
