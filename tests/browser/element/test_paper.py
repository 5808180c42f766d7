"""What a printer gets of the element: an outcome with its trail, or the whole tree."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import LET_GO, expect_node


def print_with(page: Page, event: str, media: Literal["print", "screen"] = "print") -> None:
    """What a browser does on the way to paper, or back."""
    page.evaluate("(event) => dispatchEvent(new Event(event))", event)
    page.emulate_media(media=media)


def test_paper_shows_the_outcome_with_its_trail_alone(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    print_with(page, "beforeprint")
    expect(page.locator(".gc-ask:visible")).to_have_count(1)
    expect(page.locator(".gc-trail")).to_be_visible()
    expect(page.locator(".gc-actions")).to_be_hidden()


def test_paper_shows_the_whole_tree_before_an_outcome(page: Page, simple: str) -> None:
    page.goto(simple)
    print_with(page, "beforeprint")
    expect(page.locator(".gc-ask:visible")).to_have_count(7)
    expect(page.locator(".gc-why:visible")).to_have_count(page.locator(".gc-why").count())
    expect(page.locator(".gc-trail")).to_be_hidden()


def test_paper_bears_the_day_the_own_line_and_the_address(page: Page, simple: str) -> None:
    page.goto(simple + LET_GO)
    page.locator(".gc-own-line").fill("Order 4711")
    paper = page.locator(".gc-paper")
    expect(paper).to_contain_text(re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4} · Order 4711 · http://.*#let-go"))


def test_after_printing_the_rep_is_where_they_were(page: Page, simple: str) -> None:
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    print_with(page, "beforeprint")
    print_with(page, "afterprint", "screen")
    expect_node(page, "knows-the-rule")
    expect(page.locator(".gc-node")).to_have_count(1)
    expect(page.locator(".gc-node .gc-why")).to_have_count(1)


def test_on_paper_a_node_may_go_on_overleaf_and_an_answer_stays_whole(page: Page, simple: str) -> None:
    page.goto(simple)
    print_with(page, "beforeprint")
    expect(page.locator(".gc-node").first).to_have_css("break-inside", "auto")
    expect(page.locator(".gc-answers li").first).to_have_css("break-inside", "avoid")
