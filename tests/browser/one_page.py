"""What goes from page to page without loading any anew: it can only once the theme has read its list of pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.browser.waiting import becomes


@contextmanager
def one_page(page: Page) -> Iterator[None]:
    """Wait until the theme can follow a link by itself; raises AssertionError where the block loads a page anew."""
    page.wait_for_function("() => window.listIsRead")
    page.evaluate("window.stayed = true")
    yield
    becomes(lambda: page.evaluate("window.stayed"), True, "a whole page was loaded where the theme should bring it")
