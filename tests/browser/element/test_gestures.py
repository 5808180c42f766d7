"""One gesture, one answer, whatever a hand in a hurry does; and the keys, which are the theme's, ours or off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clock import BY_HAND, pass_time
from tests.browser.element.on_page import expect_node, fragment
from tests.browser.page_trouble import PageTrouble
from tests.browser.same_tab import SameTab
from tests.browser.waiting import becomes

# Several questions in a row, whose first answers lie at the same place.
CHAIN = """
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chain</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="../../assets/gc/decision-guide.css">
<script defer src="../../assets/gc/decision-guide.js"></script></head><body><main>
<decision-guide data-tree="chain" data-start="q0" data-title="Chain">
<p class="gc-bar"><span class="gc-progress"></span></p>{}
<section class="gc-node" data-node="end" data-kind="outcome"><h2 class="gc-ask" id="end">End</h2></section>
</decision-guide></main></body></html>"""
QUESTION = """<section class="gc-node" data-node="q{0}" data-kind="question"><h2 class="gc-ask" id="q{0}">Ask {0}?</h2>
<ol class="gc-answers"><li><a class="gc-answer" data-answer="yes" href="#{1}">Yes</a></li>
<li><a class="gc-answer" data-answer="no" href="#{1}">No</a></li></ol></section>"""
LENGTH = 18


@pytest.fixture(scope="module")
def by_hand(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[SameTab]:
    """A tab under a thumb or a mouse, where time passes as the test says."""
    options = {**browser_context_args, "has_touch": True, "viewport": {"width": 390, "height": 800}}
    tab = SameTab(browser, options, clock=BY_HAND)
    yield tab
    tab.close()


@pytest.fixture
def page_by_hand(by_hand: SameTab, trouble: PageTrouble, request: pytest.FixtureRequest) -> Iterator[Page]:
    with by_hand.lent(request, trouble) as page:
        yield page


@pytest.fixture(scope="module")
def chain(folder: Path, home: str) -> str:
    """Address of a page with many questions in a row."""
    nodes = [f"q{number}" for number in range(1, LENGTH)] + ["end"]
    body = CHAIN.format("".join(QUESTION.format(number, to) for number, to in enumerate(nodes)))
    (folder / "guides" / "chain").mkdir(exist_ok=True)
    (folder / "guides" / "chain" / "index.html").write_text(body.strip(), encoding="utf-8")
    return f"{home}guides/chain/"


@pytest.fixture
def rep(page_by_hand: Page, chain: str) -> Page:
    """A page with many questions in a row, at its first."""
    page_by_hand.goto(chain)
    expect_node(page_by_hand, "q0")
    return page_by_hand


def given(page: Page) -> int:
    return fragment(page).count("=")


def hand(page: Page, kind: str) -> Callable[[], None]:
    """What answers by one gesture, where the first answer lies."""
    expect(page.locator(".gc-answer:visible").first).to_be_visible()
    box = page.locator(".gc-answer:visible").first.bounding_box()
    assert box
    at = (box["x"] + 20, box["y"] + 10)
    if kind == "touch":
        return lambda: page.touchscreen.tap(*at)
    if kind == "mouse":
        return lambda: page.mouse.click(*at)
    if kind == "number":
        return lambda: page.keyboard.press("1")
    if kind == "enter":
        return lambda: page.locator(".gc-answer:visible").first.press("Enter")
    client = page.context.new_cdp_session(page)
    event = {"x": at[0], "y": at[1], "button": "left", "clickCount": 1, "pointerType": "pen"}

    def tap_with_pen() -> None:
        client.send("Input.dispatchMouseEvent", {"type": "mousePressed", **event})
        client.send("Input.dispatchMouseEvent", {"type": "mouseReleased", **event})

    return tap_with_pen


KINDS = ("touch", "mouse", "pen", "number", "enter")


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_tap_soon_after_the_first_answers_nothing_and_every_honest_one_counts(rep: Page, kind: str) -> None:
    act = hand(rep, kind)
    for before, apart in enumerate([60, 200, 400]):
        act()
        expect_node(rep, f"q{2 * before + 1}")
        pass_time(rep, apart)
        act()
        rep.wait_for_timeout(50)
        becomes(lambda: given(rep), 2 * before + 1, f"{apart} ms apart")
        pass_time(rep, 600)
        act()
        becomes(lambda: given(rep), 2 * before + 2, f"{apart} ms apart")
        pass_time(rep, 600)
    for number in range(6, 16):
        act()
        becomes(lambda: given(rep), number + 1, "ten honest answers all count")
        pass_time(rep, 600)


@pytest.mark.parametrize("key", ["1", "Enter"])
def test_a_key_that_is_held_answers_once(rep: Page, key: str) -> None:
    rep.locator(".gc-answer:visible").first.focus()
    for _ in range(30):
        # Pressed again without having been let go: the browser says that it repeats.
        rep.keyboard.down(key)
        pass_time(rep, 40)
    rep.keyboard.up(key)
    becomes(lambda: given(rep), 1)


def test_enter_held_on_continue_answers_once(page_by_hand: Page, rich: str) -> None:
    page = page_by_hand
    page.goto(rich)
    page.locator(".gc-input:visible").fill("1")
    page.locator(".gc-go:visible").focus()
    for _ in range(25):
        page.keyboard.down("Enter")
        pass_time(page, 40)
    page.keyboard.up("Enter")
    expect_node(page, "reminded")


def test_a_second_tap_ticks_nothing_on_the_next_screen(page_by_hand: Page, rich: str) -> None:
    page = page_by_hand
    page.goto(rich)
    page.locator(".gc-input:visible").fill("5")
    page.locator(".gc-go:visible").tap()
    expect_node(page, "signs")
    page.locator(".gc-tick:visible").first.tap()
    page.wait_for_timeout(50)
    expect(page.locator(".gc-tick input:checked")).to_have_count(0)
    pass_time(page, 600)
    page.locator(".gc-tick:visible").nth(0).tap()
    page.locator(".gc-tick:visible").nth(1).tap()
    expect(page.locator(".gc-tick input:checked")).to_have_count(2)


def test_a_second_tap_answers_nothing_in_the_tree_that_takes_over(page_by_hand: Page, simple: str) -> None:
    page = page_by_hand
    page.goto(simple + "#knows-the-rule;our-mistake=no")
    pass_time(page, 600)
    page.locator(".gc-answer:visible", has_text="something else").tap()
    expect_node(page, "late-orders")
    page.locator(".gc-go:visible, .gc-unsure summary:visible").first.tap()
    page.wait_for_timeout(100)
    expect(page.locator(".gc-error:visible", has_text="Enter")).to_have_count(0)


def test_keys_can_be_switched_off_and_the_browser_remembers(page: Page, simple: str) -> None:
    page.goto(simple)
    expect(page.locator(".gc-keys")).to_contain_text("1 to 9 answer, Backspace goes back")
    page.get_by_role("button", name="Switch keys off").click()
    page.keyboard.press("2")
    page.reload()
    page.keyboard.press("2")
    page.wait_for_timeout(50)
    expect_node(page, "our-mistake")
    page.get_by_role("button", name="Switch keys on").click()
    page.keyboard.press("2")
    expect_node(page, "explain-the-rule")


def test_keys_of_others_hear_nothing_on_a_tree_s_page(page: Page, simple: str) -> None:
    page.goto(simple)
    page.evaluate("addEventListener('keydown', ({key}) => { (window.heard ??= []).push(key); })")
    for key in ("n", "p", ",", ".", "s", "f", "x"):
        page.keyboard.press(key)
    becomes(lambda: page.evaluate("window.heard"), ["x"])
