"""The published pages hold to their Content-Security-Policy whatever a rep does on them.

Every test here fails on a violation: `trouble` hears them all.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.one_page import one_page
from tests.browser.page_trouble import PageTrouble
from tests.browser.waiting import becomes, holds

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policies(site: Path) -> dict[str, list[str]]:
    return {str(path): POLICY.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def directives(text: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in map(str.split, text.split(";"))}


def wait_until_ready(page: Page) -> None:
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")


def test_every_page_has_one_policy_before_anything_that_runs(site: Path) -> None:
    assert not [path for path, found in policies(site).items() if len(found) != 1]
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.index("Content-Security-Policy") < page.index("<script"), path


def test_the_theme_s_pages_share_one_policy_so_that_instant_navigation_never_adds_another(site: Path) -> None:
    # Its page is opened anew, and left so.
    workshop = str(site / "workshop" / "index.html")
    others = {path: found for path, found in policies(site).items() if path != workshop}
    made_by_the_theme = [found[0] for path, found in others.items() if "md-header" in Path(path).read_text()]
    assert len(set(made_by_the_theme)) == 1


def test_nothing_inline_runs_but_what_is_named(site: Path) -> None:
    for found in policies(site).values():
        allowed = directives(found[0])
        assert not [name for name, sources in allowed.items() if {"'unsafe-inline'", "'unsafe-eval'"} & {*sources}]
        assert allowed["object-src"] == ["'none'"]
        own = [each for each in allowed["script-src"] if not each.startswith("'sha256-")]
        assert own in (["'self'"], ["'self'", "'wasm-unsafe-eval'"])


@pytest.mark.expects_trouble
def test_a_script_that_slipped_in_does_not_run(page: Page, site_url: str, trouble: PageTrouble) -> None:
    page.goto(site_url)
    wait_until_ready(page)
    page.evaluate(
        """() => {
          const image = document.createElement('div');
          image.innerHTML = '<img src="data:," onerror="window.canary = 1">';
          const script = document.createElement('script');
          script.textContent = 'window.canary = 2';
          document.body.append(image, script);
        }"""
    )
    page.wait_for_timeout(200)
    holds(lambda: page.evaluate("window.canary") is None)
    assert sum("policy violation: script-src" in line for line in trouble.found) == 2


def test_pages_of_every_kind_open_within_their_policy(page: Page, site: Path, site_url: str) -> None:
    """Through every tree by its first answers, and at each end whatever there is to press."""
    for path in one_of_each_kind(site):
        page.goto(f"{site_url}{path}")
        if page.locator("decision-guide").count():
            wait_until_ready(page)
            _walk(page)
            _press_what_there_is(page)
    page.goto(f"{site_url}404.html")
    expect(page.locator("main h1")).to_contain_text("There is no page at this address")


@pytest.mark.nightly
def test_every_page_opens_within_its_policy(page: Page, site: Path, site_url: str) -> None:
    for path in pages(site):
        page.goto(f"{site_url}{path}")
    expect(page.locator("main h1")).to_be_visible()


def pages(site: Path) -> list[str]:
    return sorted(path.parent.relative_to(site).as_posix().removeprefix(".") for path in site.rglob("index.html"))


def one_of_each_kind(site: Path) -> list[str]:
    """Of what practice and health say of each tree, the pages of one tree."""
    return [path for path in pages(site) if not re.match("(practice|health)/(?!mend-or-replace)", path)]


def test_search_the_palette_and_instant_navigation_work_within_the_policy(page: Page, site_url: str) -> None:
    page.goto(site_url)
    wait_until_ready(page)
    assert_instant_navigation_works(page, site_url)
    before = page.locator("body").get_attribute("data-md-color-media") or ""
    page.locator(".md-header__option label:not([hidden])").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-media", before)
    changed = page.locator("body").get_attribute("data-md-color-media")
    page.goto(f"{site_url}guides/")
    wait_until_ready(page)
    becomes(lambda: page.locator("body").get_attribute("data-md-color-media"), changed)
    key = page.evaluate("Object.keys(localStorage).find((key) => key.endsWith('.__palette'))")
    assert key == "/good-call/.__palette"
    page.locator(".md-search__input").click()
    page.keyboard.type("brakes")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def assert_instant_navigation_works(page: Page, site_url: str) -> None:
    with one_page(page):
        for address in ("guides/", "principles/", "articles/"):
            link = page.locator(f".md-tabs a[href$='{address}'], .md-nav--primary a[href$='{address}']").first
            link.click()
            page.wait_for_url(f"{site_url}{address}")
            expect(page.locator("main h1").first).to_be_visible()
    becomes(lambda: page.locator("meta[http-equiv]").count(), 1)


def _press_what_there_is(page: Page) -> None:
    for button in page.locator("decision-guide button:visible, decision-guide summary:visible").all():
        if button.is_visible() and button.inner_text() not in ("Print", "Hide"):
            button.click()


def _walk(page: Page) -> None:
    for _ in range(40):
        shown = page.locator("decision-guide .gc-node:visible")
        answers = shown.locator(".gc-answer[href]:visible, .gc-cases a:visible")
        if shown.get_attribute("data-kind") == "outcome" or not answers.count():
            return
        if not (answers.first.get_attribute("href") or "").startswith("#"):
            return
        answers.first.click()
