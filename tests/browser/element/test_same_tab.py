"""A tab that many tests use: the next one finds it as if nobody had been there, and its own trouble is its own."""

from __future__ import annotations

import pytest

from tests.browser.element.on_page import answer, expect_node
from tests.browser.page_trouble import PageTrouble
from tests.browser.same_tab import SameTab
from tests.browser.waiting import becomes

SEEN = """() => [
  Object.keys(localStorage), Object.keys(sessionStorage), navigation.entries().map(({url}) => new URL(url).pathname),
  innerWidth, matchMedia('print').matches, matchMedia('(prefers-color-scheme: dark)').matches, window.name]"""


def test_the_next_one_finds_nothing_of_the_one_before(
    tab: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest, simple: str, home: str
) -> None:
    with tab.lent(request, trouble) as page:
        page.set_viewport_size({"width": 390, "height": 800})
        page.emulate_media(media="print", color_scheme="dark")
        page.goto(simple)
        page.evaluate("localStorage.one = sessionStorage.one = 1")
        answer(page, "No, I have")
        page.context.new_page().goto(home)
        page.route(simple, lambda route: route.abort())
        page.context.route(f"{simple}?next", lambda route: route.abort())
    with tab.lent(request, trouble) as page:
        page.goto(f"{simple}?next")
        expect_node(page, "our-mistake")
        left, here = "/good-call/guides/simple/left.html", "/good-call/guides/simple/"
        becomes(lambda: page.evaluate(SEEN), [[], [], [left, here], 1280, False, False, ""])
        assert page.context.pages == [page]


def test_trouble_is_told_to_the_test_that_had_it(tab: SameTab, request: pytest.FixtureRequest, simple: str) -> None:
    first, second = PageTrouble(), PageTrouble()
    with tab.lent(request, first) as page:
        page.goto(simple)
        page.evaluate("console.error('mine')")
    with tab.lent(request, second) as page:
        page.goto(simple)
    assert ["mine" in each for each in first.found] == [True]
    assert second.found == []


def test_a_script_for_whatever_comes_is_refused(
    tab: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest
) -> None:
    with tab.lent(request, trouble) as page:
        for whole in (page, page.context):
            with pytest.raises(AssertionError, match="a context of your own"):
                whole.add_init_script("1")
