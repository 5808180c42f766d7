"""What the product says to a rep comes from the catalogue: in a language of marks no page shows another letter."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from good_call.diagnostics.full import Line
from good_call.model.guide import read_guide
from good_call.pages import resting_pages, sections
from good_call.pages.edition import Edition
from good_call.pages.fault import Fault
from good_call.pages.page import Page
from good_call.pages.site_pages import pages_of
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.words.extraction import TEMPLATE, written

from tests.html_tree import Element, read_html
from tests.words.marked_words import MARKED

GUIDE = Path(__file__).parent / "guide"
# What trainers read stands in their own language's documents.
FOR_TRAINERS = re.compile(r"(lists/)?(health|trainers|maintainers)\b")
SAID = ("aria-label", "title", "alt", "placeholder")
# The guide's own texts hold no letter but this one, so any other is the product's.
LETTER = re.compile(r"[^\W\d_xX]")


def edition() -> Edition:
    report = check_guide(read_guide(GUIDE), today())
    assert not report.errors
    return Edition(report.guide, report.analyses, words=MARKED)


PAGES = [page for page in pages_of(edition()).values() if not FOR_TRAINERS.match(page.uri)]


def said(element: Element) -> list[str]:
    """The texts that a rep reads or hears on a page, code and addresses aside."""
    words = [element.attributes[name] for name in SAID if name in element.attributes]
    for child in element.children:
        if isinstance(child, str):
            words.append(child)
        elif child.tag not in ("code", "script", "style"):
            words += said(child)
    return words


def words_of(made: Page) -> list[str]:
    """The product's words on a page that don't stand in the catalogue."""
    shown = [*said(read_html(made.render(""))), made.title, made.summary, *(each.words for each in made.headings)]
    return [each for each in shown if LETTER.search(each)]


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.uri)
def test_no_page_shows_a_word_that_is_not_in_the_catalogue(made: Page) -> None:
    assert words_of(made) == []


def test_nor_does_a_page_of_a_large_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "MOST_TREES", 1)
    monkeypatch.setattr(resting_pages, "MOST_TREES", 0)
    pages = [page for page in pages_of(edition()).values() if not FOR_TRAINERS.match(page.uri)]
    lists = {page.uri.split("/")[1] for page in pages if page.uri.startswith("lists/")}
    assert lists == {"guides", "practice", "principles", "policies"}
    assert {word for page in pages for word in words_of(page)} == set()


def test_a_broken_page_speaks_from_the_catalogue() -> None:
    guide = edition()
    file = next(iter(guide.trees.values())).file
    broken = pages_of(replace(guide, faults={file: Fault((Line("x"),))}))
    page = next(page for page in broken.values() if page.file == file)
    assert [each for each in said(read_html(page.render(""))) if LETTER.search(each)] == []


def test_the_catalogue_for_translators_is_in_step() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == written(), "run `python -m good_call.words`"
