"""A tab that many tests use: the next one finds it as if nobody had been there, and its own trouble is its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.element.on_page import answer, expect_node
from tests.browser.page_trouble import PageTrouble
from tests.browser.pages_server import serving
from tests.browser.same_tab import SameTab
from tests.browser.waiting import becomes, holds

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


KEEP = """() => {
  localStorage.one = sessionStorage.one = 1;
  document.cookie = 'one=1; path=/';
  window.kept = false;
  const database = new Promise((done) => { indexedDB.open('one').onsuccess = done; });
  Promise.all([database, caches.open('one')]).then(() => { window.kept = true; });
}"""
LOOK = """() => {
  const keys = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  window.found = undefined;
  Promise.all([indexedDB.databases(), caches.keys()]).then(
    ([databases, copies]) => { window.found = [...keys, document.cookie, ...databases, ...copies].filter(Boolean); });
}"""


def keep_at(page: Page, address: str) -> None:
    """Leave something in all that an origin can keep."""
    page.goto(address)
    page.evaluate(KEEP)
    page.wait_for_function("() => window.kept")


def found_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate(LOOK)
    found: list[str] = page.wait_for_function("() => window.found").json_value()
    return found


def test_no_origin_keeps_anything(
    tab: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest, folder: Path, home: str
) -> None:
    with serving(folder) as other:
        for kept in ((home,), (other, home), (home, other)):
            with tab.lent(request, trouble) as page:
                for address in kept:
                    keep_at(page, address)
                assert found_at(page, kept[0])
            for address in (home, other):
                with tab.lent(request, trouble) as page:
                    assert found_at(page, address) == [], kept


def test_nobody_listens_on_and_the_network_is_there(
    tab: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest, simple: str
) -> None:
    heard: list[object] = []

    def hear(event: object) -> None:
        heard.append(event)

    with tab.lent(request, trouble) as page:
        page.goto(simple)
        for whole in (page, page.context):
            whole.on("request", hear)
        page.on("dialog", hear)
        page.remove_listener("dialog", hear)
        page.context.set_offline(True)
    with tab.lent(request, trouble) as page:
        page.goto(simple)
        holds(lambda: page.evaluate("navigator.onLine"))
    assert heard == []


def test_trouble_is_told_to_the_test_that_had_it(tab: SameTab, request: pytest.FixtureRequest, simple: str) -> None:
    first, second = PageTrouble(), PageTrouble()
    with tab.lent(request, first) as page:
        page.goto(simple)
        page.evaluate("console.error('mine')")
    with tab.lent(request, second) as page:
        page.goto(simple)
    assert ["mine" in each for each in first.found] == [True]
    assert second.found == []


def test_trouble_between_two_tests_is_told_to_the_next(
    tab: SameTab, request: pytest.FixtureRequest, simple: str
) -> None:
    first, second = PageTrouble(), PageTrouble()
    with tab.lent(request, first) as page:
        page.goto(simple)
    page.evaluate("console.error('late')")
    with tab.lent(request, second) as page:
        page.goto(simple)
    assert first.found == []
    assert ["late" in each for each in second.found] == [True]


@pytest.mark.expects_trouble
def test_trouble_that_was_expected_is_no_other_s(tab: SameTab, request: pytest.FixtureRequest, simple: str) -> None:
    with tab.lent(request, PageTrouble()) as page:
        page.goto(simple)
        page.evaluate("console.error('expected')")
    holds(page.is_closed)


def test_what_nothing_takes_back_is_refused(tab: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest) -> None:
    with tab.lent(request, trouble) as page:
        for whole in (page, page.context):
            with pytest.raises(AssertionError, match="a context of your own"):
                whole.add_init_script("1")
            with pytest.raises(AssertionError, match="a context of your own"):
                whole.expose_function("one", print)
