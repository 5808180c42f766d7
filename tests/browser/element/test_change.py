"""An answer that is changed: what is kept of the trail, and what is told of the rest."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import LET_GO, answer, expect_node, given
from tests.browser.waiting import becomes


def test_changing_an_answer_keeps_the_later_ones_that_still_come_up(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them")
    page.get_by_role("link", name="Change: How often").click()
    expect_node(page, "late-orders")
    becomes(lambda: len(given(page)), 2)
    page.locator(".gc-input:visible").fill("1")
    page.get_by_role("button", name="Continue").click()
    # The step is new on this path: it isn't skipped.
    expect_node(page, "reminded")
    answer(page, "Continue")
    expect_node(page, "cost")
    becomes(lambda: given(page), ["Once or never", "None of them"])
    expect(page.locator(".gc-notice")).to_be_hidden()


def test_dropped_answers_are_named(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.get_by_role("link", name="Change: Could the anger").click()
    answer(page, "Yes, or")
    expect_node(page, "put-it-right")
    expect(page.locator(".gc-notice")).to_have_text(
        "No longer asked, so these answers were dropped: “Do they accept the rule now?” (They don't), "
        "“Has this happened before?” (Often)."
    )


def test_a_reload_in_the_middle_of_a_change_keeps_the_later_answers(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.get_by_role("link", name="Change: Could the anger").click()
    page.reload()
    answer(page, "No, I have")
    expect_node(page, "let-go")


def test_ticks_of_a_trail_are_ticked_again_on_change(page: Page, rich: str) -> None:
    page.goto(rich + "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.they-lied")
    page.get_by_role("link", name="Change: Which").click()
    expect(page.get_by_label("They lied")).to_be_checked()
    expect(page.get_by_label("They shouted")).not_to_be_checked()


def test_a_changed_answer_shows_which_one_it_was(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    expect(page.locator(".gc-answers [aria-current]:visible")).to_have_count(0)
    page.get_by_role("link", name="Change").first.click()
    expect_node(page, "our-mistake")
    expect(page.locator(".gc-answers [aria-current]:visible")).to_have_attribute("data-answer", "no")
