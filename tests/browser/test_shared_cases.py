"""JavaScript in Chromium comes to what Python computes, case by case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sketched_page import sketched_page
from tests.browser.waiting import becomes
from tests.graph.sketch import sketch
from tests.own_guide import TREE
from tests.shared_cases.cases import cases

READ = """(cases) => cases.map(({typed, unit, decimals, low, high}) =>
  GoodCall.measure.parse(typed, {unit, decimals, from: low, to: high}).value ?? null)"""
SUM = "(cases) => cases.map(({sum, values, decimals}) => GoodCall.measure.total(sum, values, decimals))"
WORDS = "(cases) => cases.map(({value, unit}) => GoodCall.measure.quantity(value, unit))"
CHOOSE = """(cases) => cases.map(({ranges, value}) => {
  const named = ranges.map(([from, below], id) => ({id, from: from ?? undefined, below: below ?? undefined}));
  return GoodCall.measure.choose(named, value);
})"""
# The walk alone is tried here, not what other scripts show beside it.
BARE = """() => {
  document.body.innerHTML = '<main hidden></main>';
  for (const type of ['gc:leave', 'gc:render'])
    addEventListener(type, (event) => event.stopImmediatePropagation(), true);
}"""
# Each fragment meets a fresh element, which reads it as it connects: nothing has to be waited for.
FOLLOW = """(cases) => cases.map(({page, fragment}) => {
  history.replaceState(null, '', `#${fragment}`);
  const guide = new DOMParser().parseFromString(page, 'text/html').body.firstChild;
  document.querySelector('main').replaceChildren(guide);
  const lost = !guide.querySelector('.gc-notice').hidden;
  return lost || guide.state.straight ? null : guide.state.path;
})"""


@pytest.fixture(scope="module")
def page_with_measures(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page that has the element and the measures."""
    page = browser.new_page()
    page.goto(f"{site_url}guides/{TREE}/")
    page.wait_for_function("() => window.GoodCall?.measure")
    page.evaluate(BARE)
    yield page
    page.close()


def test_typed_numbers_are_read_alike(page_with_measures: Page) -> None:
    becomes(lambda: page_with_measures.evaluate(READ, cases("numbers")), [each["value"] for each in cases("numbers")])


def test_totals_agree_to_the_last_cent(page_with_measures: Page) -> None:
    becomes(lambda: page_with_measures.evaluate(SUM, cases("totals")), [each["total"] for each in cases("totals")])


def test_quantities_read_alike(page_with_measures: Page) -> None:
    becomes(
        lambda: page_with_measures.evaluate(WORDS, cases("quantities")), [each["words"] for each in cases("quantities")]
    )


def test_ranges_are_chosen_alike(page_with_measures: Page) -> None:
    becomes(lambda: page_with_measures.evaluate(CHOOSE, cases("ranges")), [each["answer"] for each in cases("ranges")])


def test_trails_lead_to_the_same_nodes(page_with_measures: Page) -> None:
    pages = [{"page": sketched_page(sketch(each["tree"])), "fragment": each["fragment"]} for each in cases("trails")]
    found = page_with_measures.evaluate(FOLLOW, pages)
    for case, path in zip(cases("trails"), found, strict=True):
        assert path == case["path"], f"{case['fragment']} in\n{case['tree']}"
