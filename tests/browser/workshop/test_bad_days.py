"""What may go wrong goes wrong without the page: texts that take for ever, workers that die, browsers that refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.waiting import holds
from tests.browser.workshop.engine import Engine
from tests.source import plain_tree
from tests.source.plain_tree import FILE, PLAIN
from tests.source.test_hostile_bytes import CONTENTS
from tests.workshop.opened import given_of

WITHOUT_WASM = "delete window.WebAssembly;"
WITHOUT_UNPACKING = "delete window.DecompressionStream;"
# How long the page itself stood still at most.
WATCH = """() => {
  let last = Date.now();
  window.stood = 0;
  clearInterval(window.watch);
  window.watch = setInterval(() => {
    window.stood = Math.max(window.stood, Date.now() - last);
    last = Date.now();
  }, 20);
}"""
# What is to be checked never reaches a worker, twice.
NEVER_CHECKED = """() => {
  const post = Worker.prototype.postMessage;
  let lost = 0;
  Worker.prototype.postMessage = function (said, ...more) {
    if (said.ask !== 'check') return post.call(this, said, ...more);
    if (++lost === 2) Worker.prototype.postMessage = post;
  };
}"""
MOST_STANDING = 1500
LARGE = 100_000
SOME_LARGE = ("2 MB of one text", "a chain of 3,000 questions")
"""More of them would take minutes, each of which says the same."""
READ = {name: content.decode("utf-8", "surrogateescape") for name, content in CONTENTS.items()}
SMALL = tuple(name for name, text in READ.items() if len(text) <= LARGE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound guide of one tree."""
    plain_tree.check(tmp_path / "guide", PLAIN)
    return tmp_path / "guide"


@pytest.fixture
def opened(engine: Engine, root: Path) -> Engine:
    """The engine with that guide."""
    assert engine.ask("open", given_of(root)) == {}
    return engine


def sound(engine: Engine) -> bool:
    """Whether the tree is checked, and found to be what it is."""
    told = engine.ask("check", {"path": FILE, "text": PLAIN})
    return told.get("diagnostics") == []


@pytest.mark.parametrize("without", [WITHOUT_WASM, WITHOUT_UNPACKING], ids=["WebAssembly", "unpacking"])
def test_a_browser_that_can_t_run_it_is_told_so_at_once(without: str, page: Page, workshop_url: str) -> None:
    page.add_init_script(without)
    engine = Engine(page, workshop_url).begin()
    assert engine.heard == [{"failed": "unable"}]
    assert engine.ask("check", {"path": FILE, "text": PLAIN}) == {"failed": "unable"}


@pytest.mark.expects_trouble
def test_parts_that_can_t_be_had_are_told(page: Page, workshop_url: str) -> None:
    page.route("**/workshop/parts/engine.bin*", lambda route: route.abort())
    engine = Engine(page, workshop_url).begin()
    assert engine.heard == [{"failed": "missing"}]


def test_a_worker_that_hangs_is_ended_and_another_one_knows_what_it_knew(opened: Engine) -> None:
    opened.ask("put", {"path": FILE, "text": PLAIN.replace("Call them back", "Ring them back")})
    # Whatever it is: a text that never ends, or a machine that forgot it.
    opened.worker.evaluate("setTimeout(() => { for (;;); }, 0)")
    assert sound(opened), "asked once more, without being asked to"
    changed = opened.ask("look", {"path": FILE, "text": PLAIN.replace("Call them back", "Ring them back")})
    assert "Ring them back" in str(changed)
    assert opened.heard == [{"again": "slow"}, {"ready": True}]


def test_a_worker_that_is_gone_is_replaced(opened: Engine) -> None:
    opened.worker.evaluate("self.close()")
    assert sound(opened)


def test_a_text_that_ends_a_second_worker_too_is_left_alone(opened: Engine) -> None:
    opened.page.evaluate(NEVER_CHECKED)
    assert opened.ask("check", {"path": FILE, "text": PLAIN}) == {"failed": "slow"}
    assert opened.heard == [{"again": "slow"}, {"ready": True}, {"again": "slow"}]
    assert "diagnostics" in opened.ask("check", {"path": FILE, "text": PLAIN}), "the next one is asked"


def test_300_kilobytes_are_checked_and_the_page_goes_on_meanwhile(opened: Engine) -> None:
    text = PLAIN.replace("Call them back", "Call them back, " + "and again, " * 27_000)
    assert len(text) > 300_000 * 0.95
    opened.page.evaluate(WATCH)
    told = opened.ask("check", {"path": FILE, "text": text, "repairs": False})
    assert told.get("diagnostics"), "so long a title is told"
    holds(lambda: opened.page.evaluate("window.stood") < MOST_STANDING)


@pytest.mark.expects_trouble
@pytest.mark.parametrize(
    "names", [SMALL, pytest.param(SOME_LARGE, marks=pytest.mark.nightly)], ids=["up to 100 KB", "larger"]
)
def test_no_hostile_file_stops_the_page_and_the_next_check_is_right(names: tuple[str, ...], opened: Engine) -> None:
    opened.page.evaluate(WATCH)
    asked: list[tuple[str, dict[str, Any]]] = [
        ("check", {"path": FILE, "text": READ[name], "repairs": False}) for name in names
    ]
    answers = dict(zip(names, opened.ask_all(asked), strict=True))
    odd = {name: each for name, each in answers.items() if not each.get("diagnostics") and each.get("failed") != "slow"}
    # Nothing is wrong with a few of them, once read.
    assert {name: each for name, each in odd.items() if each.get("plain") is None} == {}
    assert sound(opened)
    holds(lambda: opened.page.evaluate("window.stood") < MOST_STANDING)
