"""The page at every width and in both palettes: nothing is cut off, nothing breaks a rule of accessibility."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.broken_rules import broken_rules
from tests.browser.waiting import becomes, holds
from tests.browser.workshop.bench import TREE, Bench

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_no_rule_is_broken_and_nothing_is_cut_off(bench: Bench, width: int, scheme: Literal["light", "dark"]) -> None:
    page = bench.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    bench.start()
    becomes(lambda: broken_rules(page), [])
    bench.open().put_cursor("start: danger").type("r")
    expect(bench.problem("missing-start")).to_be_visible()
    holds(lambda: page.evaluate("document.documentElement.scrollWidth") <= width)
    becomes(lambda: broken_rules(page), [])
    page.get_by_role("button", name="Save or send in").click()
    becomes(lambda: broken_rules(page), [])


def test_a_narrow_screen_shows_one_pane_at_a_time(bench: Bench) -> None:
    bench.page.set_viewport_size({"width": 768, "height": 1024})
    bench.open()
    expect(bench.content).to_be_visible()
    expect(bench.question).to_be_hidden()
    bench.tab("As a rep sees it")
    expect(bench.question).to_be_visible()
    expect(bench.content).to_be_hidden()
    bench.page.set_viewport_size({"width": 1280, "height": 1024})
    expect(bench.content).to_be_visible()
    expect(bench.question).to_be_visible()


def test_all_of_it_can_be_reached_by_keys(bench: Bench) -> None:
    page = bench.page
    bench.open()
    bench.content.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("tab", name="As a rep sees it")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Stories")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Stories")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Map")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Save or send in")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Save or send in")).to_be_visible()


def test_a_palette_that_is_changed_is_changed_in_the_preview(own_bench: Bench) -> None:
    own_bench.open(TREE)
    expect(own_bench.question).to_be_visible()
    own_bench.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(own_bench.frame.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
