"""A click that comes before the scripts that it needs: nothing of what was answered is lost, nothing counts twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.clock import BY_HAND, pass_time
from tests.browser.each_of import each_of
from tests.browser.held_back import held
from tests.browser.pages_server import serving
from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes, holds
from tests.own_guide import TREE

OURS = "**/assets/gc/*.js*"
OF_THE_TREE = "**/assets/gc/*tree-page.js*"
OF_PRACTICE = "**/assets/gc/case.js*"
NOTES = "GoodCall.notes.plain(document.querySelector('decision-guide'), document.body, '')"
IS_THERE = "() => document.querySelector('decision-guide')?.state"


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


@pytest.fixture(scope="module")
def ferry(ferry_site: Path) -> Iterator[str]:
    """Address of the site of trees that lead to each other."""
    with serving(ferry_site) as address:
        yield address


def answer(page: Page, answer: str) -> None:
    # a click of Playwright's own waits for the page that it leads to
    page.locator(f".gc-answer[data-answer='{answer}']:visible").dispatch_event("click")


def open_held(page: Page, address: str, late: str) -> None:
    page.goto(address, wait_until="commit")
    if late == OURS:
        expect(page.locator("#what")).to_be_visible()
    else:
        page.wait_for_function(IS_THERE)


def test_an_answer_that_leads_to_another_tree_is_never_lost_however_late_the_scripts_come(
    page: Page, ferry: str
) -> None:
    def look(late: str) -> None:
        page.goto(f"{ferry}principles/")
        page.evaluate("sessionStorage.clear()")
        with held(page, late):
            open_held(page, f"{ferry}guides/start-here/#what", late)
            answer(page, "money")
            answer(page, "money")
            holds(lambda: page.url.endswith("start-here/#what"))
        wait_for_node(page, "money-back", "wait")
        expect(page.locator(".gc-earlier")).to_contain_text("What is it about?")
        expect(page.locator(".gc-undo")).to_be_visible()
        holds(lambda: "- What is it about? Money" in page.evaluate(NOTES))

    each_of((OURS, OF_THE_TREE), look)


def test_the_same_holds_where_a_click_brought_the_tree(page: Page, ferry: str) -> None:
    page.goto(f"{ferry}principles/")
    page.wait_for_function("() => window.document$")
    with held(page, OF_THE_TREE):
        page.locator("a[href*='guides/start-here/#what']").first.dispatch_event("click")
        page.wait_for_function(IS_THERE)
        answer(page, "money")
    wait_for_node(page, "money-back", "wait")
    expect(page.locator(".gc-earlier")).to_contain_text("What is it about?")


def test_a_case_that_another_tree_takes_over_is_decided_however_late_its_script_comes(page: Page, ferry: str) -> None:
    page.goto(f"{ferry}practice/start-here/")
    expect(page.locator(".gc-practising")).to_have_count(1)
    with held(page, OF_PRACTICE):
        page.locator("[data-case='start-here/an-umbrella'] .gc-play").click()
        wait_for_node(page, "start-here", "booked")
        for each in ("no", "something-that-they-left-on-board"):
            answer(page, each)
    page.wait_for_url("**/lost-on-board/**")
    expect(page.locator("aside.gc-practice h2")).to_have_text("✓ Right")


def test_a_case_begins_however_late_the_script_of_practice_comes(page: Page, ferry: str) -> None:
    with held(page, OURS):
        page.goto(f"{ferry}practice/start-here/", wait_until="commit")
        page.locator("[data-case='start-here/an-umbrella'] .gc-play").dispatch_event("click")
    wait_for_node(page, "start-here", "booked")
    expect(page.locator("aside.gc-practice h2")).to_have_text("An umbrella")


def test_nothing_of_one_customer_stays_for_the_next_however_late_the_home_pages_script_comes(
    page: Page, ferry: str
) -> None:
    page.goto(f"{ferry}guides/missed-a-ferry/#how-late")
    page.locator(".gc-node .gc-input").fill("6")
    page.locator(".gc-node .gc-go").click()
    wait_for_node(page, "missed-a-ferry", "loud")
    with held(page, OURS):
        page.goto(ferry, wait_until="commit")
        page.locator(".gc-triage a").first.dispatch_event("click")
    page.wait_for_function(IS_THERE)
    becomes(lambda: page.evaluate("Object.keys(sessionStorage).filter((key) => /typed|earlier|undo/.test(key))"), [])


def test_whoever_goes_elsewhere_meanwhile_stays_there(page: Page, ferry: str) -> None:
    with held(page, OF_THE_TREE):
        page.goto(f"{ferry}guides/start-here/#what;booked=no", wait_until="commit")
        page.wait_for_function(IS_THERE)
        answer(page, "money")
        page.locator(".gc-back").click()
        expect(page.locator("#booked")).to_be_visible()
    page.wait_for_load_state()
    expect(page.locator(".gc-keys")).to_be_visible()
    wait_for_node(page, "start-here", "booked")


def test_of_a_double_tap_before_the_script_has_come_the_second_answers_nothing(
    new_context: Callable[..., BrowserContext], site_url: str
) -> None:
    page = new_context(clock=BY_HAND).new_page()
    with held(page, OURS):
        page.goto(f"{site_url}guides/{TREE}/", wait_until="commit")
        pass_time(page, 5000)
        page.locator("[data-answer='it-holds']:visible").click()
    wait_for_node(page, TREE, "our-work")
    pass_time(page, 300)
    page.locator("[data-answer='looked']:visible").click()
    becomes(lambda: page.evaluate("location.hash"), "#our-work;danger=it-holds")
    pass_time(page, 700)
    page.locator("[data-answer='looked']:visible").click()
    wait_for_node(page, TREE, "wish")
