"""WCAG 2.2 AA on every kind of page, as far as a machine can tell, and for eyes and hands that need more."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from good_call.model.house import TONES
from playwright.sync_api import Page, expect

from tests.browser.waiting import becomes, holds

TREE_PAGE = "guides/mend-or-replace/"
MIDDLE = f"{TREE_PAGE}#wish;danger=it-holds;our-work=looked"
OUTCOME = f"{TREE_PAGE}#put-it-right;danger=it-holds;our-work=was-ours"
STRAIGHT = f"{TREE_PAGE}#put-it-right"
WORKSHEET = "guides/mend-or-replace/#cost"
PAGES = {
    "home": "",
    "guides": "guides/",
    "first-step": TREE_PAGE,
    "middle-step": MIDDLE,
    "outcome": OUTCOME,
    "straight-to-an-outcome": STRAIGHT,
    "worksheet": WORKSHEET,
    "article": "articles/safe-rides/",
    "articles": "articles/",
    "principles": "principles/",
    "policies": "policies/",
    "practice": "practice/",
    "cases": "practice/mend-or-replace/",
    "health": "health/",
    "health-of-a-tree": "health/mend-or-replace/",
    "lost": "404.html",
    "form": "trainers/form/",
    "rules": "trainers/rules/",
    "written-by-hand": "opening-hours/",
}
# the theme's own layout is held to the same as ours
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

WIDE_CODE_HAS_KEYS = """() => [...document.querySelectorAll('pre > code')].every(
  (each) => each.scrollWidth <= each.clientWidth || each.hasAttribute('tabindex'))"""

every_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())


def open_page(page: Page, site_url: str, address: str) -> None:
    """Open it with everything unfolded that can be."""
    page.goto(f"{site_url}{address}")
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")
    page.evaluate("document.querySelectorAll('article details').forEach((each) => { each.open = true; })")
    # The theme lets a wide block of code be scrolled by keys a moment after it has come.
    page.wait_for_function(WIDE_CODE_HAS_KEYS)


CONTRAST = "color-contrast"
LOOKS: tuple[tuple[Literal["light", "dark"], int, dict[str, Any]], ...] = (
    ("light", 390, {"runOnly": {"type": "tag", "values": TAGS}}),
    ("light", 1280, {"runOnly": {"type": "tag", "values": TAGS}, "rules": {CONTRAST: {"enabled": False}}}),
    ("dark", 390, {"runOnly": {"type": "rule", "values": [CONTRAST]}}),
)
"""Every rule at both sizes; contrast, which costs most, once a palette: colours don't depend on the size."""
REFERENCES = ("trainers/form/", "trainers/rules/")
"""By far the longest, made of nothing but headings, tables and code: other looks show nothing of theirs anew."""


def violations(page: Page, options: dict[str, Any], within: str | None = None) -> list[str]:
    """One line for each place that breaks a rule."""
    found: Any = Axe().run(page, context=within, options=options).response
    return [f"{each['id']}: {node['html']}" for each in found["violations"] for node in each["nodes"]]


@every_page
def test_no_rule_is_broken_in_either_palette_or_size(page: Page, site_url: str, address: str) -> None:
    # without motion nothing is measured half faded in
    page.emulate_media(reduced_motion="reduce")
    open_page(page, site_url, address)
    for scheme, width, options in LOOKS:
        if address in REFERENCES and (scheme, width) != LOOKS[0][:2]:
            continue
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function(WIDE_CODE_HAS_KEYS)
        assert violations(page, options) == [], f"{scheme}, {width} px"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_tone_can_be_read(page: Page, site_url: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_page(page, site_url, OUTCOME)
    shown: set[str] = set()
    contrast = {"runOnly": {"type": "rule", "values": [CONTRAST]}}
    for tone in TONES:
        page.evaluate(
            "(tone) => document.querySelectorAll('[data-tone]').forEach((each) => { each.dataset.tone = tone; })", tone
        )
        assert violations(page, contrast, "decision-guide") == [], tone
        shown.add(
            page.locator("[data-tone]:visible").first.evaluate(
                "(it) => getComputedStyle(it).getPropertyValue('--gc-tone')"
            )
        )
    assert len(shown) == len(TONES), "each tone has a colour of its own"


# what is cut off: more wide inside than outside, where nothing shows or scrolls what is beyond
CUT_OFF = """() => [...document.querySelectorAll('article :is(h1, h2, h3, p, li, a, button, dt, dd, label, summary)')]
  .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
  .filter((each) => ['hidden', 'clip'].includes(getComputedStyle(each).overflowX))
  .map((each) => each.outerHTML.slice(0, 120))"""


@every_page
def test_narrow_screens_and_text_of_twice_the_size_lose_nothing(page: Page, site_url: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    open_page(page, site_url, address)
    assert_no_sideways(page, "320 px")
    # a browser's zoom is half as many pixels, each twice as large
    page.set_viewport_size({"width": 640, "height": 450})
    assert_fits(page, "zoomed")
    page.set_viewport_size({"width": 1280, "height": 900})
    size = float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
    page.evaluate(f"document.documentElement.style.fontSize = '{2 * size}px'")
    assert_fits(page, "larger text")


def assert_no_sideways(page: Page, how: str) -> None:
    width = page.evaluate("document.documentElement.clientWidth")
    holds(lambda: page.evaluate("document.documentElement.scrollWidth") <= width, how)


def assert_fits(page: Page, how: str) -> None:
    """Nothing needs sideways scrolling, and nothing is cut off."""
    assert_no_sideways(page, how)
    becomes(lambda: page.evaluate(CUT_OFF), [], how)


def test_nothing_moves_where_somebody_wants_no_motion(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, site_url, TREE_PAGE)
    page.locator(".gc-answer:visible").last.click()
    moving = "document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 1).length"
    becomes(lambda: page.evaluate(moving), 0)
    becomes(lambda: page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), "auto")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_keep_borders_and_focus_visible(
    page: Page, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    open_page(page, site_url, MIDDLE)
    page.keyboard.press("Tab")
    style = """() => {
          const answer = document.activeElement;
          const box = getComputedStyle(answer.parentElement);
          const ring = getComputedStyle(answer, '::after');
          return {
            border: `${box.borderTopStyle} ${parseFloat(box.borderTopWidth) >= 1}`,
            borderShows: box.borderTopColor !== box.backgroundColor,
            ring: `${ring.outlineStyle} ${parseFloat(ring.outlineWidth) >= 2}`,
            ringShows: ring.outlineColor !== box.backgroundColor,
          };
        }"""
    seen = {"border": "solid true", "borderShows": True, "ring": "solid true", "ringShows": True}
    becomes(lambda: page.evaluate(style), seen)


@pytest.mark.parametrize("way", ["an answer", "the home page", "a link"])
def test_the_way_back_is_fully_visible_below_the_header_of_a_phone(page: Page, site_url: str, way: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    if way == "an answer":
        open_page(page, site_url, TREE_PAGE)
        page.locator(".gc-answer:visible").last.click()
    elif way == "the home page":
        open_page(page, site_url, "")
        page.locator(".gc-triage a[href*='#']").last.click()
    else:
        open_page(page, site_url, STRAIGHT)
    # Nobody goes back to what a link passed over, but to all guides.
    leads_back = page.locator(".gc-leave" if way == "a link" else ".gc-back")
    expect(leads_back).to_be_visible()
    page.wait_for_timeout(300)
    header, back = page.locator(".md-header").bounding_box(), leads_back.bounding_box()
    assert header
    assert back
    assert back["y"] >= header["y"] + header["height"]
    assert back["y"] + back["height"] <= 844
