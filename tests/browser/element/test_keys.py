"""The keys that choose, and when they are somebody else's."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.each_of import each_of
from tests.browser.element.on_page import expect_node


def test_number_keys_choose(page: Page, simple: str) -> None:
    page.goto(simple)
    for key, node in [
        ("2", "explain-the-rule"),
        ("1", "knows-the-rule"),
        ("9", "knows-the-rule"),
        ("1", "keep-serving"),
    ]:
        page.keyboard.press(key)
        expect_node(page, node)


def test_keys_are_left_alone_while_typing_or_with_modifiers(page: Page, simple: str) -> None:
    page.goto(simple)
    page.locator("#find").fill("12")
    page.locator("#find").press("1")
    page.locator("#find").press("Backspace")
    page.locator("#find").blur()
    page.keyboard.press("Shift+1")
    page.keyboard.press("Alt+1")
    expect_node(page, "our-mistake")
    expect(page.locator("#find")).to_have_value("12")


PRESS = """([key, code, shiftKey, repeat]) => document.body.dispatchEvent(
  new KeyboardEvent('keydown', {key, code, shiftKey, repeat, bubbles: true, cancelable: true}))"""


NUMBER_KEYS = (
    ("2", "Digit2"),
    ("2", "Numpad2"),
    # A French keyboard has its digits behind Shift, an Arabic one digits of its own.
    ("é", "Digit2"),
    ("٢", "Digit2"),
    ("2", ""),
)


BEGIN = """() => {
  window.began = location.hash === '#our-mistake';
  addEventListener('hashchange', () => { window.began = true; }, {once: true});
  location.hash = '#our-mistake';
}"""


def begin(page: Page) -> None:
    """Go to the first question, once the element has heard of it: the node may have stood there before."""
    page.evaluate(BEGIN)
    page.wait_for_function("() => window.began")
    expect_node(page, "our-mistake")


def test_a_number_key_is_one_on_every_keyboard(page: Page, simple: str) -> None:
    page.goto(simple)

    def look(pressed: tuple[str, str]) -> None:
        begin(page)
        page.evaluate(PRESS, [*pressed, False, False])
        expect_node(page, "explain-the-rule")

    each_of(NUMBER_KEYS, look)


OTHER_KEYS = (
    ("@", "Digit2", True, False),
    ("ArrowDown", "Numpad2", False, False),
    ("é", "Digit2", False, True),
    ("F2", "F2", False, False),
)


def test_what_is_no_number_key_or_one_held_down_chooses_nothing(page: Page, simple: str) -> None:
    page.goto(simple)

    def look(pressed: tuple[str, str, bool, bool]) -> None:
        begin(page)
        page.evaluate(PRESS, list(pressed))
        expect_node(page, "our-mistake")
        page.evaluate(PRESS, ["2", "Digit2", False, False])
        expect_node(page, "explain-the-rule")

    each_of(OTHER_KEYS, look)
