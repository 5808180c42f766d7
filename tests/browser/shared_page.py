"""A page that the tests of a file find as the test before left it, watched as a page of a test's own is.

Where a test wants a tab as if nobody had been there, `same_tab.py` has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field
from typing import Any

import pytest
from good_call.records import dataclass
from playwright.sync_api import Browser, Page

from tests.browser.clock import FAST
from tests.browser.page_list import NOTE_THE_LIST
from tests.browser.page_trouble import PageTrouble


@dataclass
class SharedPage:
    """The page, and what went wrong on it since the last test was judged."""

    page: Page
    trouble: PageTrouble = field(default_factory=PageTrouble)

    @contextmanager
    def lent(self, request: pytest.FixtureRequest) -> Iterator[Page]:
        """The page for one test, which fails where the page was not quiet and should have been.

        No test is judged by what one before it left when it failed, or was not quiet: the page is a new one then.
        """
        failed = request.session.testsfailed
        yield self.page
        self.page.unroute_all()
        self.page.context.unroute_all()
        self.page.context.set_offline(False)
        # What the page has said by now is heard while it answers.
        self.page.evaluate("0")
        found = "" if request.node.get_closest_marker("expects_trouble") else str(self.trouble)
        if found or request.session.testsfailed > failed:
            self._renew()
        self.trouble.found.clear()
        if found:
            pytest.fail(f"the page was not quiet:\n{found}", pytrace=False)

    def _renew(self) -> None:
        self.page = self.page.context.new_page()
        for old in self.page.context.pages[:-1]:
            old.close()


@contextmanager
def shared_page(browser: Browser, **arguments: Any) -> Iterator[SharedPage]:
    """A page in a context of its own, as `new_context` of a test makes one; it is closed at the end."""
    context = browser.new_context(**{"service_workers": "block", **arguments})
    trouble = PageTrouble()
    trouble.watch(context)
    context.add_init_script(FAST)
    context.add_init_script(NOTE_THE_LIST)
    yield SharedPage(context.new_page(), trouble)
    context.close()
