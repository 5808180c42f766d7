"""A page that the tests of a file share: no test is judged by what one before it left when that one failed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.shared_page import SharedPage, shared_page
from tests.browser.waiting import holds


def not_quiet(shared: SharedPage, request: pytest.FixtureRequest, address: str) -> None:
    with shared.lent(request) as page:
        page.goto(address)
        page.evaluate("console.error('mine')")


def test_who_comes_after_one_that_was_not_quiet_gets_a_new_page(
    browser: Browser, request: pytest.FixtureRequest, simple: str
) -> None:
    with shared_page(browser) as shared:
        first = shared.page
        with pytest.raises(pytest.fail.Exception, match="mine"):
            not_quiet(shared, request, simple)
        with shared.lent(request) as page:
            assert page.context.pages == [page]
            assert page != first
            expect(page).to_have_url("about:blank")
        with shared.lent(request) as third:
            assert third == page


def test_who_comes_after_one_without_a_network_has_one(
    browser: Browser, request: pytest.FixtureRequest, simple: str
) -> None:
    with shared_page(browser) as shared:
        with shared.lent(request) as page:
            page.goto(simple)
            page.context.set_offline(True)
        with shared.lent(request) as page:
            page.goto(simple)
            holds(lambda: page.evaluate("navigator.onLine"))
