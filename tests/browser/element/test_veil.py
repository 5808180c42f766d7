"""What only a private answer leads to is named on the screen alone: its address is the private question's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.element.conftest import FIXTURES
from tests.browser.element.on_page import NOTICE, answer, expect_node, fragment, given
from tests.browser.waiting import becomes, holds

VEILED = re.compile(r"#knows-the-rule;our-mistake=no;~\w+")
SECRET = "has-it-happened"


@pytest.fixture
def veiled(page: Page, simple: str) -> str:
    """The simple tree as the build marks it where one answer to its private second question leads to the third."""

    body = marked((FIXTURES / "simple.html").read_text(encoding="utf-8"))
    page.context.route("**/guides/simple/", lambda route: route.fulfill(body=body, content_type="text/html"))
    return simple


def marked(text: str) -> str:
    for node in ("knows-the-rule", SECRET):
        text = text.replace(f'data-node="{node}"', f'data-node="{node}" data-private data-veil="knows-the-rule"')
    return text


def come_to_the_secret(page: Page, address: str) -> None:
    page.goto(address)
    for words in ["No, I have", "Continue", "They don't"]:
        answer(page, words)
    expect_node(page, SECRET)


def test_no_address_title_or_link_tells_that_it_is_asked(page: Page, veiled: str) -> None:
    page.goto(veiled)
    answer(page, "No, I have")
    answer(page, "Continue")
    expect_node(page, "knows-the-rule")
    becomes(lambda: VEILED.fullmatch(fragment(page)) is not None, True)
    links = "[...document.querySelectorAll('decision-guide a[href]')].map(({href}) => href).join()"
    holds(lambda: SECRET not in page.evaluate(links))
    answer(page, "They don't")
    expect_node(page, SECRET)
    becomes(lambda: VEILED.fullmatch(fragment(page)) is not None, True)
    holds(lambda: "Has this happened" not in page.title())
    holds(lambda: SECRET not in page.evaluate(links))
    answer(page, "Often")
    expect_node(page, "let-go")
    becomes(lambda: fragment(page), "#let-go;our-mistake=no")
    holds(lambda: SECRET not in page.evaluate("navigation.entries().map(({url}) => url).join()"))
    holds(lambda: SECRET not in page.evaluate("JSON.stringify(localStorage)"))


def test_back_forward_and_reload_are_exact(page: Page, veiled: str) -> None:
    come_to_the_secret(page, veiled)
    answer(page, "Often")
    expect_node(page, "let-go")
    for node in [SECRET, "knows-the-rule", "explain-the-rule"]:
        page.go_back()
        expect_node(page, node)
    for node in ["knows-the-rule", SECRET]:
        page.go_forward()
        expect_node(page, node)
    page.reload()
    expect_node(page, SECRET)
    becomes(lambda: given(page), ["No, I have checked", "They don't"])
    page.get_by_role("button", name="Back").click()
    expect_node(page, "knows-the-rule")


def test_a_link_opened_elsewhere_asks_the_private_question_and_undo_does_here(page: Page, veiled: str) -> None:
    come_to_the_secret(page, veiled)
    other = page.context.new_page()
    other.goto(page.url)
    expect_node(other, "knows-the-rule")
    becomes(lambda: given(other), ["No, I have checked"])
    expect(other.locator(".gc-notice")).to_be_hidden()
    # Undo takes the answer back, and a new walk knows no mark.
    page.get_by_role("button", name="Undo").click()
    expect_node(page, "knows-the-rule")
    answer(page, "They don't")
    expect_node(page, SECRET)
    page.get_by_role("link", name="Start again").click()
    expect_node(page, "our-mistake")
    page.go_back()
    expect_node(page, "knows-the-rule")


def test_a_foreign_end_on_such_a_link_says_nothing_wrong(page: Page, veiled: str) -> None:
    page.goto(f"{veiled}#knows-the-rule;our-mistake=no;~zz&utm_source=x")
    expect_node(page, "knows-the-rule")
    holds(lambda: NOTICE not in page.locator("decision-guide").inner_text())


def test_a_straight_link_to_it_opens_it(page: Page, veiled: str) -> None:
    page.goto(f"{veiled}#{SECRET}")
    expect_node(page, SECRET)
    answer(page, "Never")
    expect_node(page, "keep-serving")
    becomes(lambda: fragment(page), "#keep-serving")


def test_of_several_private_questions_the_one_that_was_met_stands_for_it(page: Page, simple: str) -> None:
    both = f'data-node="{SECRET}" data-private data-veil="another our-mistake"'
    body = (FIXTURES / "simple.html").read_text(encoding="utf-8").replace(f'data-node="{SECRET}"', both)
    page.route("**/guides/simple/", lambda route: route.fulfill(body=body, content_type="text/html"))
    come_to_the_secret(page, simple)
    becomes(lambda: re.fullmatch(r"#our-mistake;~\w+", fragment(page)) is not None, True)
    page.reload()
    expect_node(page, SECRET)
