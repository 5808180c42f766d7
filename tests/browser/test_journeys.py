"""Every path of every tree, clicked to its end in a browser and compared with what the graph says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from good_call.graph.analysis import Analysis
from good_call.graph.trail import Trail, follow
from good_call.graph.unfolding import Edge, choose_case
from good_call.model.guide import read_guide
from good_call.model.identifier import slug
from good_call.model.node import Outcome, Question, Step
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.given_answers import GivenAnswers
from tests.browser.tree_on_screen import Shown, give, wait_for_node
from tests.conftest import ROOT

GUIDE = read_guide(ROOT)
TREES = sorted(GUIDE.trees)


@dataclass
class Walk:
    """All paths of a tree, one edge after another; an edge that several paths begin with is walked once.

    `answers` are those of the path so far, `new_end` says that no path before led to where this edge leads.
    """

    tree: Tree
    answers: dict[str, Given] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)
    paths: int = 0

    def __post_init__(self) -> None:
        self.analysis = Analysis(self.tree, GUIDE.tree_ids)
        self._given = GivenAnswers(self.tree)

    def edges(self, state: int) -> Iterator[Edge]:
        """The ways on from a state, each with its answer added to the trail while it is walked."""
        for edge in self.analysis.unfolding.edges[state]:
            if edge.node in self.tree.questions:
                # every other path takes the upper end of a range
                self.answers[edge.node] = self._given.along(edge, upper=self.paths % 2 == 1)
            yield edge
            self.answers.pop(edge.node, None)

    def node(self, state: int) -> str:
        """The node of a state, or the tree that takes over."""
        return self.analysis.unfolding.states[state].node

    def hands_over(self, state: int) -> bool:
        return self.analysis.unfolding.states[state].hands_over

    def trail(self) -> Trail:
        """What the graph makes of the answers given so far."""
        return follow(self.tree, self.answers)

    def is_new_end(self, state: int) -> bool:
        """Whether this is the first path to an end."""
        if self.analysis.unfolding.edges[state]:
            return False
        self.paths += 1
        known = self.node(state) in self.ends
        self.ends.add(self.node(state))
        return not known


@pytest.fixture(params=TREES)
def walk(request: pytest.FixtureRequest) -> Walk:
    return Walk(GUIDE.trees[request.param])


def expect_trail(shown: Shown, walk: Walk) -> None:
    """The trail on the screen is the one that the graph computes."""
    trail = walk.trail()
    questions = [walk.tree.questions[each.question] for each in trail.picked]
    # the graph goes on through steps, which a rep reads one by one
    assert shown.path == list(trail.passed[: trail.passed.index(shown.node) + 1])
    assert shown.trail == [f"{each.question}={each.answer.id}" for each in trail.picked]
    assert shown.asked == [question.ask for question in questions]
    assert shown.given == [each.answer.answer for each in trail.picked]
    assert not shown.straight
    assert not shown.notice
    assert not shown.first
    expect_node(shown, walk.tree)


def expect_node(shown: Shown, tree: Tree) -> None:
    """The node on the screen is the tree's own, in its own words."""
    node = tree.nodes[shown.node]
    assert shown.heading == node.words
    assert shown.kind == node.form_name
    if isinstance(node, Outcome):
        assert shown.verdict == slug(node.verdict)
    if isinstance(node, Question) and not shown.straight:
        assert shown.progress == f"Question {len(shown.trail) + 1}"


def wait_until_ready(page: Page) -> None:
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")


def open_from_index(page: Page, site_url: str, tree: str) -> None:
    """Come to a tree as a rep does, by instant navigation."""
    page.goto(f"{site_url}guides/")
    wait_until_ready(page)
    page.evaluate("window.stayed = true")
    page.locator(f".gc-card[data-tree='{tree}'] a").click()


