"""What the workshop asks for, and of whom: the site alone, six megabytes at most, and nothing of it on other pages."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from good_call.workshop.shipped_parts import PARTS, part_files
from playwright.sync_api import Page, Request

from tests.browser.pages_server import serving
from tests.browser.waiting import becomes, holds
from tests.browser.workshop.engine import Engine

MOST = 6_000_000
LATER = {"drawing.js", "LICENCES.txt", "parts.json"}
"""Loaded when somebody opens a map, or by nobody."""
PACKED_BY_THE_SERVER = {".js", ".css", ".html", ".txt", ".json"}
NETWORK = ("fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "caches", "indexedDB", "Worker")
ASKED_IN_A_BLOB = """(address) => new Promise((heard) => {
  const script = `fetch('${address}', {mode: 'no-cors'}).then(() => postMessage('came'), () => postMessage('refused'))`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
  worker.onmessage = ({data}) => (worker.terminate(), heard(data));
})"""


def over_the_wire(path: Path) -> int:
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in PACKED_BY_THE_SERVER else len(content)


def test_what_opens_the_workshop_is_six_megabytes_at_most() -> None:
    sizes = {path.name: over_the_wire(path) for path in part_files().values() if path.name not in LATER}
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.usefixtures("workshop_url")
def test_every_part_stands_on_the_site_with_its_terms(site: Path) -> None:
    there = {path.name for path in (site / "workshop" / "parts").iterdir()}
    assert {path.name for path in part_files().values()} <= there
    terms = (site / "workshop" / "parts" / "LICENCES.txt").read_text("utf-8")
    for name in ("CPython", "pyodide", "@codemirror/view", "graphviz", "PyYAML", "Jinja2", "Mozilla Public License"):
        assert name in terms
    assert "words stand at the end" not in terms.partition("@viz-js/viz")[0], "only Viz.js brings no words of its own"


def test_nothing_is_asked_of_anybody_but_the_site_and_other_pages_ask_for_nothing_of_it(
    page: Page, workshop_url: str, site_url: str, tmp_path: Path
) -> None:
    asked: list[Request] = []

    def hear(request: Request) -> None:
        asked.append(request)

    page.context.on("request", hear)
    for address in ("", "guides/", "guides/mend-or-replace/", "practice/"):
        page.goto(f"{site_url}{address}", wait_until="networkidle")
    assert [each.url for each in asked if "/workshop" in each.url] == []
    engine = Engine(page, workshop_url).begin()
    page.wait_for_load_state("networkidle")
    assert {each.url.removeprefix("blob:").startswith(site_url) or each.url.startswith("blob:") for each in asked} == {
        True
    }
    parts = {
        each.url.split("?")[0].rpartition("/")[2] for each in asked if each.url.endswith(".bin") or ".bin?" in each.url
    }
    assert parts == {path.name for path in PARTS.glob("*.bin")}
    before = len(asked)
    engine.ask("open", {"files": {}, "neighbours": {}})
    assert len(asked) == before, "the engine asks nobody"
    engine.load().wait("heard.progress === 1")
    again = [each.url for each in asked[before:]]
    assert again
    assert [each for each in again if ".bin" in each] == [], "a second visit brings no part again"


def test_the_worker_has_nothing_left_to_ask_anybody_with(engine: Engine) -> None:
    worker = engine.worker
    holds(lambda: {worker.evaluate(f"typeof {name}") for name in NETWORK} == {"undefined"})


@pytest.mark.expects_trouble
def test_a_worker_of_the_page_is_under_the_page_s_policy(engine: Engine, site: Path) -> None:
    # The same as a fault in the engine's own worker would be, before it has lost what asks.
    with serving(site) as elsewhere:
        becomes(lambda: engine.page.evaluate(ASKED_IN_A_BLOB, elsewhere), "refused")
    becomes(lambda: engine.page.evaluate(ASKED_IN_A_BLOB, engine.address), "came")
