"""The ways in: the home page and the list of guides, for a rep with a customer on the line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.each_of import each_of
from tests.browser.test_refused_storage import REFUSE
from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import holds

STORED = "() => JSON.stringify({...localStorage})"


@pytest.fixture
def home(page: Page, site_url: str) -> Page:
    page.goto(site_url)
    expect(page.locator(".gc-filter")).to_be_visible()
    return page


def type_into_filter(page: Page, words: str) -> None:
    page.get_by_label("Find a guide").fill(words)


TYPED = ("puncture", "PUNCT", "  squeak ", "punctures", "worn late", "Défekt puncture")


def test_the_home_page_shows_situations_and_keeps_the_guides_for_whoever_types(home: Page) -> None:
    expect(home.locator(".gc-triage > li")).to_have_count(4)
    expect(home.locator(".gc-card").first).to_be_hidden()
    holds(lambda: home.evaluate("document.documentElement.scrollHeight") < 1200)
    assert_typing_leaves_what_fits(home)
    # and a screen reader hears what is left
    type_into_filter(home, "helmet")
    expect(home.locator(".gc-filter [role=status]")).to_contain_text("bicycle")


def test_typing_leaves_the_guides_that_fit_on_the_page_of_all_of_them(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/")
    assert_typing_leaves_what_fits(page)


def assert_typing_leaves_what_fits(page: Page) -> None:
    def look(typed: str) -> None:
        type_into_filter(page, "")
        expect(page.locator(".gc-no-match")).to_be_hidden()
        expect(page.locator(".gc-triage > li:visible, .gc-card:visible").nth(2)).to_be_visible()
        type_into_filter(page, typed)
        fits = "Défekt" not in typed
        expect(page.locator(".gc-card:visible")).to_have_count(1 if fits else 0)
        expect(page.locator(".gc-card[data-tree='mend-or-replace']")).to_be_visible(visible=fits)
        expect(page.locator(".gc-no-match")).to_be_visible(visible=not fits)
        expect(page.locator(".gc-group:visible")).to_have_count(1 if fits else 0)

    each_of(TYPED, look)
    type_into_filter(page, "")
    expect(page.locator(".gc-no-match")).to_be_hidden()
    expect(page.locator(".gc-triage > li:visible, .gc-card:visible").nth(2)).to_be_visible()


def test_enter_opens_the_first_guide_that_is_left(home: Page) -> None:
    type_into_filter(home, "helmet")
    home.keyboard.press("Enter")
    home.wait_for_url("**/guides/lend-a-bicycle/**")


def test_number_keys_pick_a_line_but_not_while_somebody_types_nor_once_they_are_off(home: Page) -> None:
    home.get_by_label("Find a guide").focus()
    home.keyboard.press("2")
    expect(home.get_by_label("Find a guide")).to_have_value("2")
    type_into_filter(home, "")
    home.get_by_label("Find a guide").blur()
    home.keyboard.press("2")
    home.wait_for_url("**/guides/lend-a-bicycle/**")
    home.go_back()
    # once they are switched off they pick nothing, and the browser remembers it
    home.get_by_role("button", name="Switch keys off").click()
    home.reload()
    expect(home.get_by_text("Keys are off.")).to_be_visible()
    home.keyboard.press("2")
    home.wait_for_timeout(200)
    expect(home.locator(".gc-home")).to_be_visible()
    home.get_by_role("button", name="Switch keys on").click()
    home.keyboard.press("2")
    home.wait_for_url("**/guides/lend-a-bicycle/**")


def test_the_guides_used_last_stand_on_the_home_page_without_what_was_answered(page: Page, site_url: str) -> None:
    for tree in ("lend-a-bicycle", "mend-or-replace"):
        page.goto(f"{site_url}guides/{tree}/")
        page.locator("a.gc-answer:visible, .gc-input:visible").first.wait_for()
        # mid-call no tabs stand above the question
        expect(page.locator(".md-tabs")).to_be_hidden()
    page.locator("a.gc-answer[data-answer='it-holds']").click()
    wait_for_node(page, "mend-or-replace", "our-work")
    kept = json.loads(page.evaluate(STORED))
    assert [json.loads(value) for key, value in kept.items() if "gc-used" in key] == [["mend-or-replace"]]
    assert "it-holds" not in str(kept)
    page.goto(site_url)
    expect(page.locator(".md-tabs")).to_be_visible()
    links = page.locator(".gc-recent a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", f"{site_url}guides/mend-or-replace/")
    page.get_by_role("button", name="Forget these").click()
    page.reload()
    expect(page.locator(".gc-triage")).to_be_visible()
    expect(page.locator(".gc-recent")).to_be_hidden()
    # a tree that is gone is no longer offered
    key = f"/{site_url.split('/', 3)[3]}gc-used"
    page.evaluate("([key, ids]) => localStorage.setItem(key, JSON.stringify(ids))", [key, ["gone", "lend-a-bicycle"]])
    page.reload()
    expect(page.locator(".gc-recent a")).to_have_count(1)


def test_where_storage_is_refused_the_home_page_works_and_keeps_nothing(page: Page, site_url: str) -> None:
    page.add_init_script(REFUSE)
    page.goto(f"{site_url}guides/mend-or-replace/")
    page.locator("a.gc-answer[data-answer='it-holds']").click()
    page.goto(site_url)
    type_into_filter(page, "helmet")
    expect(page.locator(".gc-card:visible")).to_have_count(1)
    expect(page.locator(".gc-recent")).to_be_hidden()


def test_without_a_script_every_guide_stands_on_the_home_page_and_what_is_behind_it_at_the_foot_alone(
    new_context: Callable[..., BrowserContext], site_url: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site_url)
    expect(page.locator(".gc-card[data-tree='mend-or-replace']")).to_be_visible()
    expect(page.locator(".gc-filter")).to_be_hidden()

    def look(address: str) -> None:
        page.goto(site_url + address)
        expect(page.locator(":is(.md-tabs, .md-nav--primary) a[href*='health']")).to_have_count(0)
        first = page.locator(".gc-behind a").first
        expect(first).to_be_visible()
        expect(first).to_have_attribute("href", re.compile(r"(^|/)health/$"))

    each_of(("", "guides/", "articles/safe-rides/", "guides/mend-or-replace/", "404.html"), look)


def test_pages_of_those_who_look_after_the_guide_are_reached_from_the_foot_and_have_all_of_them_beside_them(
    home: Page,
) -> None:
    home.locator(".gc-behind a").first.click()
    home.wait_for_url("**/health/")
    expect(home.locator(".md-tabs__link", has_text="Health")).to_be_visible()
