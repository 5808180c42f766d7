"""The map of a tree in a real browser: its links, the lit path, and how it fits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.each_of import each_of
from tests.browser.one_page import one_page
from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes, holds
from tests.own_guide import OWN

GUIDE = read_guide(OWN)
TREE = "mend-or-replace"
NODES = GUIDE.trees[TREE].nodes
HANDING_OVER = next(
    (tree.id, target)
    for tree in GUIDE.trees.values()
    for _, _, then in tree.ways()
    for target in then.targets
    if target in GUIDE.trees
)
HAND_OVERS = {target for _, _, then in GUIDE.trees[TREE].ways() for target in then.targets if target in GUIDE.trees}
OUTSIDE = """() => [...document.querySelectorAll('.gc-map-node')].filter((node) => {
  node.classList.add('gc-lit');
  const [words, shape] = ['text', 'rect, path'].map((each) => node.querySelector(each).getBBox());
  return words.width > shape.width - 8 || words.height > shape.height;
}).map((node) => node.dataset.node)"""
ONE_LINE = """(all) => all.map((each) => each.getBoundingClientRect().height).map((high) => high > 0 && high <= 44)"""

DRAW = """(text) => {
  const {body} = new DOMParser().parseFromString(text, 'text/html');
  document.querySelector('.gc-map-drawing').replaceWith(body.querySelector('.gc-map-drawing'));
}"""


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


@pytest.fixture
def opened(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}guides/{TREE}/")
    wait_for_node(page, TREE, GUIDE.trees[TREE].start)
    return page


def open_map(page: Page) -> None:
    page.locator(".gc-drawing > summary").click()


def pick(page: Page, answer: str) -> None:
    page.locator(f".gc-answer[data-answer='{answer}']:visible").click()


# Asked again until it is so: what is lit follows the element, and nothing says when.
LIT = """([selector, names, wanted]) => {
  const lit = [...document.querySelectorAll(`${selector}.gc-lit`)];
  const found = lit.map((each) => names.map((name) => each.getAttribute(name)).join(' '));
  return JSON.stringify(found.sort()) === JSON.stringify(wanted);
}"""


def expect_lit(page: Page, selector: str, names: tuple[str, ...], wanted: list[str]) -> None:
    """Wait until these are lit and no others: each told by its attributes."""
    page.wait_for_function(LIT, arg=[selector, list(names), sorted(wanted)])


def _fits_a_phone_and_scrolls_once_it_is_larger(opened: Page) -> None:
    opened.set_viewport_size({"width": 320, "height": 640})
    for summary in opened.locator(".gc-map > details > summary").all():
        summary.click()
    opened.locator(".gc-drawing[data-size]").wait_for()
    listed, drawn = opened.locator(".gc-outline").bounding_box(), opened.locator(".gc-drawing").bounding_box()
    assert listed
    assert drawn
    assert listed["y"] < drawn["y"]
    is_wider = "(each) => each.scrollWidth > each.clientWidth"

    def look(width: int) -> None:
        opened.set_viewport_size({"width": width, "height": 640})
        holds(lambda: opened.evaluate("document.documentElement.scrollWidth") <= width)
        holds(lambda: not opened.locator(".gc-map-scroll").evaluate(is_wider))
        for _ in range(2):
            opened.get_by_role("button", name="Larger").click()
        holds(lambda: opened.locator(".gc-map-scroll").evaluate(is_wider))
        holds(lambda: opened.evaluate("document.documentElement.scrollWidth") <= width)
        opened.locator("[data-zoom=fit]").click()

    # It was fitted to 320 pixels: that it fits again shows once it was wider.
    each_of((390, 320), look)


def test_what_opens_the_map_is_one_line_alone_and_the_drawing_fits_a_phone_and_scrolls_inside_it(opened: Page) -> None:
    expect(opened.locator(".gc-map-scroll")).to_be_hidden()
    expect(opened.locator(".gc-outline ul").first).to_be_hidden()
    summaries = opened.locator(".gc-map > details > summary")

    def look(width: int) -> None:
        opened.set_viewport_size({"width": width, "height": 800})
        becomes(lambda: summaries.evaluate_all(ONE_LINE), [True, True])

    each_of((320, 768, 1280), look)
    opened.set_viewport_size({"width": 390, "height": 844})
    expect(opened.locator(".gc-map")).not_to_be_in_viewport()
    _fits_a_phone_and_scrolls_once_it_is_larger(opened)


def test_every_node_of_the_list_and_of_the_drawing_opens_its_question_step_or_outcome(opened: Page) -> None:
    outline = opened.locator(".gc-outline > summary")
    outline.click()
    for node in NODES:
        opened.locator(f".gc-outline [data-node='{node}']:not([data-place])").click()
        wait_for_node(opened, TREE, node)
    outline.click()
    open_map(opened)
    for node in NODES:
        opened.locator(f".gc-map-node[data-node='{node}']").click()
        wait_for_node(opened, TREE, node)


def test_a_tree_that_takes_over_is_opened_from_the_drawing(page: Page, site_url: str) -> None:
    tree, other = HANDING_OVER
    page.goto(f"{site_url}guides/{tree}/")
    open_map(page)
    page.locator(f".gc-map-node[data-node='{other}']").click()
    wait_for_node(page, other, GUIDE.trees[other].start)


def test_going_to_a_page_with_a_map_and_on_from_there_needs_no_reload(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/")
    with one_page(page):
        page.locator(f".gc-card[data-tree='{TREE}'] a").click()
        wait_for_node(page, TREE, GUIDE.trees[TREE].start)
        pick(page, "it-holds")
        open_map(page)
        expect_lit(page, ".gc-map-node", ("data-node",), ["danger", "our-work"])
        page.locator(".md-logo:visible").first.click()
        expect(page.locator(".gc-triage")).to_be_visible()


def test_the_path_so_far_is_lit_with_its_answers(opened: Page) -> None:
    open_map(opened)
    expect_lit(opened, ".gc-map-node", ("data-node",), ["danger"])
    given = ("it-holds", "looked", "rides-again", "may-not-know")
    for answer in given:
        pick(opened, answer)
    path = ["danger", "our-work", "wish", "limits", "say-what-it-does"]
    wait_for_node(opened, TREE, path[-1])
    expect_lit(opened, ".gc-map-node", ("data-node",), path)
    # two answers lead from here to the same question: only the given one is lit
    ways = [f"{one} {other} {answer}" for (one, other), answer in zip(pairwise(path), given, strict=True)]
    expect_lit(opened, ".gc-map-way", ("data-from", "data-to", "data-answer"), ways)
    expect(opened.locator(".gc-map-node[aria-current=step]")).to_have_attribute("data-node", path[-1])
    opened.locator(".gc-map-scroll").scroll_into_view_if_needed()
    expect(opened.locator(".gc-map-node[aria-current=step]")).to_be_in_viewport()
    # A node on the own path is gone back to with the trail.
    opened.locator(".gc-map-node[data-node='our-work']").click()
    shown = wait_for_node(opened, TREE, "our-work")
    assert shown.trail == [f"{node}={answer}" for node, answer in zip(path, given, strict=False)]
    opened.go_back()
    wait_for_node(opened, TREE, path[-1])


def test_words_stay_inside_their_boxes(opened: Page, site: Path) -> None:
    open_map(opened)

    def look(tree: str) -> None:
        opened.evaluate(DRAW, (site / "guides" / tree / "index.html").read_text(encoding="utf-8"))
        holds(lambda: opened.locator(f".gc-map-node[data-node='{GUIDE.trees[tree].start}']").is_visible())
        becomes(lambda: opened.evaluate(OUTSIDE), [])

    each_of(sorted(GUIDE.trees), look)


def test_every_node_has_a_name_and_a_place_in_the_order_of_the_keyboard(opened: Page) -> None:
    open_map(opened)
    links = opened.get_by_role("region", name="Map").get_by_role("link")
    expect(links).to_have_count(len(NODES) + len(HAND_OVERS))
    expect(opened.get_by_role("link", name="Question: Could they come to harm")).to_be_visible()
    # The strip comes when the script has fitted the map.
    expect(opened.locator("[data-zoom]:visible")).to_have_count(3)
    opened.locator(".gc-drawing > summary").focus()
    for size in ("out", "in", "fit"):
        opened.keyboard.press("Tab")
        expect(opened.locator(f"[data-zoom={size}]")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(opened.locator(".gc-map-scroll")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(opened.locator(".gc-map-node").first).to_be_focused()
    opened.locator(".gc-map-node[data-node='carry-on']").focus()
    opened.keyboard.press("Enter")
    wait_for_node(opened, TREE, "carry-on")


def test_map_and_list_work_without_a_script(new_context: Callable[..., BrowserContext], site_url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site_url}guides/{TREE}/")
    open_map(page)
    page.locator(".gc-map-node[data-node='carry-on']").click()
    holds(lambda: page.url.endswith("#carry-on"))
    expect(page.locator("#carry-on")).to_be_in_viewport()


def test_the_search_finds_a_question_once(site: Path) -> None:
    found = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    assert found
    assert [each for each in found if re.search(r"Everything as a|[(]above[)]", each["text"])] == []


def test_a_map_that_is_opened_before_the_element_has_come_is_lit_once_it_is_there(page: Page, site_url: str) -> None:
    def come_late(route: Route) -> None:
        page.wait_for_timeout(5000)
        route.continue_()

    page.route("**/assets/gc/decision-guide.js*", come_late)
    page.goto(f"{site_url}guides/{TREE}/", wait_until="commit")
    page.locator(".gc-map > details > summary").first.click()
    page.wait_for_function("() => document.querySelector('.gc-map [data-node].gc-lit')")
