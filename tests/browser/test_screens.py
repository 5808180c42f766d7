"""The screens as a rep holds them: what must be in sight without a scroll, and what must never push the page aside."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from tests.browser.each_of import each_of
from tests.browser.waiting import becomes, holds

OUTCOME = "guides/mend-or-replace/#put-it-right;danger=it-holds;our-work=was-ours"
GATED = "guides/lend-a-bicycle/#lend-it-once"
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


def test_the_gate_stands_between_the_verdict_and_what_to_do_and_long_words_wrap(page: Page, site_url: str) -> None:
    page.goto(site_url + OUTCOME)
    expect(page.locator(".gc-node:visible")).to_have_count(1)
    order = page.locator(".gc-node:visible").evaluate(
        """(section) => ['.gc-verdict', '.gc-ask', '.gc-approve', '.gc-do'].map(
             (name) => section.querySelector(name).getBoundingClientRect().top)"""
    )
    assert order == sorted(order)
    assert_a_long_word_wraps_wherever_it_stands(page)


def test_undo_hide_and_back_are_of_one_kind_and_long_words_wrap(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTION)
    expect(page.locator(".gc-ask:visible")).to_have_count(1)
    assert_a_long_word_wraps_wherever_it_stands(page)
    page.locator("a.gc-answer[data-answer='it-holds']").click()
    expect(page.locator(".gc-undo")).to_be_visible()
    style = """() => ['.gc-back', '.gc-undo', '.gc-hide'].map((name) => {
      const {color, fontSize, fontWeight} = getComputedStyle(document.querySelector(name));
      return `${color} ${fontSize} ${fontWeight}`;
    })"""
    holds(lambda: len(set(page.evaluate(style))) == 1)


def assert_a_long_word_wraps_wherever_it_stands(page: Page) -> None:
    texts = ".gc-ask, .gc-answer, .gc-hint, .gc-given-ask, .gc-given-answer, .gc-do li, .gc-say li, .gc-why p"
    texts += ", .gc-unsure > summary, .gc-map > details > summary"
    page.evaluate(
        "([texts, word]) => document.querySelectorAll(texts).forEach((each) => each.append(` ${word}`))", [texts, WORD]
    )

    def look(width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        holds(lambda: page.evaluate("document.documentElement.scrollWidth") <= width)
        for change in page.locator(".gc-change:visible").all():
            expect(change).to_be_visible()
            box = change.bounding_box()
            assert box
            assert box["height"] < 40 < box["width"]

    each_of((320, 390, 768, 1280), look)


DEEP = "guides/mend-or-replace/#limits"
TRAIL = "guides/mend-or-replace/#limits;danger=it-holds;our-work=looked;wish=rides-again"
STEP = "guides/mend-or-replace/#say-what-it-does"


@pytest.fixture
def at_trail(phone: Page, site_url: str) -> Page:
    """A phone at a question with three answers behind it."""
    phone.goto(site_url + TRAIL)
    expect(phone.locator(".gc-trail summary")).to_be_visible()
    return phone


def test_on_a_phone_the_bar_and_the_title_are_small_lines_above_the_question(at_trail: Page) -> None:
    expect(at_trail.locator(".gc-top")).to_contain_text("Question 4")
    size = "(name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize)"
    holds(lambda: at_trail.evaluate(size, ".gc-top h1") < at_trail.evaluate(size, ".gc-ask"))
    holds(lambda: at_trail.evaluate("document.querySelector('.gc-ask').getBoundingClientRect().y") < 160)
    # What is drawn in the middle of its box: the arrow before Back, the eye, and the words.
    middles = """() => ['.gc-back', '.gc-hide', '.gc-trail summary'].map((name) => {
      const {top, height} = document.querySelector(name).getBoundingClientRect();
      return top + height / 2;
    })"""
    back = "() => getComputedStyle(document.querySelector('.gc-back')).alignItems"

    def look(width: int) -> None:
        at_trail.set_viewport_size({"width": width, "height": 640})
        holds(lambda: max(at_trail.evaluate(middles)) - min(at_trail.evaluate(middles)) <= 2)
        holds(lambda: width > 360 or at_trail.evaluate(back) == "center")

    each_of((320, 360, 390, 768), look)


def test_on_a_phone_the_trail_is_a_word_in_the_bar_and_opens_below_it_and_a_long_title_takes_one_line(
    at_trail: Page,
) -> None:
    line = at_trail.locator(".gc-trail summary")
    expect(line).to_have_text("Your answers 3")
    expect(at_trail.locator(".gc-change").first).to_be_hidden()
    tops = "() => ['.gc-back', '.gc-trail summary'].map((one) => document.querySelector(one).getBoundingClientRect().y)"
    holds(lambda: abs(at_trail.evaluate(tops)[0] - at_trail.evaluate(tops)[1]) < 12)

    def look(width: int) -> None:
        at_trail.set_viewport_size({"width": width, "height": 640})
        assert_a_long_title_takes_one_line_and_leaves_its_number_whole(at_trail)

    each_of((320, 390), look)
    line.tap()
    expect(at_trail.locator(".gc-change")).to_have_count(3)
    expect(at_trail.locator(".gc-restart")).to_be_visible()
    below = "document.querySelector('.gc-ask').getBoundingClientRect().y > "
    holds(lambda: at_trail.evaluate(f"{below} document.querySelector('.gc-restart').getBoundingClientRect().y"))


def assert_a_long_title_takes_one_line_and_leaves_its_number_whole(phone: Page) -> None:
    expect(phone.locator(".gc-progress")).to_have_text("Question 4")
    height = "() => document.querySelector('.gc-top').getBoundingClientRect().height"
    phone.evaluate("document.querySelector('.gc-top h1').textContent = 'M'")
    one = phone.evaluate(height)
    phone.evaluate("(word) => { document.querySelector('.gc-top h1').textContent = `${word} ${word}`; }", WORD)
    becomes(lambda: phone.evaluate(height), one)
    expect(phone.locator(".gc-progress")).to_be_in_viewport(ratio=1)
    cut = "() => (({scrollWidth, clientWidth}) => scrollWidth > clientWidth)(document.querySelector('.gc-progress'))"
    becomes(lambda: phone.evaluate(cut), False)


def test_the_checklist_of_a_deep_link_is_a_line(page: Page, site_url: str) -> None:
    page.goto(site_url + DEEP)
    line = page.locator(".gc-first:visible summary")

    def look(width: int) -> None:
        page.set_viewport_size({"width": width, "height": 844})
        expect(line.locator(".gc-badge")).to_have_text("3")
        expect(page.locator(".gc-first:visible li").first).to_be_hidden()
        expect(page.locator("a.gc-answer:visible").first).to_be_in_viewport()
        line.click()
        expect(page.locator(".gc-first:visible li:visible")).to_have_count(3)
        line.click()

    each_of((390, 1280), look)


def test_the_last_of_nine_answers_is_in_sight_and_each_fits_a_thumb(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}guides/start-here/")
    expect(phone.locator("h2.gc-ask")).to_have_count(1)
    phone.evaluate(
        """() => { const list = [...document.querySelectorAll('.gc-answers')].find((one) => one.checkVisibility());
          const item = list.lastElementChild;
          while (list.children.length < 9) list.append(item.cloneNode(true)); }"""
    )
    items = phone.locator(".gc-answers > li:visible")
    expect(items).to_have_count(9)
    expect(items.last).to_be_in_viewport(ratio=1)
    holds(lambda: min(box["height"] for each in items.all() if (box := each.bounding_box())) >= 44)


def test_no_key_is_named_where_there_is_no_keyboard(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}404.html")
    expect(phone.locator("main")).to_contain_text("Or search for a word the customer used.")
    expect(phone.locator("main kbd")).to_be_hidden()


def test_on_a_phone_continue_looks_like_no_answer_and_nothing_lies_far_from_another_nor_over_it(
    phone: Page, site_url: str
) -> None:
    phone.goto(site_url + STEP)
    expect(phone.locator(".gc-continue:visible")).to_have_text("Done, continue")
    ground = """(name) => getComputedStyle([...document.querySelectorAll(name)].find((one) => one.checkVisibility())
      .closest('li')).backgroundColor"""
    filled = phone.evaluate(ground, ".gc-continue")
    phone.goto(site_url + QUESTION)
    expect(phone.locator("a.gc-answer:visible").first).to_be_visible()
    holds(lambda: phone.evaluate(ground, "a.gc-answer") != filled)
    assert_no_dead_space_stands_between_the_answers_and_the_reason(phone)
    assert_nothing_of_the_bar_lies_over_another(phone)


def assert_no_dead_space_stands_between_the_answers_and_the_reason(phone: Page) -> None:
    expect(phone.locator(".gc-node .gc-why")).to_be_visible()
    gap = """() => {
      const last = [...document.querySelectorAll('.gc-unsure')].find((each) => each.checkVisibility());
      const why = document.querySelector('.gc-node .gc-why');
      return why.getBoundingClientRect().top - last.getBoundingClientRect().bottom;
    }"""
    holds(lambda: phone.evaluate(gap) < 60)


def assert_nothing_of_the_bar_lies_over_another(phone: Page) -> None:
    phone.locator("a.gc-answer[data-answer='it-holds']").tap()
    boxes = """() => ['.gc-back', '.gc-undo', '.gc-hide', '.gc-trail summary'].map(
      (name) => document.querySelector(name).getBoundingClientRect()).map(({left, right}) => [left, right])"""

    def look(width: int) -> None:
        phone.set_viewport_size({"width": width, "height": 640})
        expect(phone.locator(".gc-undo")).to_be_visible()
        holds(lambda: all(one[1] <= other[0] + 0.5 for one, other in pairwise(phone.evaluate(boxes))))
        holds(lambda: phone.evaluate("document.documentElement.scrollWidth") <= width)

    each_of((390, 320), look)


def test_the_gate_offers_to_ask_by_mail_before_what_to_do(page: Page, site_url: str) -> None:
    page.goto(site_url + GATED)
    mail = page.get_by_role("link", name="Ask by mail")
    expect(mail).to_be_visible()
    expect(page.locator(".gc-node .gc-yes")).to_have_text("Get a yes before you act.")
    order = (
        """(section) => ['.gc-mail', '.gc-do'].map((name) => section.querySelector(name).getBoundingClientRect().top)"""
    )
    holds(lambda: (tops := page.locator(".gc-node:visible").evaluate(order)) == sorted(tops))


def test_beside_the_question_there_is_room_for_the_trail_and_the_map_opens_fitted(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto(site_url + TRAIL)
    expect(page.locator(".gc-change").first).to_be_visible()
    page.locator(".gc-drawing > summary").click()
    assert_the_map_is_fitted_and_tells_where_the_rep_is(page)


def assert_the_map_is_fitted_and_tells_where_the_rep_is(page: Page) -> None:
    page.locator(".gc-drawing[data-size]").wait_for()
    inside = """() => {
      const outer = document.querySelector('.gc-map-scroll').getBoundingClientRect();
      return [...document.querySelectorAll('.gc-map-node')].every((one) => {
        const {left, right} = one.getBoundingClientRect();
        return left >= outer.left - 1 && right <= outer.right + 1;
      });
    }"""
    holds(lambda: page.evaluate(inside))
    expect(page.locator(".gc-map-caption")).to_contain_text("You are here")
    expect(page.locator(".gc-map-chosen")).to_contain_text(page.locator(".gc-ask:visible").inner_text())


def test_on_a_phone_the_map_is_held_by_two_fingers_and_a_pen_or_a_thumb_reads_a_small_box_first(at_trail: Page) -> None:
    at_trail.locator(".gc-drawing > summary").tap()
    assert_the_map_is_fitted_and_tells_where_the_rep_is(at_trail)
    assert_two_fingers_make_the_map_larger_and_smaller(at_trail)
    at_trail.locator("[data-zoom=fit]").tap()
    at_trail.locator(".gc-map-node[data-node='our-work']").evaluate(
        "(box) => box.dispatchEvent(new PointerEvent('click', {pointerType: 'pen', bubbles: true, cancelable: true}))"
    )
    expect(at_trail.locator(".gc-map-chosen")).to_contain_text("Is it something that we worked on")
    expect(at_trail.locator(".gc-node[data-node='limits']")).to_be_visible()
    at_trail.locator(".gc-map-node[data-node='danger']").tap()
    expect(at_trail.locator(".gc-map-chosen")).to_contain_text("Could they come to harm")
    expect(at_trail.locator(".gc-node[data-node='limits']")).to_be_visible()
    at_trail.get_by_role("link", name="Go there").tap()
    expect(at_trail.locator(".gc-node[data-node='danger']")).to_be_visible()


PINCH = [(150, 240), (130, 260), (90, 300), (50, 340)]


def assert_two_fingers_make_the_map_larger_and_smaller(phone: Page) -> None:
    drawn = phone.locator(".gc-drawing[data-size]")
    phone.locator(".gc-map-scroll").scroll_into_view_if_needed()
    y = phone.locator(".gc-map-scroll").evaluate("(one) => one.getBoundingClientRect().top + one.clientHeight / 2")
    fingers = phone.context.new_cdp_session(phone)

    def pinch(steps: list[tuple[int, int]]) -> None:
        for index, ends in enumerate(steps):
            points = [{"x": x, "y": y, "id": number} for number, x in enumerate(ends)]
            kind = "touchMove" if index else "touchStart"
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def size() -> float:
        return float(drawn.get_attribute("data-size") or 0)

    fitted = size()
    pinch(PINCH)
    holds(lambda: size() > 1.5 * fitted)
    expect(phone.locator(".gc-node[data-node='limits']")).to_be_visible()
    larger = size()
    pinch(PINCH[::-1])
    holds(lambda: fitted <= size() < larger)
    expect(phone.locator("[data-zoom=fit]")).to_be_visible()


def test_what_an_article_teaches_is_a_button_on_a_phone_and_beside_the_text_elsewhere(
    phone: Page, site_url: str
) -> None:
    phone.goto(f"{site_url}articles/safe-rides/")
    button = phone.get_by_role("link", name=re.compile("^What it teaches"))
    expect(button).to_be_in_viewport()
    holds(lambda: (box := button.bounding_box()) and box["height"] >= 44)
    button.tap()
    expect(phone.get_by_role("heading", name="What it teaches")).to_be_in_viewport()
    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(phone.locator(".gc-to-teaches")).to_be_hidden()
    expect(phone.locator(".md-sidebar--secondary").get_by_role("link", name="What it teaches")).to_be_visible()


def test_with_twice_as_large_a_text_nothing_lies_over_another(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], site_url: str
) -> None:
    """As whoever set the browser's letters to twice their size sees it."""
    args = [*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": args})
    page = browser.new_page(service_workers="block")
    below = """() => document.querySelector('.gc-trail summary').getBoundingClientRect().top
      - document.querySelector('.gc-back').getBoundingClientRect().bottom"""

    def look(address: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 700})
        becomes(lambda: page.evaluate("document.documentElement.scrollWidth"), width)
        if address == TRAIL:
            expect(page.locator(".gc-trail summary")).to_be_visible()
            holds(lambda: page.evaluate(below) >= -1)

    for address in (TRAIL, OUTCOME, ""):
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
        each_of((320, 390), partial(look, address))
    browser.close()
