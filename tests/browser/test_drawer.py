"""On a phone the list of pages lies in a drawer: out of the way while it is closed, whole when it is opened."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import becomes, holds

LINKS = ".md-sidebar--primary .md-nav__link[href]"
LAID_OUT = f"() => [...document.querySelectorAll('{LINKS}')].filter((link) => link.checkVisibility()).length"


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def test_a_closed_drawer_is_not_laid_out_and_an_opened_one_leads_on(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}articles/safe-rides/")
    page.wait_for_function("() => window.document$")
    becomes(lambda: page.evaluate(LAID_OUT), 0)
    page.locator(".md-header__button[for=__drawer]").click()
    page.wait_for_function(LAID_OUT)
    page.locator(LINKS, has_text="A fair shop").locator("visible=true").click()
    expect(page.locator("main h1")).to_contain_text("A fair shop")
    page.wait_for_function(f"() => !({LAID_OUT})()")


def test_a_wide_screen_keeps_the_list_beside_an_article(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}articles/safe-rides/")
    holds(lambda: page.evaluate(LAID_OUT) > 0)
