"""Private answers are on the screen and in this tab, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.element.conftest import FIXTURES
from tests.browser.element.on_page import answer, expect_node, fragment, given
from tests.browser.waiting import becomes, holds


@pytest.fixture
def private(page: Page, simple: str) -> str:
    """The address of the simple tree, whose first question is private."""

    text = (FIXTURES / "simple.html").read_text(encoding="utf-8")
    body = text.replace('data-node="knows-the-rule"', 'data-node="knows-the-rule" data-private')
    page.context.route("**/guides/simple/", lambda route: route.fulfill(body=body, content_type="text/html"))
    return simple


def walk(page: Page, address: str) -> None:
    page.goto(address)
    for words in ["No, I have", "Continue", "They don't", "Often"]:
        answer(page, words)
    expect_node(page, "let-go")


def test_the_fragment_the_history_and_titles_leave_them_out(page: Page, private: str) -> None:
    page.goto(private)
    answer(page, "No, I have")
    holds(lambda: "Explain" in page.title())
    answer(page, "Continue")
    expect_node(page, "knows-the-rule")
    holds(lambda: "accept the rule" not in page.title())
    answer(page, "They don't")
    holds(lambda: "Has this happened before?" in page.title())
    answer(page, "Often")
    expect_node(page, "let-go")
    becomes(lambda: fragment(page), "#let-go;our-mistake=no;has-it-happened=often")
    becomes(lambda: given(page), ["No, I have checked", "They don't", "Often"])
    urls = page.evaluate("window.navigation?.entries().map(({url}) => url).join() ?? ''")
    assert "they-dont" not in urls
    for node in ["has-it-happened", "knows-the-rule", "explain-the-rule", "our-mistake"]:
        page.go_back()
        expect_node(page, node)
    for node in ["explain-the-rule", "knows-the-rule", "has-it-happened", "let-go"]:
        page.go_forward()
        expect_node(page, node)
    becomes(lambda: given(page), ["No, I have checked", "They don't", "Often"])


def test_a_reload_keeps_them_and_a_change_too(page: Page, private: str) -> None:
    walk(page, private)
    page.reload()
    expect_node(page, "let-go")
    becomes(lambda: given(page), ["No, I have checked", "They don't", "Often"])
    page.locator(".gc-given li", has_text="accept the rule").get_by_role("link").click()
    expect_node(page, "knows-the-rule")
    answer(page, "They don't")
    expect_node(page, "let-go")
    becomes(lambda: given(page), ["No, I have checked", "They don't", "Often"])


def test_a_link_opened_elsewhere_asks_them_again_and_keeps_what_comes_after(page: Page, private: str) -> None:
    walk(page, private)
    other = page.context.new_page()
    other.goto(page.url)
    expect_node(other, "knows-the-rule")
    expect(other.locator(".gc-notice")).to_contain_text("A link holds no private answers")
    becomes(lambda: given(other), ["No, I have checked"])
    answer(other, "They don't")
    expect_node(other, "let-go")
    becomes(lambda: given(other), ["No, I have checked", "They don't", "Often"])


def test_a_link_to_what_comes_right_behind_one_asks_it_and_leads_on(page: Page, private: str) -> None:
    page.goto(private + "#has-it-happened;our-mistake=no")
    expect_node(page, "knows-the-rule")
    expect(page.locator(".gc-notice")).to_contain_text("A link holds no private answers")
    answer(page, "They don't")
    expect_node(page, "has-it-happened")
    becomes(lambda: given(page), ["No, I have checked", "They don't"])
    page.go_back()
    expect_node(page, "knows-the-rule")
    page.go_forward()
    expect_node(page, "has-it-happened")


def test_paper_leaves_them_out_and_counts_them(page: Page, private: str) -> None:
    walk(page, private)
    page.emulate_media(media="print")
    expect(page.locator(".gc-given li", has_text="accept the rule")).to_be_hidden()
    expect(page.locator(".gc-given li", has_text="happened before")).to_be_visible()
    expect(page.locator(".gc-untold")).to_be_visible()
    expect(page.locator(".gc-paper")).not_to_contain_text("they-dont")
