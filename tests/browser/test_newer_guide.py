"""Never an old rule without a word: one bar in sight says what was published since, and that there is no connection."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.one_page import one_page
from tests.browser.origin import Origin, origin_of
from tests.browser.pages_server import BUILT_FOR
from tests.browser.shared_page import SharedPage, shared_page
from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import holds

TREE = "mend-or-replace"
LAST_QUESTION = "our-work;danger=it-holds"
OUTCOME = "put-it-right"
BAR = ".gc-offline"
# What is being asked already may have been answered before the guide was as it is now.
ASK_AGAIN = """(question) => {
  window.asked = false;
  location.hash = question;
  const { ask } = GoodCall.offline;
  ask().then(ask).then(() => { window.asked = true; });
}"""


@pytest.fixture(scope="module")
def ours(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copytree(site, tmp_path_factory.mktemp("newer") / "ours")


@pytest.fixture(scope="module")
def origin(ours: Path) -> Iterator[Origin]:
    with origin_of({"/good-call/": ours}) as origin:
        sitemap = ours / "sitemap.xml"
        here = f"{origin.address}/good-call/"
        sitemap.write_text(sitemap.read_text(encoding="utf-8").replace(BUILT_FOR, here), encoding="utf-8")
        yield origin


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[SharedPage]:
    with shared_page(browser) as shared:
        yield shared


@pytest.fixture
def reading(
    request: pytest.FixtureRequest, shared: SharedPage, ours: Path, origin: Origin, site: Path
) -> Iterator[Page]:
    """A page that a rep has open, a question before an outcome, while the guide is published that it is of."""
    page = shared.page
    for name in ("version.json", f"editions/{TREE}.json"):
        copyfile(site / name, ours / name)
    origin.delay = 0
    address = f"{origin.address}/good-call/guides/{TREE}/"
    if not page.url.startswith(address) or not page.evaluate("'later' in window"):
        # A page that is open at another question would be left open.
        page.goto("about:blank")
        page.goto(f"{address}#{LAST_QUESTION}")
        page.wait_for_load_state("networkidle")
        page.evaluate("() => { const now = Date.now; window.later = 0; Date.now = () => now() + later; }")
    page.evaluate(ASK_AGAIN, LAST_QUESTION)
    page.wait_for_function("() => window.asked")
    wait_for_node(page, TREE, LAST_QUESTION.partition(";")[0])
    expect(page.locator(".gc-given li")).to_have_count(1)
    expect(page.locator(BAR)).to_have_count(0)
    # What was learnt a moment ago is true enough; here it was long ago.
    page.evaluate("window.later += 60000")
    with shared.lent(request):
        yield page


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


def test_a_page_entered_by_instant_navigation_asks(reading: Page, ours: Path) -> None:
    publish_anew(ours, changed=False)
    with one_page(reading):
        reading.locator(".md-logo:visible").first.click()
        expect(reading.locator(BAR)).to_contain_text("There is a newer guide.")
        expect(reading.locator("decision-guide")).to_have_count(0)


@pytest.mark.expects_trouble
@pytest.mark.parametrize("status", [503, *(pytest.param(each, marks=pytest.mark.nightly) for each in (429, 500))])
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
    expect(reading.locator(BAR)).to_have_count(1 if said else 0)
    if said:
        expect(reading.locator(BAR)).to_have_text(f"{said} Show it")


@pytest.mark.expects_trouble
def test_a_tree_that_was_taken_away_is_told_as_gone(reading: Page, ours: Path) -> None:
    publish_anew(ours, changed=False)
    (ours / "editions" / f"{TREE}.json").unlink()
    answer(reading)
    expect(reading.locator(BAR)).to_contain_text("this page is no longer in it")


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
    # The next test asks a page that waits for nothing.
    reading.goto("about:blank")
