"""A browser that keeps nothing: a sandboxed frame, cookies blocked, plain http. All works, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, Playwright, expect

from tests.browser.conftest import QUIET, arguments_of_root
from tests.browser.origin import Origin, origin_of
from tests.browser.page_trouble import PageTrouble
from tests.browser.waiting import holds

PRACTICE = "practice/mend-or-replace/"


@pytest.fixture
def origin(site: Path, tmp_path: Path) -> Iterator[Origin]:
    """The site, and a page of somebody else that shows it in a frame."""
    with origin_of({"/good-call/": site, "/": tmp_path}) as origin:
        yield origin


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def framed(page: Page, origin: Origin, tmp_path: Path, address: str) -> FrameLocator:
    source = f"{origin.address}/good-call/{address}"
    frame = f'<iframe sandbox="allow-scripts" width="1000" height="800" src="{source}"></iframe>'
    (tmp_path / "crm.html").write_text(f"<!doctype html><title>CRM</title>{frame}", encoding="utf-8")
    page.goto(f"{origin.address}/crm.html")
    return page.frame_locator("iframe")


def search_finds(place: Page | FrameLocator, page: Page) -> Locator:
    place.locator(".md-search__input").click()
    page.keyboard.type("worn")
    return place.locator(".md-search-result__item a[href$='mend-or-replace/#worn']")


def test_in_a_sandboxed_frame_a_tree_is_walked_and_the_search_finds_a_question(
    page: Page, origin: Origin, tmp_path: Path
) -> None:
    frame = framed(page, origin, tmp_path, "guides/mend-or-replace/")
    frame.locator("a.gc-answer:visible").last.click()
    expect(frame.locator("h2.gc-ask:focus")).to_be_visible()
    expect(search_finds(frame, page)).to_be_visible()


def test_in_a_sandboxed_frame_a_case_keeps_its_story(page: Page, origin: Origin, tmp_path: Path) -> None:
    frame = framed(page, origin, tmp_path, PRACTICE)
    frame.locator(".gc-play").first.click()
    expect(frame.locator("aside.gc-practice .gc-story")).to_be_visible()
    frame.get_by_role("button", name="Stop practising").click()
    expect(frame.locator("aside.gc-practice")).to_have_count(0)


# What a browser throws where its reader has blocked cookies; the headless one has no such setting.
REFUSE = """
const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
  Object.defineProperty(window, name, {configurable: true, get: refuse});
}
Object.defineProperty(navigator, 'serviceWorker', {configurable: true, get: refuse});
"""


def test_with_cookies_blocked_search_and_practice_work(context: BrowserContext, origin: Origin) -> None:
    page = context.new_page()
    page.add_init_script(REFUSE)
    page.goto(f"{origin.address}/good-call/")
    expect(search_finds(page, page)).to_be_visible()
    page.goto(f"{origin.address}/good-call/{PRACTICE}")
    page.locator(".gc-play").first.click()
    expect(page.locator("aside.gc-practice .gc-story")).to_be_visible()
    page.locator("a.gc-answer:visible").last.click()
    expect(page.locator("h2.gc-ask:focus")).to_be_visible()


@pytest.fixture
def plain_http(playwright: Playwright, chromium: str) -> Iterator[BrowserContext]:
    """A browser to which our address is a host like any other: over plain http no page there is trusted."""
    mapped = "--host-resolver-rules=MAP guide.localnet 127.0.0.1"
    browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, mapped, *arguments_of_root()])
    yield browser.new_context()
    browser.close()


@pytest.mark.expects_trouble
def test_over_plain_http_search_and_practice_work_and_no_copy_is_kept(
    plain_http: BrowserContext, origin: Origin
) -> None:
    trouble = PageTrouble()
    trouble.watch(plain_http)
    page = plain_http.new_page()
    address = origin.address.replace("127.0.0.1", "guide.localnet")
    page.goto(f"{address}/good-call/{PRACTICE}")
    holds(lambda: page.evaluate("isSecureContext") is False)
    page.locator(".gc-play").first.click()
    expect(page.locator("aside.gc-practice .gc-story")).to_be_visible()
    expect(search_finds(page, page)).to_be_visible()
    assert [each for each in trouble.found if "another host" not in each] == []
