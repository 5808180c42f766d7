"""One step takes back an answer, a change or a new start; what is over leaves nothing; a cover hides the screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import LET_GO, answer, expect_node, given
from tests.browser.waiting import becomes, holds

UNDO = ".gc-undo"


def test_an_answer_is_taken_back_with_what_was_typed(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("37")
    page.locator(".gc-go:visible").click()
    expect_node(page, "signs")
    page.locator(UNDO).click()
    expect_node(page, "late-orders")
    expect(page.locator(".gc-input:visible")).to_have_value("37")
    expect(page.locator(UNDO)).to_have_count(0)


def test_a_change_is_taken_back_to_what_stood_before(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("37")
    page.locator(".gc-go:visible").click()
    page.get_by_role("link", name="Change").click()
    page.locator(".gc-input:visible").fill("99")
    page.locator(".gc-go:visible").click()
    expect(page.locator(".gc-given-tick")).to_have_text("99 times")
    page.keyboard.press("u")
    expect_node(page, "late-orders")
    expect(page.locator(".gc-given-tick")).to_have_text("37 times")


def test_start_again_leaves_nothing_and_is_taken_back_whole(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("37")
    page.locator(".gc-go:visible").click()
    expect_node(page, "signs")
    page.locator(".gc-restart").click()
    expect_node(page, "late-orders")
    expect(page.locator(".gc-input:visible")).to_have_value("")
    page.locator(UNDO).click()
    expect_node(page, "signs")
    expect(page.locator(".gc-given-tick")).to_have_text("37 times")


def test_an_answer_that_led_to_another_tree_is_taken_back_there(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    answer(page, "something else")
    expect_node(page, "late-orders")
    page.locator(UNDO).click()
    expect_node(page, "knows-the-rule")
    becomes(lambda: given(page), ["No, I have checked"])


def test_the_next_answer_is_what_can_be_taken_back(page: Page, simple: str) -> None:
    page.goto(simple)
    for words in ["No, I have", "Continue", "They don't"]:
        answer(page, words)
    page.locator(UNDO).click()
    expect_node(page, "knows-the-rule")


def test_home_leaves_nothing_of_the_last_customer(page: Page, home: str, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("12")
    page.locator(".gc-go:visible").click()
    expect_node(page, "signs")
    page.goto(home)
    holds(
        lambda: (
            "12" not in page.evaluate("JSON.stringify({...sessionStorage, gesture: ''}).replace(/gesture[^,]*/g, '')")
        )
    )
    page.goto(rich)
    expect(page.locator(".gc-input:visible")).to_have_value("")


def test_leaving_an_outcome_leaves_nothing(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("12")
    page.locator(".gc-go:visible").click()
    page.locator(".gc-tick:visible").nth(1).click()
    page.locator(".gc-go:visible").click()
    expect_node(page, "decline-kindly")
    page.evaluate("document.querySelector('nav a').pathname += 'guides/simple/'")
    page.locator("nav a").first.click()
    expect_node(page, "our-mistake")
    kept = page.evaluate("Object.keys(sessionStorage).filter((key) => !key.endsWith('gc-gesture'))")
    assert kept == []


def test_one_key_covers_the_page_and_its_title_and_brings_it_back(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    title = page.title()
    page.keyboard.press("h")
    expect(page.locator(".gc-cover")).to_be_visible()
    holds(lambda: "let" not in page.title().lower())
    page.keyboard.press("1")
    page.keyboard.press("Backspace")
    page.keyboard.press("h")
    expect(page.locator(".gc-cover")).to_have_count(0)
    becomes(page.title, title)
    expect_node(page, "let-go")
    page.get_by_role("button", name="Hide").click()
    expect(page.locator(".gc-cover")).to_be_visible()
    page.get_by_role("button", name="Show the page again").click()
    expect(page.locator(".gc-cover")).to_have_count(0)
