"""WCAG 2.2 AA on every kind of page, as far as a machine can tell, and for eyes and hands that need more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Literal

import pytest
from good_call.model.house import TONES
from playwright.sync_api import Page, expect

from tests.browser.broken_rules import broken_rules, faint
from tests.browser.waiting import becomes, last_read

TREE_PAGE = "guides/mend-or-replace/"
MIDDLE = f"{TREE_PAGE}#wish;danger=it-holds;our-work=looked"
OUTCOME = f"{TREE_PAGE}#put-it-right;danger=it-holds;our-work=was-ours"
STRAIGHT = f"{TREE_PAGE}#put-it-right"
WORKSHEET = "guides/mend-or-replace/#cost"
PAGES = {
    "ways in": ("", "guides/", "404.html", "opening-hours/"),
    "a tree": (STRAIGHT, TREE_PAGE, MIDDLE, OUTCOME, WORKSHEET),
    "sources": ("articles/safe-rides/", "articles/", "principles/", "policies/"),
    "practice": ("practice/", "practice/mend-or-replace/"),
    "health": ("health/", "health/mend-or-replace/"),
    "references": ("trainers/form/", "trainers/rules/"),
}
"""Every kind of page; those of a row are opened in one tab, one after the other."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PALETTES = {"light": "default", "dark": "slate"}

WIDE_CODE_HAS_KEYS = """() => [...document.querySelectorAll('pre > code')].every(
  (each) => each.scrollWidth <= each.clientWidth || each.hasAttribute('tabindex'))"""


def open_page(page: Page, site_url: str, address: str) -> None:
    """Open it with everything unfolded that can be; go on in an opened page where the fragment alone is another."""
    page.goto(f"{site_url}{address}")
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")
    node = address.partition("#")[2].partition(";")[0]
    if node:
        expect(page.locator(f".gc-node[data-node='{node}']")).to_be_visible()
    page.evaluate("document.querySelectorAll('article details').forEach((each) => { each.open = true; })")
    # The theme lets a wide block of code be scrolled by keys a moment after it has come.
    page.wait_for_function(WIDE_CODE_HAS_KEYS)


def put_on(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the device like another palette, and wait until the page has it on."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", PALETTES[scheme])


def resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(WIDE_CODE_HAS_KEYS)


@pytest.mark.parametrize("addresses", PAGES.values(), ids=PAGES.keys())
def test_no_rule_is_broken_and_nothing_is_lost(page: Page, site_url: str, addresses: tuple[str, ...]) -> None:
    """In either palette and size, on narrow screens, and with text of twice the size."""
    # without motion nothing is measured half faded in
    page.emulate_media(reduced_motion="reduce")
    found: list[str] = []
    for address, schemes in zip(addresses, cycle((SCHEMES, SCHEMES[::-1])), strict=False):
        page.set_viewport_size({"width": 320, "height": 568})
        open_page(page, site_url, address)
        looked = looks(page, schemes, long=address in PAGES["references"])
        found += [f"{address or 'home'}, {how}: {line}" for how, lines in looked for line in lines]
    assert not found, "\n".join(found)


def looks(page: Page, schemes: Iterable[Literal["light", "dark"]], *, long: bool) -> Iterator[tuple[str, list[str]]]:
    """What is lost and what breaks a rule, look by look; a long page is judged by one part of each kind.

    Colours don't depend on the size: each page is judged in one palette on a wide screen and in the other on a narrow
    one, and the next of its row the other way round.
    """
    yield "320 px", lost(page, SIDEWAYS)
    # a browser's zoom is half as many pixels, each twice as large
    resize(page, 640, 450)
    yield "zoomed", lost(page)
    resize(page, 1280, 900)
    root = page.locator(":root")
    root.evaluate("(it) => { it.style.fontSize = `${2 * parseFloat(getComputedStyle(it).fontSize)}px`; }")
    yield "larger text", lost(page)
    root.evaluate("(it) => { it.style.fontSize = ''; }")
    if long:
        page.evaluate(ONE_OF_EACH_KIND)
    first, second = schemes
    put_on(page, first)
    yield f"1280 px, {first}", broken_rules(page)
    resize(page, 390, 844)
    put_on(page, second)
    yield f"390 px, {second}", broken_rules(page)


