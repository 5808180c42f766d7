"""The element among others on its page: what it tells them, and what it leaves alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import answer, expect_node
from tests.browser.waiting import becomes


def test_the_element_tells_others_what_it_shows(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate("document.addEventListener('gc:render', (event) => { window.told = event.detail; })")
    answer(page, "No, I have")
    expect_node(page, "explain-the-rule")
    becomes(
        lambda: page.evaluate("told"),
        {
            "node": "explain-the-rule",
            "kind": "step",
            "trail": [{"question": "our-mistake", "answer": "no", "ticks": []}],
            "at": 1,
            "path": ["our-mistake", "explain-the-rule"],
            "straight": False,
        },
    )


def test_two_trees_on_one_page_leave_each_other_alone(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate(
        "async () => { const text = await (await fetch('../rich/')).text();"
        "const other = new DOMParser().parseFromString(text, 'text/html').querySelector('decision-guide');"
        "document.querySelector('main').append(other); }"
    )
    answer(page, "Yes, or")
    expect(page.locator("#put-it-right")).to_be_visible()
    expect(page.locator("#late-orders")).to_be_visible()
    expect(page.locator(".gc-notice:visible")).to_have_count(0)


def test_a_removed_tree_stops_listening(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate("window.guide = document.querySelector('decision-guide'); guide.remove()")
    page.evaluate("location.hash = '#put-it-right;our-mistake=yes'")
    becomes(lambda: page.evaluate("guide.state.node"), "our-mistake")
    page.evaluate("document.querySelector('main').append(guide)")
    expect_node(page, "put-it-right")
    expect(page.locator(".gc-trail")).to_have_count(1)
