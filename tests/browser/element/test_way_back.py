"""Every way back: the button, the browser, the key, an answer that goes back, and starting again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import LET_GO, answer, expect_node, fragment, given
from tests.browser.waiting import becomes


def test_back_button_restores_the_previous_answer(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have checked")
    answer(page, "Continue")
    answer(page, "They don't")
    page.locator(".gc-back").click()
    expect_node(page, "knows-the-rule")
    becomes(lambda: given(page), ["No, I have checked"])


def test_back_button_works_on_a_shared_link(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    for node in ["has-it-happened", "knows-the-rule", "explain-the-rule", "our-mistake"]:
        page.locator(".gc-back").click()
        expect_node(page, node)
    expect(page.locator(".gc-back")).to_be_hidden()


def test_a_link_into_the_middle_leads_back_to_all_guides(page: Page, simple: str) -> None:
    back = page.locator(".gc-back")
    page.goto(simple + "#knows-the-rule")
    expect_node(page, "knows-the-rule")
    expect(back).to_be_hidden()
    answer(page, "They don't")
    back.click()
    expect_node(page, "knows-the-rule")
    expect(back).to_be_hidden()
    # Whoever came from another place in the guide goes back there.
    page.evaluate("location.hash = '#has-it-happened'")
    expect_node(page, "has-it-happened")
    back.click()
    expect_node(page, "knows-the-rule")


def test_browser_back_and_forward_are_exact(page: Page, simple: str) -> None:
    page.goto(simple)
    nodes = ["our-mistake", "explain-the-rule", "knows-the-rule", "has-it-happened", "let-go"]
    for words in ["No, I have", "Continue", "They don't", "Often"]:
        answer(page, words)
    for node in reversed(nodes[:-1]):
        page.go_back()
        expect_node(page, node)
    for node in nodes[1:]:
        page.go_forward()
        expect_node(page, node)


def test_backspace_goes_back_in_the_history(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have")
    page.keyboard.press("Backspace")
    expect_node(page, "our-mistake")
    page.go_forward()
    expect_node(page, "explain-the-rule")


def test_an_answer_that_goes_back_cuts_the_trail(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    answer(page, "us after all")
    expect_node(page, "our-mistake")
    becomes(lambda: fragment(page), "#our-mistake")


def test_start_again_clears_the_trail(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.locator(".gc-restart").click()
    expect_node(page, "our-mistake")
    becomes(lambda: given(page), [])
