"""Where a script doesn't run, never comes, or comes from a disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.element.on_page import answer, expect_node
from tests.browser.waiting import holds


def test_the_whole_tree_is_readable_without_script(browser: Any, simple: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(simple)
    expect(page.locator(".gc-node:visible")).to_have_count(7)
    page.get_by_role("link", name="Yes, or").click()
    holds(lambda: page.url.endswith("#put-it-right"))
    context.close()


@pytest.mark.expects_trouble
def test_the_whole_tree_appears_when_the_script_never_comes(page: Page, simple: str) -> None:
    page.route("**/decision-guide.js", lambda route: route.abort())
    page.goto(simple)
    expect(page.locator("#put-it-right")).to_be_visible(timeout=8000)


def test_a_tree_works_from_a_file(context: BrowserContext, folder: Path) -> None:
    page = context.new_page()
    page.goto((folder / "guides" / "simple" / "index.html").as_uri())
    answer(page, "No, I have")
    expect_node(page, "explain-the-rule")
    page.keyboard.press("Backspace")
    expect_node(page, "our-mistake")
    answer(page, "Yes, or")
    expect_node(page, "put-it-right")
