"""A rep without a mouse: from the home page to copied notes, and every stop on the way in its order."""

from __future__ import annotations

import pytest
from good_call.model.guide import read_guide
from playwright.sync_api import Page, expect

from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes, holds
from tests.own_guide import OWN

TREES = read_guide(OWN).trees
NAME_OF_FOCUS = """() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent;
  return label.trim().replace(/\\s+/g, ' ');
}"""


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


def tab(page: Page) -> str:
    """The name of the next stop."""
    page.keyboard.press("Tab")
    return str(page.evaluate(NAME_OF_FOCUS))


def stops_until(page: Page, name: str) -> list[str]:
    stops: list[str] = []
    while name not in stops and len(stops) < 60:
        stops.append(tab(page))
    return stops


@pytest.fixture
def home(page: Page, site_url: str) -> Page:
    page.goto(site_url)
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")
    return page


def test_the_first_stops_lead_straight_to_what_is_happening(home: Page) -> None:
    asked = TREES["start-here"].questions[TREES["start-here"].start].answers
    stops = stops_until(home, asked[-1].answer)
    assert stops[-len(asked) :] == [answer.answer for answer in asked]
    assert "Search" in stops
    assert "Guides" in stops


def test_from_the_home_page_to_copied_notes(home: Page) -> None:
    home.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stops_until(home, "They are angry, or we are")
    home.keyboard.press("Enter")
    wait_for_node(home, "start-here", "how-angry")
    tree = TREES["mend-or-replace"]
    _press_answer(home, "mend-or-replace")
    shown = wait_for_node(home, tree.id, tree.start)
    # the page came by instant navigation: a screen reader hears the question
    expect(home.locator(f"#{tree.start}")).to_be_focused()
    for key, node in (("2", "our-work"), ("1", "put-it-right")):
        home.keyboard.press(key)
        shown = wait_for_node(home, tree.id, node)
    expect(home.locator(f"#{shown.node}")).to_be_focused()
    stops = stops_until(home, "Copy notes")
    assert stops[-2:] == ["Add a line of your own (only copied, never kept)", "Copy notes"]
    home.keyboard.press("Enter")
    expect(home.locator(".gc-done")).to_have_text("Copied")
    holds(lambda: shown.heading in home.evaluate("navigator.clipboard.readText()"))
    changes = [f"Change: {words}" for words in shown.asked]
    assert [each for each in stops_until(home, changes[-1]) if each.startswith("Change: ")] == changes


def _press_answer(page: Page, leads_to: str) -> None:
    """The number of the answer that leads to a tree, as a key."""
    answers = page.locator(".gc-answer:visible")
    for number in range(answers.count()):
        if f"/{leads_to}/" in str(answers.nth(number).get_attribute("href")):
            page.keyboard.press(str(number + 1))
            return
    pytest.fail(f"no answer leads to {leads_to}")


def test_every_stop_of_a_question_is_in_its_order(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    start = tree.questions[tree.start]
    page.goto(f"{site_url}guides/{tree.id}/")
    page.wait_for_function("() => window.document$ && customElements.get('decision-guide')")
    page.keyboard.press(str(len(start.answers)))
    shown = wait_for_node(page, tree.id, start.answers[-1].then.targets[0])
    expect(page.locator(f"#{shown.node}")).to_be_focused()
    wanted = [*(each.answer for each in tree.questions[shown.node].answers), "Not sure? Who to ask"]
    for name in wanted:
        page.keyboard.press("Tab")
        becomes(lambda: page.evaluate(NAME_OF_FOCUS), name)
    page.locator(f"#{shown.node}").focus()
    for name in ("Hide", "Undo", "Back"):
        page.keyboard.press("Shift+Tab")
        becomes(lambda: page.evaluate(NAME_OF_FOCUS), name)
