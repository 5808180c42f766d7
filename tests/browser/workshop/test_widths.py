"""The page at every width and in both palettes: nothing is cut off, nothing breaks a rule of accessibility."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from playwright.sync_api import Page, expect

from tests.browser.broken_rules import broken_rules, faint
from tests.browser.waiting import becomes
from tests.browser.workshop.bench import TREE, Bench

LOOKS: tuple[tuple[int, Literal["light", "dark"], Callable[[Page], list[str]]], ...] = (
    (1280, "light", broken_rules),
    (1280, "dark", faint),
    (768, "light", partial(broken_rules, contrast=False)),
    (390, "light", broken_rules),
    (390, "dark", faint),
)
"""Palettes differ in nothing but colours, and 768 px in nothing but the size from 390."""
PALETTES = {"light": "default", "dark": "slate"}


def test_no_rule_is_broken_and_nothing_is_cut_off(bench: Bench) -> None:
    page = bench.page
    bench.start()
    judge(page)
    bench.open().put_cursor("start: danger").type("r")
    expect(bench.problem("missing-start")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="Save or send in").click()
    judge(page)


def judge(page: Page) -> None:
    """At every width and in both palettes."""
    for width, scheme, broken in LOOKS:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", PALETTES[scheme])
        look = f"{scheme}, {width} px"
        becomes(partial(page.evaluate, "document.documentElement.scrollWidth - innerWidth"), 0, f"cut off: {look}")
        becomes(partial(broken, page), [], look)


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


def test_a_palette_that_is_changed_is_changed_in_the_preview(bench: Bench) -> None:
    bench.open(TREE)
    expect(bench.question).to_be_visible()
    for scheme in ("slate", "default"):
        bench.page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        expect(bench.frame.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