# the long references are made of little more than signs of code and rows of tables; what is empty is of another kind
ONE_OF_EACH_KIND = """() => {
  for (const alike of ['pre span:not(:has(*))', 'tbody > tr', '.highlight', 'p']) {
    const kinds = new Set();
    for (const each of document.querySelectorAll(`article :is(${alike}):not(decision-guide *)`)) {
      const worded = each.outerHTML.replace(/>[^<]*[^<\\s][^<]*/g, '>…');
      const kind = worded.replace(/ (id|href|title|for|name)="[^"]+"/g, '');
      if (kinds.has(kind)) each.remove();
      kinds.add(kind);
    }
  }
}"""
SIDEWAYS = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? ['it scrolls sideways'] : []"""
# what is cut off: more wide inside than outside, where nothing shows or scrolls what is beyond
CUT_OFF = """() => [...document.querySelectorAll('article :is(h1, h2, h3, p, li, a, button, dt, dd, label, summary)')]
  .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
  .filter((each) => ['hidden', 'clip'].includes(getComputedStyle(each).overflowX))
  .map((each) => `cut off: ${each.outerHTML.slice(0, 120)}`)"""


def lost(page: Page, *looks: str) -> list[str]:
    """What needs sideways scrolling or is cut off, once the page has settled."""
    return last_read(lambda: [line for each in looks or (SIDEWAYS, CUT_OFF) for line in page.evaluate(each)], [])


def test_every_tone_can_be_read(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, site_url, OUTCOME)
    found: list[str] = []
    for scheme in SCHEMES:
        put_on(page, scheme)
        shown: set[str] = set()
        for tone in TONES:
            page.evaluate(
                "(tone) => document.querySelectorAll('[data-tone]').forEach((each) => { each.dataset.tone = tone; })",
                tone,
            )
            found += [f"{tone}, {scheme}: {line}" for line in faint(page, "decision-guide")]
            shown.add(
                page.locator("[data-tone]:visible").first.evaluate(
                    "(it) => getComputedStyle(it).getPropertyValue('--gc-tone')"
                )
            )
        assert len(shown) == len(TONES), "each tone has a colour of its own"
    assert not found, "\n".join(found)


def test_nothing_moves_where_somebody_wants_no_motion(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, site_url, TREE_PAGE)
    page.locator(".gc-answer:visible").last.click()
    moving = "document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 1).length"
    becomes(lambda: page.evaluate(moving), 0)
    becomes(lambda: page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), "auto")


def test_forced_colours_keep_borders_and_focus_visible(page: Page, site_url: str) -> None:
    page.emulate_media(forced_colors="active")
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
    for scheme in SCHEMES:
        put_on(page, scheme)
        becomes(lambda: page.evaluate(style), seen, scheme)


def by_an_answer(page: Page, site_url: str) -> None:
    open_page(page, site_url, TREE_PAGE)
    page.locator(".gc-answer:visible").last.click()


def from_the_home_page(page: Page, site_url: str) -> None:
    open_page(page, site_url, "")
    page.locator(".gc-triage a[href*='#']").last.click()


def by_a_link(page: Page, site_url: str) -> None:
    page.goto("about:blank")
    open_page(page, site_url, STRAIGHT)


def test_the_way_back_is_fully_visible_below_the_header_of_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    # Nobody goes back to what a link passed over, but to all guides.
    for come, back in ((by_an_answer, ".gc-back"), (from_the_home_page, ".gc-back"), (by_a_link, ".gc-leave")):
        come(page, site_url)
        leads_back = page.locator(back)
        expect(leads_back).to_be_visible()
        page.wait_for_timeout(300)
        top, bottom = page.evaluate(EDGES, back)
        assert top >= 0, come.__name__
        assert bottom <= 844, come.__name__


EDGES = """(name) => {
  const header = document.querySelector('.md-header').getBoundingClientRect();
  const {top, bottom} = document.querySelector(name).getBoundingClientRect();
  return [top - header.bottom, bottom];
}"""
