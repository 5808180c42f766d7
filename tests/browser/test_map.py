"""The map of a tree in a real browser: its links, the lit path, and how it fits."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from good_call.model.guide import read_guide
from playwright.sync_api import BrowserContext, Page, Route, expect

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


def test_nothing_of_the_map_is_in_the_way_until_it_is_opened(opened: Page) -> None:
    expect(opened.locator(".gc-map-scroll")).to_be_hidden()
    expect(opened.locator(".gc-outline ul").first).to_be_hidden()
    opened.set_viewport_size({"width": 390, "height": 844})
    expect(opened.locator(".gc-map")).not_to_be_in_viewport()


def test_every_node_of_the_drawing_opens_its_question_step_or_outcome(opened: Page) -> None:
    open_map(opened)
    for node in NODES:
        opened.locator(f".gc-map-node[data-node='{node}']").click()
        wait_for_node(opened, TREE, node)


def test_every_node_of_the_list_opens_its_question_step_or_outcome(opened: Page) -> None:
    opened.locator(".gc-outline > summary").click()
    for node in NODES:
        opened.locator(f".gc-outline [data-node='{node}']:not([data-place])").click()
        wait_for_node(opened, TREE, node)


def test_a_node_of_the_drawing_is_opened_by_keyboard(opened: Page) -> None:
    open_map(opened)
    node = opened.locator(".gc-map-node[data-node='carry-on']")
    node.focus()
    opened.keyboard.press("Enter")
    wait_for_node(opened, TREE, "carry-on")


def test_a_tree_that_takes_over_is_opened_from_the_drawing(page: Page, site_url: str) -> None:
    tree, other = HANDING_OVER
    page.goto(f"{site_url}guides/{tree}/")
    open_map(page)
    page.locator(f".gc-map-node[data-node='{other}']").click()
    wait_for_node(page, other, GUIDE.trees[other].start)


def test_going_to_a_page_with_a_map_and_on_from_there_needs_no_reload(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guides/")
    # Before the theme has come, a link loads a whole page.
    page.wait_for_function("() => window.document$")
    page.evaluate("window.here = true")
    page.locator(f".gc-card[data-tree='{TREE}'] a").click()
    wait_for_node(page, TREE, GUIDE.trees[TREE].start)
    pick(page, "it-holds")
    open_map(page)
    expect_lit(page, ".gc-map-node", ("data-node",), ["danger", "our-work"])
    page.locator(".md-logo:visible").first.click()
    expect(page.locator(".gc-triage")).to_be_visible()
    holds(lambda: page.evaluate("window.here"))


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


def test_a_node_on_the_own_path_is_gone_back_to_with_the_trail(opened: Page) -> None:
    for answer in ("it-holds", "looked", "rides-again"):
        pick(opened, answer)
    wait_for_node(opened, TREE, "limits")
    open_map(opened)
    opened.locator(".gc-map-node[data-node='our-work']").click()
    shown = wait_for_node(opened, TREE, "our-work")
    assert shown.trail == ["danger=it-holds", "our-work=looked", "wish=rides-again"]
    opened.go_back()
    wait_for_node(opened, TREE, "limits")


@pytest.mark.parametrize("tree", sorted(GUIDE.trees))
def test_words_stay_inside_their_boxes(page: Page, site_url: str, tree: str) -> None:
    page.goto(f"{site_url}guides/{tree}/")
    open_map(page)
    becomes(lambda: page.evaluate(OUTSIDE), [])


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


@pytest.mark.parametrize("width", [320, 390])
def test_the_drawing_fits_a_phone_and_scrolls_inside_it_once_it_is_larger(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 640})
    for summary in opened.locator(".gc-map > details > summary").all():
        summary.click()
    holds(lambda: opened.evaluate("document.documentElement.scrollWidth") <= width)
    listed, drawn = opened.locator(".gc-outline").bounding_box(), opened.locator(".gc-drawing").bounding_box()
    assert listed
    assert drawn
    assert listed["y"] < drawn["y"]
    opened.locator(".gc-drawing[data-size]").wait_for()
    is_wider = "(each) => each.scrollWidth > each.clientWidth"
    holds(lambda: not opened.locator(".gc-map-scroll").evaluate(is_wider))
    for _ in range(2):
        opened.get_by_role("button", name="Larger").click()
    holds(lambda: opened.locator(".gc-map-scroll").evaluate(is_wider))
    holds(lambda: opened.evaluate("document.documentElement.scrollWidth") <= width)


def test_map_and_list_work_without_a_script(new_context: Callable[..., BrowserContext], site_url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site_url}guides/{TREE}/")
    open_map(page)
    page.locator(".gc-map-node[data-node='carry-on']").click()
    holds(lambda: page.url.endswith("#carry-on"))
    expect(page.locator("#carry-on")).to_be_in_viewport()


def test_the_search_finds_a_question_once(opened: Page) -> None:
    found = (
        "fetch('../../search/search_index.json').then((each) => each.json())"
        ".then(({docs}) => docs.filter(({text}) => /Everything as a|[(]above[)]/.test(text)).length)"
    )
    becomes(lambda: opened.evaluate(found), 0)


def test_a_map_that_is_opened_before_the_element_has_come_is_lit_once_it_is_there(page: Page, site_url: str) -> None:
    def come_late(route: Route) -> None:
        page.wait_for_timeout(5000)
        route.continue_()

    page.route("**/assets/gc/decision-guide.js*", come_late)
    page.goto(f"{site_url}guides/{TREE}/", wait_until="commit")
    page.locator(".gc-map > details > summary").first.click()
    page.wait_for_function("() => document.querySelector('.gc-map [data-node].gc-lit')")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_what_opens_the_map_is_one_line(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}guides/mend-or-replace/")
    for each in page.locator(".gc-map > details > summary").all():
        holds(lambda each=each: (box := each.bounding_box()) and box["height"] <= 44)  # type: ignore[misc]
