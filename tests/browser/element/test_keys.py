"""The keys that choose, and when they are somebody else's."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.element.on_page import expect_node


def test_number_keys_choose(page: Page, simple: str) -> None:
    page.goto(simple)
    for key, node in [
        ("2", "explain-the-rule"),
        ("1", "knows-the-rule"),
        ("9", "knows-the-rule"),
        ("1", "keep-serving"),
    ]:
        page.keyboard.press(key)
        expect_node(page, node)


def test_keys_are_left_alone_while_typing_or_with_modifiers(page: Page, simple: str) -> None:
    page.goto(simple)
    page.locator("#find").fill("12")
    page.locator("#find").press("1")
    page.locator("#find").press("Backspace")
    page.locator("#find").blur()
    page.keyboard.press("Shift+1")
    page.keyboard.press("Alt+1")
    expect_node(page, "our-mistake")
    expect(page.locator("#find")).to_have_value("12")
