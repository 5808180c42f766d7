"""Measures: numbers and worksheets, their mistakes, totals and ranges."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.each_of import each_of
from tests.browser.element.on_page import expect_node, fragment
from tests.browser.pages_server import BELOW
from tests.browser.waiting import becomes, holds

WRONG = (
    ("", "Enter a number"),
    ("often", "Enter a number in figures, like 12 times"),
    ("1.5", "Enter a whole number, like 12 times"),
    ("100", "Enter a number from 0 to 99 times"),
)


def test_a_wrong_number_is_said_once_with_an_example_in_its_unit(page: Page, rich: str) -> None:
    page.goto(rich)
    field, error = page.locator(".gc-input:visible"), page.locator(".gc-error:visible")

    def look(wrong: tuple[str, str]) -> None:
        typed, said = wrong
        field.fill(typed)
        page.get_by_role("button", name="Continue").click()
        expect(field).to_be_focused()
        expect(page.get_by_text(said, exact=True)).to_have_count(1)
        expect(error).to_have_text(said)
        expect(field).to_have_value(typed)
        becomes(lambda: fragment(page), "")
        field.press_sequentially(" nearly")
        expect(error).to_have_text(said)
        field.fill("12")
        expect(page.locator(".gc-error")).to_have_text("")
        expect(field).not_to_have_attribute("aria-invalid", "true")

    each_of(WRONG, look)


READ = """([typed, fields]) => typed.map(([text, lang]) => {
  document.documentElement.lang = lang;
  const read = fields.map((field) => GoodCall.measure.parse(text, field));
  return [text, lang, ...read.map(({value, choices}) => value ?? choices ?? null)];
})"""
MONEY = {"unit": "€", "decimals": 2, "from": "0", "to": "1000000"}
DAYS = {"unit": "days", "decimals": 0, "from": "0", "to": "90000"}


TYPED: list[list[Any]] = [
    ["12", "en", "12.00", "12"],
    ["1,000", "en", "1000.00", "1000"],
    ["1.000", "en", ["1000.00", "1.00"], ["1000", "1"]],
    ["1.000", "de", "1000.00", "1000"],
    ["1,000", "de", ["1000.00", "1.00"], ["1000", "1"]],
    ["1.500", "en", ["1500.00", "1.50"], ["1500"]],
    ["29,99", "en", "29.99", None],
    ["29.99", "de", "29.99", None],
    ["1 000,50", "en", "1000.50", None],
    ["1.000,50", "en", "1000.50", None],
    ["1,000.50", "de", "1000.50", None],
    ["1\u202f000", "fr", "1000.00", "1000"],
    ["1'000", "de-CH", "1000.00", "1000"],
    ["1,234,567", "en", None, None],
    ["12,345", "en", "12345.00", "12345"],
    ["0,500", "en", "0.50", None],
    ["€ 30", "en", "30.00", None],
    # As people begin, end and group numbers; only what no field can hold is refused.
    [".5", "en", "0.50", None],
    [",5", "de", "0.50", None],
    ["٫٥", "ar", "0.50", None],
    ["30,-", "de", "30.00", "30"],
    ["30.—", "de-CH", "30.00", "30"],
    ["+12", "en", None, None],
    ["\u200e12\u200f", "en", "12.00", "12"],
    ["1,00,000", "en-IN", "100000.00", None],
    ["1.00.000", "en", None, None],
    ["1,000,00", "en", None, None],
    ["12 Days", "en", None, "12"],
    ["1 day", "en", None, "1"],
    ["12-", "en", None, None],
    [".", "en", None, None],
    ["30 €", "en", "30.00", None],
    ["30€", "en", "30.00", None],
    ["$30", "en", None, None],
    ["30 days", "en", None, "30"],
    ["１２", "en", "12.00", "12"],
    ["٣٠", "ar", "30.00", "30"],
    ["١٢٫٥", "ar", "12.50", None],
    ["۴۲", "fa", "42.00", "42"],
    ["४२", "hi", "42.00", "42"],
    ["1,00,0", "en", None, None],
    ["1.2.3", "en", None, None],
    ["12,", "en", None, None],
    ["1e3", "en", None, None],
    ["½", "en", None, None],
]


def test_numbers_are_read_as_people_write_them_and_never_guessed(page: Page, rich: str) -> None:
    page.goto(rich)
    becomes(lambda: page.evaluate(READ, [[each[:2] for each in TYPED], [MONEY, DAYS]]), TYPED)


def test_the_reading_stands_beside_the_field_before_it_counts(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them")
    page.get_by_label("What do they bring in").press_sequentially("1 000,50")
    expect(page.locator(".gc-reading").first).to_have_text("= $1,000.50")
    holds(lambda: "cost=" not in fragment(page))


def test_what_could_be_read_two_ways_is_asked(page: Page, rich: str) -> None:
    page.goto(rich + "#cost;late-orders=twice-or-more;signs=none-of-them")
    page.get_by_label("What do they bring in").fill("1.000")
    page.get_by_label("How many months").fill("2")
    expect(page.locator(".gc-reading").first).to_have_text("")
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "cost")
    expect(page.locator(".gc-error").first).to_contain_text("This can be read in two ways. Which do you mean?")
    page.get_by_role("button", name="$1,000.00").click()
    expect(page.locator(".gc-reading").first).to_have_text("= $1,000.00")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/simple/**")


def test_typed_values_stay_out_of_the_fragment_and_of_local_storage(page: Page, rich: str) -> None:
    page.goto(rich)
    page.locator(".gc-input:visible").fill("37")
    page.get_by_role("button", name="Continue").click()
    expect_node(page, "signs")
    holds(lambda: "37" not in urlsplit(page.url).fragment)
    holds(
        lambda: (
            "37" not in page.evaluate("Object.entries(localStorage).filter(([key]) => !key.includes('place')).join()")
        )
    )
    holds(lambda: page.evaluate("(path) => Object.keys(sessionStorage).every((key) => key.startsWith(path))", BELOW))
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


TOTALS: list[list[Any]] = [
    ["a * b / 12", {"a": "100", "b": "7"}, 2, "58.33"],
    ["a / 2", {"a": "0.01"}, 2, "0.01"],
    ["a / 2", {"a": "-0.01"}, 2, "0.00"],
    ["a / 3 * 3", {"a": "1"}, 0, "1"],
    ["a - b * (c + 2)", {"a": "10", "b": "3", "c": "0.5"}, 1, "2.5"],
    ["a-year / months", {"a-year": "1", "months": "0"}, 2, None],
    ["a * a", {"a": "99999999999999999.99"}, 4, "9999999999999999998000000000000000.0001"],
]


def test_totals_are_exact(page: Page, rich: str) -> None:
    page.goto(rich)
    total = "(sums) => sums.map((each) => [...each, GoodCall.measure.total(...each)])"
    becomes(lambda: page.evaluate(total, [each[:3] for each in TOTALS]), TOTALS)


def test_ranges_are_half_open(page: Page, rich: str) -> None:
    page.goto(rich)
    ranges = [{"id": "few", "below": "2"}, {"id": "some", "from": "2", "below": "5.5"}, {"id": "many", "from": "5.5"}]
    choose = "([ranges, values]) => values.map((value) => GoodCall.measure.choose(ranges, value))"
    values = ["-1", "1.99", "2", "5.49", "5.50", "900"]
    becomes(lambda: page.evaluate(choose, [ranges, values]), ["few", "few", "some", "some", "many", "many"])
