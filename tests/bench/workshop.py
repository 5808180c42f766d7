"""The workshop: from opening to the first check, from a key to what is wrong, the bytes; and the same natively."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.memory import Memory
from good_call.workshop.desk import Desk
from good_call.workshop.published import Site, neighbours
from good_call.workshop.shipped_parts import part_files, shipped_parts
from playwright.sync_api import Browser, Page

from tests.browser.launched import launched
from tests.browser.pages_server import serving
from tests.browser.workshop.engine import Engine
from tests.browser.workshop.test_bounds import LATER, over_the_wire
from tests.own_guide import OWN, build

TREE = "decision_trees/decide-0000.yml"
KEYS = 40
VISITS = 5
Asked = Callable[[str, Mapping[str, Any]], tuple[dict[str, Any], float]]
"""An answer, and the milliseconds until it was there."""

_TIMED = """async ([ask, given]) => {
  const began = performance.now();
  const answer = await window.client.ask(ask, given).catch((error) => ({failed: error.kind}));
  return [answer, performance.now() - began];
}"""


def measure(guides: Mapping[int, Path]) -> Iterator[str]:
    """A line for each figure; one line where there are no parts."""
    if not shipped_parts().scripts:
        yield "workshop: nothing to measure, there are no parts: `make workshop` makes them"
        return
    sizes = [over_the_wire(path) for path in part_files().values() if path.name not in LATER]
    yield f"workshop, bytes to open it: {sum(sizes):,} (goal 6,000,000)"
    with TemporaryDirectory() as folder, launched() as browser:
        build(OWN, Path(folder, "site"))
        with serving(Path(folder, "site")) as site:
            yield from _openings(browser, f"{site}workshop/")
            for trees, guide in guides.items():
                yield _typing(browser, f"{site}workshop/", trees, guide)


def _openings(browser: Browser, address: str) -> Iterator[str]:
    cold, warm, given = [], [], _published(OWN)
    for _ in range(VISITS):
        context = browser.new_context(service_workers="block")
        cold.append(_opening(context.new_page(), address, given))
        warm.append(_opening(context.new_page(), address, given))
        context.close()
    told = f"cold: {median(cold):.1f} s (goal 5), again: {median(warm):.1f} s (goal 2)"
    yield f"workshop, opening until the first check, {told}"


def _opening(page: Page, address: str, given: Mapping[str, Any]) -> float:
    began = time.perf_counter()
    _opened(Engine(page, address).begin(), OWN, given)
    return time.perf_counter() - began


def _opened(engine: Engine, guide: Path, given: Mapping[str, Any]) -> Asked:
    def ask(name: str, given: Mapping[str, Any]) -> tuple[dict[str, Any], float]:
        answer, took = engine.page.evaluate(_TIMED, [name, given])
        return answer, took

    _open(ask, guide, given)
    return ask


def _published(guide: Path) -> dict[str, Any]:
    """What the site carries, made by whoever built it."""
    return neighbours(check_guide(read_guide(guide), today()), Site(), Memory())


def _open(ask: Asked, guide: Path, given: Mapping[str, Any]) -> None:
    """As the page does it: what the site publishes of all, and the texts that an answer needs."""
    ask("open", {"files": {}, "neighbours": given})
    first = next(each["path"] for each in given["files"] if each["kind"] == "tree")
    _checked(ask, guide, first, (guide / first).read_text(encoding="utf-8"))


def _checked(ask: Asked, guide: Path, file: str, text: str) -> float:
    for _ in range(5):
        answer, took = ask("check", {"path": file, "text": text})
        needed = answer.get("needs")
        if not needed:
            assert "plain" in answer, answer
            return took
        ask("hold", {"files": {each: (guide / each).read_text(encoding="utf-8") for each in needed}})
    raise AssertionError(f"always more is needed: {needed}")


def _typing(browser: Browser, address: str, trees: int, guide: Path) -> str:
    page = browser.new_context(service_workers="block").new_page()
    given = _published(guide)
    there = _keys(_opened(Engine(page, address).begin(), guide, given), guide)
    page.context.close()
    desk = Desk()

    def ask(name: str, given: Mapping[str, Any]) -> tuple[dict[str, Any], float]:
        began = time.perf_counter()
        answer = desk.answer(name, given)
        return answer, 1000 * (time.perf_counter() - began)

    _open(ask, guide, given)
    here = _keys(ask, guide)
    goal = {12: " (goal 100 ms)", 1000: " (goal 250 ms)"}.get(trees, "")
    return f"workshop, a key to what is wrong, {trees:,} trees: {_told(there)}{goal}; natively {_told(here)}"


def _keys(ask: Asked, guide: Path) -> list[float]:
    """Another letter in a title each time, as somebody types it."""
    text = (guide / TREE).read_text(encoding="utf-8")
    texts = [
        text.replace("title: ", f"title: {'Whether ' if key % 2 else ''}{chr(97 + key % 26)} ", 1)
        for key in range(KEYS)
    ]
    return [_checked(ask, guide, TREE, each) for each in texts]


def _told(took: list[float]) -> str:
    return f"{median(took):.0f} ms, 95th {quantiles(took, n=20)[-1]:.0f} ms"
