"""Every path of every tree, walked to its end in a browser and compared with what the graph says.

All paths are walked inside the page; one path to each end is clicked, gone back and opened again as a rep does it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from good_call.graph.analysis import Analysis
from good_call.graph.unfolding import choose_case
from good_call.model.guide import read_guide
from good_call.model.node import Question, Step
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.journey import Journey, each_after_another, expect_node, journeys, one_to_each_end
from tests.browser.one_page import one_page
from tests.browser.tree_on_screen import Shown, give, wait_for_node
from tests.browser.walked_in_page import enter_in_page, go_back_in_page, walk_in_page
from tests.own_guide import OWN

GUIDE = read_guide(OWN)
# the longest first, so that no worker begins with it when the others are done
TREES = sorted(GUIDE.trees, key=lambda tree: -len(GUIDE.trees[tree].nodes))
each_tree = pytest.mark.parametrize("tree", TREES)


@cache
def all_of(tree: str) -> list[Journey]:
    return journeys(GUIDE.trees[tree], GUIDE)


def wait_until_ready(page: Page) -> None:
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")


def see(page: Page, journey: Journey, position: int) -> None:
    shown = wait_for_node(page, journey.tree.id, journey.nodes[position])
    journey.expect(position, shown)


@each_tree
def test_every_node_is_a_place_to_start_from_and_every_path_leads_to_its_end(
    page: Page, site_url: str, tree: str
) -> None:
    nodes = sorted(Analysis(GUIDE.trees[tree], GUIDE.tree_ids).unfolding.nodes)
    middle = nodes.pop(len(nodes) // 2)
    page.goto(f"{site_url}guides/{tree}/#{middle}")
    wait_until_ready(page)
    for shown in (wait_for_node(page, tree, middle), *enter_in_page(page, tree, nodes)):
        expect_a_start(shown, tree)
    walk_every_path(page, tree)


def expect_a_start(shown: Shown, tree: str) -> None:
    """A link into the middle shows its node, and what should have been asked before."""
    analysis = Analysis(GUIDE.trees[tree], GUIDE.tree_ids)
    expect_node(shown, GUIDE.trees[tree])
    assert shown.trail == []
    assert not shown.notice
    assert shown.first == (analysis.questions_before(shown.node) if shown.straight else [])
    assert shown.straight or analysis.questions_before(shown.node) == []


def walk_every_path(page: Page, tree: str) -> None:
    walked = walk_in_page(page, all_of(tree))
    for journey, (seen, link) in zip(all_of(tree), walked, strict=True):
        assert [shown.node for shown in seen] == journey.nodes, str(journey)
        for position, shown in enumerate(seen):
            journey.expect(position, shown)
        assert link.endswith(f"/guides/{journey.end}/" if journey.hands_over else ""), str(journey)
    assert {journey.end for journey in all_of(tree)} >= set(GUIDE.trees[tree].outcomes)


@each_tree
def test_a_path_to_each_end_is_clicked_gone_back_and_opened_again(page: Page, site_url: str, tree: str) -> None:
    page.goto(f"{site_url}guides/")
    wait_until_ready(page)
    with one_page(page):
        page.locator(f".md-content a[href$='{tree}/']:visible").first.click()
        paths = one_to_each_end(all_of(tree))
        go_there_and_back(page, next(each for each in paths if len(each.nodes) > 1))
        # What two paths have in common is clicked once.
        for before, journey in each_after_another(paths):
            parting = journey.shared_with(before)
            if before:
                go_back_in_page(page, before, parting)
            click_through(page, journey, parting)


def click_through(page: Page, journey: Journey, start: int = 0) -> None:
    """Forwards by clicks, to the end."""
    for position, edge in enumerate(journey.edges[start:], start):
        give(page, edge.answer or "continue", journey.answers.get(edge.node, ""))
        if position + 1 < len(journey.nodes):
            see(page, journey, position + 1)
    if journey.hands_over:
        other = GUIDE.trees[journey.end]
        expect_node(wait_for_node(page, other.id, other.start), other)


def go_there_and_back(page: Page, journey: Journey) -> None:
    """A click forwards, backwards by the browser's own button, forwards and backwards again."""
    see(page, journey, 0)
    give(page, journey.edges[0].answer or "continue", journey.answers.get(journey.edges[0].node, ""))
    see(page, journey, 1)
    for go, position in ((page.go_back, 0), (page.go_forward, 1), (page.go_back, 0)):
        go()
        see(page, journey, position)


@pytest.mark.parametrize("tree", TREES[:1])
def test_a_reload_and_a_new_tab_show_the_same_outcome_with_the_same_trail(page: Page, site_url: str, tree: str) -> None:
    ends_here = [each for each in one_to_each_end(all_of(tree)) if not each.hands_over]
    journey = next(each for each in ends_here if len(each.edges) > 2)
    page.goto(f"{site_url}guides/{tree}/")
    wait_until_ready(page)
    see(page, journey, 0)
    click_through(page, journey)
    page.reload()
    see(page, journey, len(journey.nodes) - 1)
    tab = page.context.new_page()
    tab.goto(page.url)
    see(tab, journey, len(journey.nodes) - 1)
    tab.close()


@pytest.mark.parametrize("tree", [*(pytest.param(each, marks=pytest.mark.nightly) for each in TREES[:1]), *TREES[1:]])
def test_a_path_to_each_end_is_clicked_without_javascript(
    new_context: Callable[..., BrowserContext], site_url: str, tree: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    address = f"{site_url}guides/{tree}/"
    page.goto(address)
    # All of it stands on the page: what two paths have in common is clicked once.
    for before, journey in each_after_another(one_to_each_end(all_of(tree))):
        if before and before.hands_over:
            page.goto(address)
        for position in range(journey.shared_with(before), len(journey.edges)):
            target = (*journey.nodes, journey.end)[position + 1]
            plain_link(page, journey, position).click()
            if position + 1 == len(journey.edges) and journey.hands_over:
                page.wait_for_url(f"**/guides/{target}/")
                start = GUIDE.trees[target].start
                expect(page.locator(f"#{start}")).to_have_text(GUIDE.trees[target].nodes[start].words)
            else:
                page.wait_for_url(f"{address}#{target}")
                expect(page.locator(f"#{target}")).to_be_in_viewport()


def plain_link(page: Page, journey: Journey, position: int) -> Locator:
    """The link of an edge, or of its case: every section stands on the page."""
    edge = journey.edges[position]
    node = journey.tree.nodes[edge.node]
    section = page.locator(f".gc-node[data-node='{node.id}']")
    answer = page.locator(f".gc-answer[data-answer='{edge.answer or 'continue'}']")
    found = node if isinstance(node, Step) else node.answer(edge.answer) if isinstance(node, Question) else None
    assert found
    if found.then.single:
        return section.locator(answer)
    case = choose_case(found.then, {each.question: each.holds for each in journey.trail(position + 1).picked})
    assert case is not None
    return section.locator("li", has=answer).locator(".gc-cases a").nth(case)
