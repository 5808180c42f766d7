"""Numbers, days and plural forms in scripts: what Babel writes on pages, the browser writes beside it."""

from __future__ import annotations

import datetime

from good_call.words.catalogue import words_of
from playwright.sync_api import Page

from tests.browser.each_of import each_of
from tests.browser.waiting import becomes

NUMBERS = ["0", "7", "1000", "1000.50", "1234567", "123456789012345678901234567890.125"]
LANGUAGES = ["en", "en-US", "de", "fr", "es", "it", "pt-BR", "pl", "ru", "sv", "hi", "ja", "fa", "ar"]
WRITE = """([lang, numbers, day]) => {
  document.documentElement.lang = lang;
  return [...numbers.map(GoodCall.locale.number), GoodCall.locale.day(new Date(day))];
}"""
COUNT = """([lang, forms, numbers]) => {
  document.documentElement.lang = lang;
  GoodCall.catalogue = forms ? {'%(num)s answer': forms} : lang === 'en' ? undefined : {};
  return numbers.map((num) => GoodCall.locale.count('%(num)s answer', '%(num)s answers', num));
}"""


DAYS = ["en", "en-US", "de", "fr", "es", "sv", "ja", "fa"]
NOON, DAY = "2026-11-22T12:00", datetime.date(2026, 11, 22)


def test_numbers_are_written_as_on_pages(page: Page, rich: str) -> None:
    page.goto(rich)
    for_each = {lang: [words_of(lang).number(each) for each in NUMBERS] for lang in LANGUAGES}
    becomes(lambda: {lang: page.evaluate(WRITE, [lang, NUMBERS, NOON])[:-1] for lang in LANGUAGES}, for_each)


def test_days_are_written_as_on_pages(page: Page, rich: str) -> None:
    page.goto(rich)
    for_each = {lang: [words_of(lang).day(DAY)] for lang in DAYS}
    becomes(lambda: {lang: page.evaluate(WRITE, [lang, [], NOON]) for lang in DAYS}, for_each)


COUNTED = (
    ("en", None, ["0 answers", "1 answer", "2 answers", "1,000 answers"]),
    # French counts none as one, but what it says here is English still.
    ("fr", None, ["0 answers", "1 answer", "2 answers", "1\u202f000 answers"]),
    ("fr", {"one": "%(num)s réponse", "other": "%(num)s réponses"}, ["0 réponse", "1 réponse", "2 réponses"]),
    ("ja", {"other": "%(num)s 件"}, ["0 件", "1 件", "2 件", "1,000 件"]),
)


def test_a_number_takes_its_form(page: Page, rich: str) -> None:
    page.goto(rich)

    def look(counted: tuple[str, dict[str, str] | None, list[str]]) -> None:
        lang, forms, said = counted
        becomes(lambda: page.evaluate(COUNT, [lang, forms, [0, 1, 2, 1000]])[: len(said)], said)

    each_of(COUNTED, look)