class Clicks:
    """A walk with JavaScript: forwards by clicks, backwards by the browser's history."""

    def __init__(self, walk: Walk, page: Page) -> None:
        self._walk = walk
        self._page = page
        self._followed: set[tuple[str, str, str]] = set()

    def run(self) -> None:
        self._on(0)
        assert self._page.evaluate("window.stayed"), "a whole page was loaded where instant navigation should do"

    def _on(self, state: int) -> set[str]:
        """Walk everything after a state; the ends that are reached for the first time."""
        new: set[str] = set()
        here = self._walk.node(state)
        self._see(here)
        for edge in self._walk.edges(state):
            if self._is_followed(edge):
                self._walk.is_new_end(edge.target)
                continue
            give(self._page, edge.answer or "continue", self._walk.answers.get(edge.node, ""))
            fresh = self._arrive(edge.target)
            self._page.go_back()
            self._see_before(edge)
            if fresh:
                self._page.go_forward()
                self._arrive_again(edge.target)
                self._page.go_back()
                self._see_before(edge)
            if self._walk.hands_over(edge.target):
                self._followed.add((edge.node, edge.answer, self._walk.node(edge.target)))
            new |= fresh
        return new

    def _is_followed(self, edge: Edge) -> bool:
        """Whether this link to another tree was followed before: then its address is enough."""
        link = self._page.locator(f".gc-answer[data-answer='{edge.answer}']:visible")
        target = self._walk.node(edge.target)
        if (edge.node, edge.answer, target) not in self._followed or not link.count():
            return False
        assert str(link.get_attribute("href")).endswith(f"/{target}/")
        return True

    def _arrive(self, state: int) -> set[str]:
        end = self._walk.node(state)
        if self._walk.hands_over(state):
            self._arrive_again(state)
            return {end} if self._walk.is_new_end(state) else set()
        if self._walk.analysis.unfolding.edges[state]:
            return self._on(state)
        self._see(end)
        if not self._walk.is_new_end(state):
            return set()
        self._come_back_by_address(end)
        return {end}

    def _arrive_again(self, state: int) -> None:
        node = self._walk.node(state)
        if not self._walk.hands_over(state):
            self._see(node)
            return
        start = GUIDE.trees[node].start
        expect_node(wait_for_node(self._page, node, start), GUIDE.trees[node])

    def _see(self, node: str) -> None:
        expect_trail(wait_for_node(self._page, self._walk.tree.id, node), self._walk)

    def _see_before(self, edge: Edge) -> None:
        given = self._walk.answers.pop(edge.node, None)
        self._see(edge.node)
        if given is not None:
            self._walk.answers[edge.node] = given

    def _come_back_by_address(self, end: str) -> None:
        """A reload shows the same outcome with the same trail, and so does a new tab with the copied address."""
        self._page.reload()
        self._see(end)
        wait_until_ready(self._page)
        self._page.evaluate("window.stayed = true")
        # what a new tab adds to a reload is the same for every outcome
        if len(self._walk.ends & set(self._walk.tree.outcomes)) > 1:
            return
        tab = self._page.context.new_page()
        tab.goto(self._page.url)
        expect_trail(wait_for_node(tab, self._walk.tree.id, end), self._walk)
        tab.close()


def test_every_path_is_clicked_to_its_end(page: Page, site_url: str, walk: Walk) -> None:
    open_from_index(page, site_url, walk.tree.id)
    Clicks(walk, page).run()
    assert walk.paths == walk.analysis.path_count
    assert walk.ends >= set(walk.tree.outcomes)


class Links:
    """A walk without JavaScript: every section stands on the page, so a link is all that is needed."""

    def __init__(self, walk: Walk, page: Page, address: str) -> None:
        self._walk = walk
        self._page = page
        self._address = address
        self._followed: set[str] = set()

    def run(self, state: int = 0) -> None:
        for edge in self._walk.edges(state):
            target = self._walk.node(edge.target)
            self._walk.is_new_end(edge.target)
            link = self._link(edge)
            if self._walk.hands_over(edge.target):
                self._hand_over(link, target)
                continue
            link.click()
            assert self._page.url == f"{self._address}#{target}"
            expect(self._page.locator(f"#{target}")).to_be_in_viewport()
            self.run(edge.target)

    def _link(self, edge: Edge) -> Locator:
        node = self._walk.tree.nodes[edge.node]
        section = self._page.locator(f".gc-node[data-node='{node.id}']")
        answer = self._page.locator(f".gc-answer[data-answer='{edge.answer or 'continue'}']")
        if isinstance(node, Step):
            then = node.then
        else:
            assert isinstance(node, Question)
            found = node.answer(edge.answer)
            assert found
            then = found.then
        if then.single:
            return section.locator(answer)
        memory = {each.question: each.holds for each in self._walk.trail().picked}
        case = choose_case(then, memory)
        assert case is not None
        return section.locator("li", has=answer).locator(".gc-cases a").nth(case)

    def _hand_over(self, link: Locator, target: str) -> None:
        """Follow a link to another tree; where its like was followed before, its address is enough."""
        tree = GUIDE.trees[target]
        if target in self._followed:
            expect(link).to_have_attribute("href", f"../{target}/")
            return
        self._followed.add(target)
        link.click()
        self._page.wait_for_url(f"**/guides/{target}/")
        expect(self._page.locator(f"#{tree.start}")).to_have_text(tree.nodes[tree.start].words)
        self._page.goto(self._address)


def test_every_path_is_clicked_to_its_end_without_javascript(
    new_context: Callable[..., BrowserContext], site_url: str, walk: Walk
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    address = f"{site_url}guides/{walk.tree.id}/"
    page.goto(address)
    Links(walk, page, address).run()
    assert walk.paths == walk.analysis.path_count


def test_every_node_is_a_place_to_start_from(page: Page, site_url: str, walk: Walk) -> None:
    """A link into the middle shows its node, and what should have been asked before."""
    address = f"{site_url}guides/{walk.tree.id}/"
    nodes = sorted(walk.analysis.unfolding.nodes)
    for number, node in enumerate(nodes):
        if number == len(nodes) // 2:
            page.goto("about:blank")
        page.goto(f"{address}#{node}")
        shown = wait_for_node(page, walk.tree.id, node)
        expect_node(shown, walk.tree)
        assert shown.trail == []
        assert not shown.notice
        if shown.straight:
            assert shown.first == walk.analysis.questions_before(node)
        else:
            assert walk.analysis.questions_before(node) == []
