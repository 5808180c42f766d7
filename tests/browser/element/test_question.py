"""One question at a time: what shows, where the focus is, and room on a small screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.element.on_page import LET_GO, answer, expect_node, fragment, given
from tests.browser.waiting import becomes, holds


def test_one_question_shows_at_a_time(page: Page, simple: str) -> None:
    page.goto(simple)
    expect_node(page, "our-mistake")
    expect(page.locator(".gc-progress")).to_have_text("Question 1")
    expect(page.locator(".gc-trail")).to_be_hidden()
    expect(page.locator(".gc-restart")).to_be_hidden()


def test_a_path_is_clicked_to_its_outcome(page: Page, simple: str) -> None:
    page.goto(simple)
    answer(page, "No, I have checked")
    expect_node(page, "explain-the-rule")
    answer(page, "Continue")
    expect(page.locator(".gc-progress")).to_have_text("Question 2")
    answer(page, "They don't")
    answer(page, "Often")
    expect_node(page, "let-go")
    becomes(lambda: fragment(page), LET_GO)
    becomes(lambda: given(page), ["No, I have checked", "They don't", "Often"])


def test_focus_moves_to_the_new_heading(page: Page, simple: str) -> None:
    page.goto(simple)
    becomes(lambda: page.evaluate("document.activeElement.tagName"), "BODY")
    answer(page, "Yes, or")
    expect(page.locator("#put-it-right")).to_be_focused()
    expect(page.locator("#put-it-right")).to_be_in_viewport()


def test_a_phone_shows_the_question_and_its_answers_first_and_whole(page: Page, simple: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    parts = [".gc-trail", ".gc-answers:visible", ".gc-unsure:visible", ".gc-why:visible"]
    expect_node(page, "knows-the-rule")
    tops = [page.locator(part).evaluate("(each) => each.getBoundingClientRect().top") for part in parts]
    assert tops == sorted(tops)
    for box in [item.bounding_box() for item in page.locator(".gc-answers li:visible").all()]:
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize("path", ["", LET_GO])
def test_320_pixels_need_no_sideways_scrolling(page: Page, simple: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(simple + path)
    holds(lambda: page.evaluate("document.documentElement.scrollWidth") <= 320)
