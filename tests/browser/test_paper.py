"""What a printer gets of the site itself: dark ink on white, an outcome on one sheet, a tree on few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes, holds

TREE = "mend-or-replace"
OUTCOME = f"guides/{TREE}/#put-it-right;danger=it-holds;our-work=was-ours"
PALETTES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def page(used_page: Page) -> Iterator[Page]:
    yield used_page
    used_page.emulate_media(color_scheme="null")


def sheets(page: Page) -> int:
    return len(SHEET.findall(page.pdf(format="A4")))


COLOURS = """() => {
  const of = (selector) => getComputedStyle(document.querySelector(selector));
  return [of('body').backgroundColor, of('.gc-ask').color, of('.gc-say li').color];
}"""
WHITE = "rgb(255, 255, 255)"
INK = "rgb(21, 38, 42)"
# Numbers of actions that are higher than their action, and so lie over the next one.
TOO_HIGH = """() => [...document.querySelectorAll('.gc-do li')].filter((item) => item.checkVisibility()
  && parseFloat(getComputedStyle(item, '::before').height) > item.getBoundingClientRect().height).length"""


def test_an_outcome_and_its_trail_fit_on_one_white_sheet_whatever_the_screen_is(page: Page, site_url: str) -> None:
    page.goto(site_url + OUTCOME)
    wait_for_node(page, TREE, "put-it-right")
    assert sheets(page) == 1
    for palette in PALETTES:
        page.emulate_media(color_scheme=palette, media="screen")
        becomes(lambda: page.evaluate(COLOURS)[1] == INK, palette == "light", f"the screen isn't {palette}")
        page.emulate_media(color_scheme=palette, media="print")
        becomes(lambda: page.evaluate(COLOURS), [WHITE, INK, INK], f"the screen is {palette}")
    expect(page.locator(".gc-node:visible .gc-do li")).not_to_have_count(0)
    becomes(lambda: page.evaluate(TOO_HIGH), 0)
    expect(page.locator(".gc-actions")).to_be_hidden()


def test_a_whole_tree_takes_fewer_sheets_than_half_its_nodes(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/{TREE}/")
    wait_for_node(page, TREE, "danger")
    assert 1 < sheets(page) <= 6


def test_an_outcome_fits_one_sheet(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/lend-a-bicycle/#lend-it-once")
    expect(page.locator(".gc-copy-notes")).to_be_visible()
    holds(lambda: re.search(rb"/Count 1\b", page.pdf(format="A4")))
