"""Cases: the trail decides where an answer or a step leads, or leaves it to the rep."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import answer, expect_node, fragment
from tests.browser.waiting import becomes


def test_ticks_choose_the_answer_and_the_case(page: Page, rich: str) -> None:
    page.goto(rich + "#signs;late-orders=twice-or-more")
    page.get_by_label("They lied").check()
    page.get_by_label("They shouted").check()
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "decline-kindly")
    becomes(lambda: fragment(page), "#decline-kindly;late-orders=twice-or-more;signs=one-or-more.they-shouted.lied")
    becomes(lambda: page.locator(".gc-given-tick").all_inner_texts(), ["They shouted", "They lied about an order"])


def test_a_case_of_a_step_is_taken_from_the_trail(page: Page, rich: str) -> None:
    page.goto(rich + "#warn;late-orders=twice-or-more;signs=one-or-more.they-shouted")
    answer(page, "Continue")
    expect_node(page, "stand-firm")
    page.goto(rich + "#warn;late-orders=once-or-never;signs=one-or-more.they-shouted")
    answer(page, "Continue")
    expect_node(page, "cost")


def test_cases_that_the_trail_cannot_settle_stay_a_choice(page: Page, rich: str) -> None:
    page.goto(rich + "#warn")
    expect(page.locator(".gc-cases:visible a")).to_have_count(2)
    page.locator(".gc-cases:visible a").last.click()
    expect_node(page, "cost")
