"""The screens as a rep holds them: what must be in sight without a scroll, and what must never push the page aside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.waiting import holds

OUTCOME = "guides/mend-or-replace/#put-it-right;danger=it-holds;our-work=was-ours"
QUESTION = "guides/mend-or-replace/"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport={"width": 390, "height": 700}, is_mobile=True, has_touch=True).new_page()


def test_on_a_phone_the_notes_are_in_sight_at_every_place_of_an_outcome(phone: Page, site_url: str) -> None:
    phone.goto(site_url + OUTCOME)
    button = phone.get_by_role("button", name="Copy notes")
    expect(button).to_be_in_viewport(ratio=1)
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(button).to_be_in_viewport(ratio=1)
    phone.locator(".gc-more > summary").click()
    expect(phone.get_by_role("button", name="Print")).to_be_in_viewport(ratio=1)


def test_the_gate_stands_between_the_verdict_and_what_to_do(page: Page, site_url: str) -> None:
    page.goto(site_url + OUTCOME)
    expect(page.locator(".gc-node:visible")).to_have_count(1)
    order = page.locator(".gc-node:visible").evaluate(
        """(section) => ['.gc-verdict', '.gc-ask', '.gc-approve', '.gc-do'].map(
             (name) => section.querySelector(name).getBoundingClientRect().top)"""
    )
    assert order == sorted(order)


def test_on_a_phone_no_dead_space_stands_between_the_answers_and_the_reason(phone: Page, site_url: str) -> None:
    phone.goto(site_url + QUESTION)
    expect(phone.locator(".gc-node .gc-why")).to_be_visible()
    gap = """() => {
      const last = [...document.querySelectorAll('.gc-unsure')].find((each) => each.checkVisibility());
      const why = document.querySelector('.gc-node .gc-why');
      return why.getBoundingClientRect().top - last.getBoundingClientRect().bottom;
    }"""
    holds(lambda: phone.evaluate(gap) < 60)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("address", [QUESTION, OUTCOME])
def test_a_long_word_wraps_wherever_it_stands(page: Page, site_url: str, width: int, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + address)
    texts = ".gc-ask, .gc-answer, .gc-hint, .gc-given-ask, .gc-given-answer, .gc-do li, .gc-say li, .gc-why p"
    page.evaluate(
        "([texts, word]) => document.querySelectorAll(texts).forEach((each) => each.append(` ${word}`))", [texts, WORD]
    )
    holds(lambda: page.evaluate("document.documentElement.scrollWidth") <= width)
    for change in page.locator(".gc-change:visible").all():
        expect(change).to_be_visible()
        box = change.bounding_box()
        assert box
        assert box["height"] < 40 < box["width"]
