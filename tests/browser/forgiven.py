"""Trouble that a test makes on purpose, before what follows is to be quiet."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.page_trouble import PageTrouble
from tests.browser.waiting import holds


def forgive(trouble: PageTrouble, page: Page) -> None:
    """Wait until the browser has told of what the test kept back, and forget it."""
    # It is heard while a page answers.
    holds(lambda: page.evaluate("true") and trouble.found)
    trouble.found.clear()
