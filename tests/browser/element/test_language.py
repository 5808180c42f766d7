"""Numbers, days and plural forms in scripts: what Babel writes on pages, the browser writes beside it."""

from __future__ import annotations

import datetime

import pytest
from good_call.words.catalogue import words_of
from playwright.sync_api import Page

from tests.browser.waiting import becomes

NUMBERS = ["0", "7", "1000", "1000.50", "1234567", "123456789012345678901234567890.125"]
LANGUAGES = ["en", "en-US", "de", "fr", "es", "it", "pt-BR", "pl", "ru", "sv", "hi", "ja", "fa", "ar"]
WRITE = """([lang, numbers, day]) => {
  document.documentElement.lang = lang;
  return [...numbers.map(GoodCall.locale.number), GoodCall.locale.day(new Date(day))];
}"""
COUNT = """([lang, forms, numbers]) => {
  document.documentElement.lang = lang;
  if (forms) GoodCall.catalogue = {'%(num)s answer': forms};
  return numbers.map((num) => GoodCall.locale.count('%(num)s answer', '%(num)s answers', num));
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_are_written_as_on_pages(page: Page, rich: str, lang: str) -> None:
    words = words_of(lang)
    page.goto(rich)
    written = [words.number(each) for each in NUMBERS]
    becomes(lambda: page.evaluate(WRITE, [lang, NUMBERS, "2026-11-22T12:00"])[:-1], written)


@pytest.mark.parametrize("lang", ["en", "en-US", "de", "fr", "es", "sv", "ja", "fa"])
def test_days_are_written_as_on_pages(page: Page, rich: str, lang: str) -> None:
    page.goto(rich)
    becomes(
        lambda: page.evaluate(WRITE, [lang, [], "2026-11-22T12:00"]), [words_of(lang).day(datetime.date(2026, 11, 22))]
    )


@pytest.mark.parametrize(
    ("lang", "forms", "said"),
    [
        ("en", None, ["0 answers", "1 answer", "2 answers", "1,000 answers"]),
        # French counts none as one, but what it says here is English still.
        ("fr", None, ["0 answers", "1 answer", "2 answers", "1\u202f000 answers"]),
        ("fr", {"one": "%(num)s réponse", "other": "%(num)s réponses"}, ["0 réponse", "1 réponse", "2 réponses"]),
        ("ja", {"other": "%(num)s 件"}, ["0 件", "1 件", "2 件", "1,000 件"]),
    ],
)
def test_a_number_takes_its_form(
    page: Page, rich: str, lang: str, forms: dict[str, str] | None, said: list[str]
) -> None:
    page.goto(rich)
    becomes(lambda: page.evaluate(COUNT, [lang, forms, [0, 1, 2, 1000]])[: len(said)], said)
