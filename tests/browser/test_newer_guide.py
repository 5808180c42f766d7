"""Never an old rule without a word: one bar in sight says what was published since, and that there is no connection."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.origin import Origin, origin_of
from tests.browser.pages_server import BUILT_FOR
from tests.browser.waiting import holds

TREE = "mend-or-replace"
LAST_QUESTION = "our-work;danger=it-holds"
OUTCOME = "put-it-right"
BAR = ".gc-offline"


@pytest.fixture
def ours(site: Path, tmp_path: Path) -> Path:
    return copytree(site, tmp_path / "ours")


@pytest.fixture
def origin(ours: Path) -> Iterator[Origin]:
    with origin_of({"/good-call/": ours}) as origin:
        yield origin


@pytest.fixture
def reading(page: Page, origin: Origin) -> Page:
    """A page that a rep has open, a question before an outcome."""
    page.goto(f"{origin.address}/good-call/guides/{TREE}/#{LAST_QUESTION}")
    page.wait_for_load_state("networkidle")
    expect(page.locator(BAR)).to_have_count(0)
    # What was learnt a moment ago is true enough; here it was long ago.
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 60000; }")
    return page


def publish_anew(ours: Path, *, changed: bool) -> None:
    (ours / "version.json").write_text(json.dumps({"version": "newer"}), encoding="utf-8")
    if changed:
        (ours / "editions" / f"{TREE}.json").write_text(json.dumps({"edition": "0123456789abcdef"}), encoding="utf-8")


def answer(page: Page) -> None:
    page.locator("a.gc-answer:visible").first.click()


@pytest.mark.parametrize(
    ("changed", "said"), [(True, "This page has changed since you opened it"), (False, "This page is the same in it")]
)
def test_before_an_outcome_is_shown_the_rep_is_told(reading: Page, ours: Path, changed: bool, said: str) -> None:
    publish_anew(ours, changed=changed)
    reading.evaluate("""() => addEventListener('gc:render', () => {
      window.toldBefore = document.querySelector('.gc-offline')?.textContent ?? '';
    }, {capture: true})""")
    answer(reading)
    expect(reading.locator(f".gc-node[data-node='{OUTCOME}']")).to_be_visible()
    holds(lambda: said in reading.evaluate("window.toldBefore"))
    reading.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(reading.locator(BAR)).to_be_in_viewport()


def test_showing_it_keeps_the_trail(reading: Page, ours: Path) -> None:
    publish_anew(ours, changed=True)
    answer(reading)
    reading.get_by_role("button", name="Show it").click()
    reading.wait_for_load_state("networkidle")
    expect(reading.locator(f".gc-node[data-node='{OUTCOME}']")).to_be_visible()
    expect(reading.locator(".gc-given li")).to_have_count(2)


def test_a_slow_site_holds_an_outcome_back_for_a_moment_only(reading: Page, origin: Origin) -> None:
    origin.delay = 20
    answer(reading)
    expect(reading.locator(f".gc-node[data-node='{OUTCOME}']")).to_be_visible(timeout=3000)


@pytest.mark.parametrize(
    "event", ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('online'))"]
)
def test_a_page_that_is_seen_again_or_comes_online_asks(reading: Page, ours: Path, event: str) -> None:
    publish_anew(ours, changed=True)
    reading.evaluate(event)
    expect(reading.locator(BAR)).to_contain_text("This page has changed")


@pytest.mark.expects_trouble
def test_a_connection_lost_in_mid_walk_is_said_and_the_walk_goes_on(reading: Page) -> None:
    reading.context.set_offline(True)
    expect(reading.locator(BAR)).to_contain_text("No connection. You see the guide as it was on")
    answer(reading)
    expect(reading.locator(f".gc-node[data-node='{OUTCOME}']")).to_be_visible()
    reading.context.set_offline(False)
    expect(reading.locator(BAR)).to_have_count(0)


def test_a_page_entered_by_instant_navigation_asks(reading: Page, origin: Origin, ours: Path) -> None:
    sitemap = ours / "sitemap.xml"
    here = f"{origin.address}/good-call/"
    sitemap.write_text(sitemap.read_text(encoding="utf-8").replace(BUILT_FOR, here), encoding="utf-8")
    reading.reload()
    reading.wait_for_load_state("networkidle")
    publish_anew(ours, changed=False)
    reading.evaluate("window.isTheFirst = true")
    reading.evaluate("() => { const now = Date.now; Date.now = () => now() + 60000; }")
    reading.locator(".md-logo:visible").first.click()
    expect(reading.locator(BAR)).to_contain_text("There is a newer guide.")
    expect(reading.locator("decision-guide")).to_have_count(0)
    holds(lambda: reading.evaluate("window.isTheFirst"))


@pytest.mark.expects_trouble
@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize(
    ("file", "newer", "said"),
    [
        ("editions/*.json", False, ""),
        ("editions/*.json", True, "There is a newer guide."),
        ("version.json", False, ""),
        ("*.json", False, ""),
    ],
)
def test_a_server_in_trouble_says_nothing_of_the_guide(
    reading: Page, ours: Path, status: int, file: str, newer: bool, said: str
) -> None:
    if newer:
        publish_anew(ours, changed=False)
    reading.route(f"**/good-call/{file}", lambda route: route.fulfill(status=status, body="in trouble"))
    with reading.expect_response(f"**/good-call/{file}"):
        answer(reading)
    expect(reading.locator(f".gc-node[data-node='{OUTCOME}']")).to_be_visible()
    reading.wait_for_load_state("networkidle")
    expect(reading.locator(BAR)).to_have_count(1 if said else 0)
    if said:
        expect(reading.locator(BAR)).to_have_text(f"{said} Show it")


@pytest.mark.expects_trouble
def test_a_tree_that_was_taken_away_is_told_as_gone(reading: Page, ours: Path) -> None:
    publish_anew(ours, changed=False)
    (ours / "editions" / f"{TREE}.json").unlink()
    answer(reading)
    expect(reading.locator(BAR)).to_contain_text("this page is no longer in it")
