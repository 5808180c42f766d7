"""An answer whose case the trail can't tell: the rep chooses among its cases."""

import pytest
from good_call.model.guide import read_guide
from good_call.model.node import Question
from playwright.sync_api import Page, expect

from tests.browser.waiting import holds
from tests.own_guide import OWN


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def _unsettled() -> list[tuple[str, str, str]]:
    """Tree, question and answer of every answer to click that leads on by cases."""
    return [
        (tree.id, node.id, answer.id)
        for tree in read_guide(OWN).trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Question) and not node.is_measured
        for answer in node.answers
        if not answer.then.single
    ]


@pytest.mark.parametrize(("tree", "question", "answer"), _unsettled())
def test_an_answer_that_the_trail_cannot_settle_waits_for_its_case(
    page: Page, site_url: str, tree: str, question: str, answer: str
) -> None:
    page.goto(f"{site_url}guides/{tree}/#{question}")
    picked = page.locator(f'.gc-answer[data-answer="{answer}"]')
    item = page.locator(f'[data-node="{question}"] .gc-answers > li', has=picked)
    cases = item.locator(".gc-cases a")
    expect(cases.first).to_be_visible()
    item.locator(".gc-answer").click()
    holds(lambda: page.url.endswith(f"#{question}"))
    cases.last.click()
    expect(page.locator("h2.gc-ask:focus")).to_be_visible()
