"""The guide without a network: kept by the browser, or opened from a disk."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.shared_page import SharedPage, shared_page
from tests.browser.waiting import becomes, holds

COPYING = 30
"""Seconds that a busy machine may take to keep a page, or to drop one."""
ANSWER = ".gc-node:not([hidden]) a.gc-answer:visible"


@pytest.fixture(scope="module")
def shared(browser: Browser, site_url: str) -> Iterator[SharedPage]:
    """The home page, in a browser that has kept the whole guide."""
    with shared_page(browser, service_workers="allow") as shared:
        page = shared.page
        page.goto(site_url)
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        # The day of the guide is told later: by the site, when the page rests.
        page.wait_for_function("() => localStorage.getItem('/good-call/gc-day')")
        yield shared


@pytest.fixture
def kept(request: pytest.FixtureRequest, shared: SharedPage) -> Iterator[Page]:
    """A page of the guide, in a browser that has kept the whole guide."""
    with shared.lent(request):
        yield shared.page


@pytest.mark.expects_trouble
def test_with_the_network_off_a_tree_opens_answers_and_says_that_it_is_a_copy_and_the_search_finds_a_question(
    kept: Page, site_url: str
) -> None:
    kept.context.set_offline(True)
    kept.goto(f"{site_url}guides/mend-or-replace/")
    expect(kept.locator(".gc-offline")).to_contain_text("No connection. You see the guide as it was on")
    kept.locator(ANSWER).last.click()
    expect(kept.locator("h2.gc-ask:focus")).to_be_visible()
    kept.keyboard.press("/")
    kept.keyboard.type("worn")
    expect(kept.locator(".md-search-result__item a[href$='mend-or-replace/#worn']")).to_be_visible()


@pytest.mark.expects_trouble
def test_with_the_network_off_an_unknown_address_shows_the_page_that_says_so(kept: Page, site_url: str) -> None:
    kept.context.set_offline(True)
    kept.goto(f"{site_url}guides/nothing-here/")
    expect(kept.locator("main h1")).to_contain_text("There is no page at this address")
    expect(kept.locator(".gc-unkept")).to_contain_text("this page is not on this device")
    expect(kept.locator(".gc-unkept")).to_contain_text("80 pages that you opened last")


@pytest.mark.expects_trouble
def test_a_page_that_was_opened_is_kept_though_the_copy_holds_it_not(kept: Page, site_url: str) -> None:
    kept.goto(f"{site_url}health/mend-or-replace/")
    holds(
        lambda: kept.evaluate(
            "() => caches.match(location.href, {cacheName: 'good-call:/good-call/:opened'}).then((one) => !!one)"
        ),
        seconds=COPYING,
    )
    kept.context.set_offline(True)
    kept.goto(site_url)
    kept.goto(f"{site_url}health/mend-or-replace/")
    expect(kept.locator("main h1")).to_contain_text("mend")


def test_with_the_network_on_no_old_copy_is_shown_and_a_newer_guide_is_offered_and_never_forced(
    kept: Page, site_url: str
) -> None:
    kept.goto(f"{site_url}guides/")
    kept.wait_for_load_state("networkidle")
    becomes(lambda: kept.locator(".gc-offline").count(), 0)
    expect(kept.locator(".gc-imprint")).to_contain_text("Version")
    newer = json.dumps({"version": "newer"})
    kept.context.route("**/version.json", lambda route: route.fulfill(body=newer, content_type="application/json"))
    kept.evaluate("dispatchEvent(new Event('online'))")
    expect(kept.locator(".gc-offline")).to_contain_text("There is a newer guide.")
    expect(kept.get_by_role("button", name="Show it")).to_be_visible()


def test_only_caches_of_this_guide_are_ever_removed(kept: Page, site_url: str) -> None:
    if not kept.url.startswith(site_url):
        kept.goto(site_url)
    kept.evaluate("caches.open('another-project').then(() => caches.open('good-call:/other/:1'))")
    kept.evaluate("caches.open('good-call:/good-call/:old')")
    kept.evaluate("navigator.serviceWorker.getRegistration().then((each) => each.unregister())")
    kept.reload()
    holds(
        lambda: kept.evaluate("() => navigator.serviceWorker.getRegistration().then((one) => Boolean(one?.active))"),
        seconds=COPYING,
    )
    holds(lambda: kept.evaluate("() => caches.has('good-call:/good-call/:old').then((has) => !has)"), seconds=COPYING)
    holds(lambda: {"another-project", "good-call:/other/:1"} <= set(kept.evaluate("caches.keys()")))


def test_the_manifest_names_icons_that_exist(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()


def test_from_a_disk_the_search_finds_a_tree_is_walked_and_nothing_asks_for_the_network(
    page: Page, unpacked: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(unpacked.as_uri())
    page.keyboard.press("/")
    page.keyboard.type("worn")
    expect(page.locator(".md-search-result__item a[href$='#worn']")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".gc-triage a").nth(1).click()
    page.locator(ANSWER).first.click()
    expect(page.locator("h2.gc-ask:focus")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
