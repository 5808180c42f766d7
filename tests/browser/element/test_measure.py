"""Measures: numbers and worksheets, their mistakes, totals and ranges."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.element.on_page import expect_node, fragment
from tests.browser.pages_server import BELOW


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter a number"),
        ("often", "Enter a number in figures, like 12"),
        ("1.5", "Enter a whole number"),
        ("100", "Enter a number from 0 to 99 times"),
    ],
)
def test_a_wrong_number_is_said_twice_in_the_same_words(page: Page, rich: str, typed: str, said: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill(typed)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".gc-errors")).to_be_focused()
    expect(page.locator(".gc-errors li")).to_have_text(said)
    expect(page.locator(".gc-error:visible")).to_have_text(said)
    page.locator(".gc-errors a").click()
    expect(page.locator(".gc-input:visible")).to_be_focused()
    assert fragment(page) == ""


def test_typed_values_stay_out_of_the_fragment_and_of_local_storage(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("37")
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "signs")
    assert "37" not in urlsplit(page.url).fragment
    assert "37" not in page.evaluate("Object.entries(localStorage).filter(([key]) => !key.includes('place')).join()")
    assert page.evaluate("(path) => Object.keys(sessionStorage).every((key) => key.startsWith(path))", BELOW)
    expect(page.locator(".gc-given-tick")).to_have_text("37 times")
    page.locator(".gc-back").click()
    expect(page.locator(".gc-input:visible")).to_have_value("37")


def test_a_worksheet_shows_its_total_with_its_sum(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them")
    page.get_by_label("What do they bring in").fill("590")
    page.get_by_label("How many months").fill("2")
    expect(page.locator(".gc-total")).to_have_text("$590.00 × 2 months ÷ 12 = $98.33")
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "decline-kindly")
    expect(page.locator(".gc-given-tick")).to_have_text("$590.00 × 2 months ÷ 12 = $98.33")


@pytest.mark.parametrize(
    ("formula", "values", "decimals", "expected"),
    [
        ("a * b / 12", {"a": "100", "b": "7"}, 2, "58.33"),
        ("a / 2", {"a": "0.01"}, 2, "0.01"),
        ("a / 2", {"a": "-0.01"}, 2, "0.00"),
        ("a / 3 * 3", {"a": "1"}, 0, "1"),
        ("a - b * (c + 2)", {"a": "10", "b": "3", "c": "0.5"}, 1, "2.5"),
        ("a-year / months", {"a-year": "1", "months": "0"}, 2, None),
        ("a * a", {"a": "99999999999999999.99"}, 4, "9999999999999999998000000000000000.0001"),
    ],
)
def test_totals_are_exact(
    page: Page, rich: str, formula: str, values: dict[str, str], decimals: int, expected: Any
) -> None:
    page.goto(rich)
    got = page.evaluate("([f, v, d]) => GoodCall.measure.total(f, v, d)", [formula, values, decimals])
    assert got == expected


def test_ranges_are_half_open(page: Page, rich: str) -> None:
    page.goto(rich)
    ranges = [{"id": "few", "below": "2"}, {"id": "some", "from": "2", "below": "5.5"}, {"id": "many", "from": "5.5"}]
    choose = "([ranges, values]) => values.map((value) => GoodCall.measure.choose(ranges, value))"
    got = page.evaluate(choose, [ranges, ["-1", "1.99", "2", "5.49", "5.50", "900"]])
    assert got == ["few", "few", "some", "some", "many", "many"]
