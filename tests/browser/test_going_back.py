"""Going back within a tree stays on the page that is there: nothing typed, pressed or read on it is lost."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.one_page import one_page
from tests.browser.waiting import becomes, holds

TREE = "mend-or-replace"
START = f"guides/{TREE}/#danger"


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def wait_for(page: Page, node: str) -> None:
    page.locator(f".gc-node[data-node='{node}']").wait_for()


def answer(page: Page, answer_id: str) -> None:
    page.locator(f".gc-answer[data-answer='{answer_id}']").click()


def test_the_first_way_back_after_a_reload_keeps_the_page(page: Page, site_url: str) -> None:
    """The theme fetches a page again at the first move that it sees, and puts the new one in place of the old."""
    page.goto(site_url + START)
    answer(page, "it-holds")
    wait_for(page, "our-work")
    page.reload()
    wait_for(page, "our-work")
    page.wait_for_function("() => window.document$")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelector('decision-guide').isTheFirst = true")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.go_back()
    wait_for(page, "danger")
    page.wait_for_load_state("networkidle")
    assert asked == []
    holds(lambda: page.evaluate("document.querySelector('decision-guide').isTheFirst"))


def test_the_way_back_from_another_page_fetches_the_tree(page: Page, site_url: str) -> None:
    page.goto(site_url + START)
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")
    answer(page, "it-holds")
    wait_for(page, "our-work")
    with one_page(page):
        page.locator(".md-logo:visible").first.click()
        expect(page.locator(".gc-triage")).to_be_visible()
        page.go_back()
        wait_for(page, "our-work")
        becomes(lambda: page.locator("decision-guide").evaluate("(guide) => guide.state.trail.length"), 1)


def test_the_way_back_before_the_next_tree_has_come_stays_in_this_one(page: Page, site_url: str) -> None:
    """On a slow line the next tree's page is still on its way: it must not come to this one's address."""
    page.goto(site_url + "guides/start-here/#how-angry;what=angry")
    page.wait_for_function("() => window.document$")
    page.wait_for_load_state("networkidle")
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route(f"**/guides/{TREE}/", keep)
    answer(page, "waiting")
    holds(lambda: page.evaluate("location.pathname").endswith(f"/{TREE}/"))
    # Whoever taps something else meanwhile writes no address of this tree behind the next one's.
    page.locator(".gc-map > details > summary").first.click()
    page.locator(".gc-map [data-node='what']:visible").first.click()
    becomes(lambda: page.evaluate("location.hash"), "#;start-here/what=angry")
    page.go_back()
    holds(lambda: page.evaluate("location.pathname").endswith("/start-here/"))
    for route in waiting:
        with suppress(Error):
            route.continue_()
    page.wait_for_load_state("networkidle")
    wait_for(page, "how-angry")
    becomes(lambda: page.locator("decision-guide").get_attribute("data-tree"), "start-here")
    expect(page.locator(".gc-notice")).to_be_hidden()
