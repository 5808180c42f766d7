"""A case of practice in a real browser: decided right, decided wrong, and ten in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from good_call.graph.trail import follow
from good_call.model.guide import read_guide
from good_call.model.identifier import slug
from good_call.model.tree import Tree
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.tree_on_screen import give, wait_for_node
from tests.browser.waiting import becomes, holds
from tests.own_guide import OWN

GUIDE = read_guide(OWN)
TREE = "mend-or-replace"
CASE = f"{TREE}/the-wobbling-saddle"
KEPT = "/good-call/gc-practice"
"""Where the tab keeps the running case."""
WRONG = (TREE, 1)
"""The one case of ten that is decided otherwise: with "yes" to its first question."""


@pytest.fixture
def page(used_page: Page) -> Page:
    return used_page


@pytest.fixture
def practice(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}practice/")
    expect(page.locator(".gc-draw")).to_be_visible()
    return page


@pytest.fixture
def cases(page: Page, site_url: str) -> Page:
    """The page with the cases of the tree."""
    page.goto(f"{site_url}practice/{TREE}/")
    expect(page.locator(".gc-practice-case").first).to_be_visible()
    return page


def case(page: Page, name: str) -> Locator:
    """A case on the page of its tree, which is opened from the list of all where that is shown."""
    tree = name.partition("/")[0]
    listed = page.locator(f".gc-practice-tree[data-tree='{tree}'] a")
    if listed.count():
        listed.click()
    return page.locator(f"[data-case='{name}']")


def pick(page: Page, answer: str) -> None:
    page.locator(f".gc-answer[data-answer='{answer}']:visible").click()


def panel(page: Page) -> Locator:
    return page.locator("aside.gc-practice")


def decide(page: Page, tree: Tree, number: int) -> None:
    """Answer a scenario of a tree as its story asks, up to its end."""
    scenario = tree.scenarios[number]
    trail = follow(tree, scenario.answers)
    picked = {each.question: each.answer.id for each in trail.picked}
    for node in trail.passed:
        if node in tree.outcomes:
            break
        wait_for_node(page, tree.id, node)
        if node in picked:
            give(page, picked[node], scenario.answers[node])
        else:
            page.locator(".gc-continue:visible").click()


def decide_by_address(page: Page, tree: Tree, number: int) -> None:
    """Come to the end of a scenario by the address of its trail; to a tree that takes over by hand."""
    trail = follow(tree, tree.scenarios[number].answers)
    if trail.end not in tree.outcomes:
        decide(page, tree, number)
        return
    given = (".".join([each.answer.id, *sorted(each.holds - {each.answer.id})]) for each in trail.picked)
    answers = (f"{each.question}={words}" for each, words in zip(trail.picked, given, strict=True))
    page.evaluate("(fragment) => { location.hash = fragment; }", ";".join([trail.end, *answers]))


def test_a_case_decided_right_is_said_to_be_right(cases: Page) -> None:
    one = case(cases, CASE)
    expect(one.locator(".gc-story")).to_be_visible()
    expect(one.locator(".gc-end")).to_be_hidden()
    expect(one.locator("[data-question]").first).to_be_hidden()
    one.locator(".gc-play").click()
    said = panel(cases)
    expect(said).to_contain_text("You fitted his saddle on Tuesday")
    expect(said).not_to_contain_text("Put it right")
    pick(cases, "it-holds")
    pick(cases, "was-ours")
    expect(said.locator("h2")).to_have_text("✓ Right")
    expect(said.locator("h2")).to_be_focused()
    expect(said).to_be_in_viewport()
    expect(said).to_contain_text("Your end: Put it right: Own it and mend it today")
    expect(said).to_contain_text("What decides it:")
    expect(said).not_to_contain_text("Where the paths part")
    cases.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    cases.get_by_role("button", name="Copy notes").click()
    expect(cases.locator(".gc-done")).to_have_text("Copied")
    holds(lambda: cases.evaluate("window.copied").startswith("PRACTICE, no real call\n"), "the notes don't say so")


def test_a_case_decided_wrong_shows_where_the_paths_part_and_stays_wrong(cases: Page) -> None:
    case(cases, CASE).locator(".gc-play").click()
    pick(cases, "it-holds")
    pick(cases, "cant-tell")
    said = panel(cases)
    expect(said.locator("h2")).to_have_text("✕ Not what the story asks for")
    expect(said).to_contain_text("Your end: Look first: Read the card, then decide")
    expect(said).to_contain_text("The right end: Put it right: Own it and mend it today")
    question = GUIDE.trees[TREE].questions["our-work"]
    expect(said).to_contain_text(f"Where the paths part: {question.ask}")
    expect(said).to_contain_text("You answered “I can't tell yet”; the story says “Yes, it was our work”.")
    principle = GUIDE.principle(question.principles[0])
    assert principle
    expect(said.locator("li").first).to_contain_text(principle.principle)
    link = said.locator("li a").first
    expect(link).to_have_attribute("href", re.compile("/good-call/articles/fair-shop/#our-fault-first$"))
    # The first end counts, whatever is tried afterwards.
    cases.go_back()
    pick(cases, "was-ours")
    expect(cases.locator(".gc-verdict:visible")).to_be_visible()
    expect(said.locator("h2")).to_contain_text("✕")


def test_a_running_case_survives_a_reload_and_the_way_back(cases: Page) -> None:
    case(cases, CASE).locator(".gc-play").click()
    pick(cases, "it-holds")
    # A click that has not counted yet is lost with the page.
    wait_for_node(cases, TREE, "our-work")
    cases.reload()
    expect(panel(cases)).to_contain_text("You fitted his saddle on Tuesday")
    wait_for_node(cases, TREE, "our-work")
    cases.go_back()
    expect(panel(cases)).to_contain_text("You fitted his saddle on Tuesday")
    cases.go_back()
    expect(cases).to_have_url(re.compile(f"/practice/{TREE}/$"))
    expect(cases.get_by_role("link", name="Go on with “The wobbling saddle”")).to_be_visible()


def test_a_case_that_another_tree_takes_over_ends_there(page: Page, site_url: str) -> None:
    name, tree, number = next(
        (scenario.name, tree, number)
        for tree in GUIDE.trees.values()
        for number, scenario in enumerate(tree.scenarios)
        if scenario.expect in GUIDE.trees
    )
    page.goto(f"{site_url}practice/{tree.id}/")
    case(page, f"{tree.id}/{slug(name)}").locator(".gc-play").click()
    decide(page, tree, number)
    title = GUIDE.trees[tree.scenarios[number].expect].title
    expect(panel(page).locator("h2")).to_have_text("✓ Right")
    expect(panel(page)).to_contain_text(f"Your end: On to another guide: {title}")


def order_of_ten(page: Page, trees: list[Tree]) -> list[tuple[Tree, int]]:
    """The first ten cases, which chance is made to draw: two of the first tree, then one from every tree in turn."""
    cases = [(tree, number) for tree in trees for number in range(len(tree.scenarios))]
    drawn = sorted(cases, key=lambda each: (each not in cases[:2], each[1]))
    page.evaluate("(chances) => { Math.random = () => chances.shift() / 1000; }", [drawn.index(each) for each in cases])
    return drawn[:10]


def test_ten_cases_of_several_trees_follow_each_other_and_are_counted(practice: Page) -> None:
    trees = [GUIDE.trees[each or ""] for each in tree_ids(practice)]
    drawn = order_of_ten(practice, trees)
    practice.get_by_role("button", name="Draw ten cases").click()
    for position, (tree, number) in enumerate(drawn, 1):
        expect(panel(practice).locator(".gc-count")).to_have_text(f"Practice: case {position} of 10")
        expect(panel(practice).locator("h2")).to_have_text(tree.scenarios[number].name)
        if (tree.id, number) == WRONG:
            pick(practice, "yes")
            expect(panel(practice).locator("h2")).to_have_text("✕ Not what the story asks for")
        else:
            # by hand the first of each tree
            (decide_by_address if number else decide)(practice, tree, number)
            expect(panel(practice).locator("h2")).to_have_text("✓ Right")
        panel(practice).locator(".gc-go").click()
    expect(practice.locator(".gc-practising h2")).to_have_text("9 of 10 right")
    expect(practice.locator(".gc-practising ol > li")).to_have_count(10)
    wrong = practice.locator(".gc-practising details", has_text="✕")
    expect(wrong).to_have_count(1)
    wrong.locator("summary").click()
    expect(wrong).to_contain_text("The right end:")
    right = Counter(tree.id for tree, number in drawn if (tree.id, number) != WRONG)
    for tree in trees:
        mark = practice.locator(f".gc-practice-tree[data-tree='{tree.id}'] .gc-mark")
        expect(mark).to_contain_text(f"✓ {right[tree.id]} decided right")
    practice.reload()
    expect(practice.locator(".gc-practising h2")).to_have_text("9 of 10 right")


def tree_ids(page: Page) -> list[str | None]:
    return [each.get_attribute("data-tree") for each in page.locator(".gc-practice-tree").all()]


def test_back_from_a_drawn_case_leads_to_where_it_was_drawn(practice: Page, site_url: str) -> None:
    practice.locator(".gc-draw select").select_option(TREE)
    practice.get_by_role("button", name="Draw ten cases").click()
    expect(panel(practice).locator(".gc-count")).to_have_text("Practice: case 1 of 10")
    becomes(lambda: {each.get("id", "elsewhere/").partition("/")[0] for each in kept(practice)["cases"]}, {TREE})
    practice.go_back()
    expect(practice).to_have_url(f"{site_url}practice/")
    expect(practice.get_by_role("link", name="Go on with “")).to_be_visible()


def kept(page: Page) -> dict[str, Any]:
    """The running case as the tab keeps it."""
    found: dict[str, Any] = page.evaluate("(key) => JSON.parse(sessionStorage[key])", KEPT)
    return found


def test_a_drawn_case_that_is_no_longer_there_is_passed_over(cases: Page) -> None:
    gone = {"page": f"/good-call/practice/{TREE}/", "number": 999}
    there = {"page": f"/good-call/practice/{TREE}/", "number": 0}
    run = {"home": "/good-call/practice/", "cases": [gone, there], "at": 0, "results": []}
    cases.evaluate("([key, run]) => sessionStorage.setItem(key, JSON.stringify(run))", [KEPT, run])
    cases.reload()
    expect(panel(cases).locator(".gc-count")).to_have_text("Practice: case 1 of 1")


def test_results_stay_in_this_browser_and_are_forgotten_in_one_click(cases: Page) -> None:
    case(cases, CASE).locator(".gc-play").click()
    pick(cases, "yes")
    panel(cases).get_by_role("link", name="See your results").click()
    expect(case(cases, CASE).locator(".gc-mark")).to_have_text("✕ Decided otherwise")
    keys = cases.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    keys = [key for key in keys if "gc-" in key]
    assert keys
    assert all(key.startswith("/good-call/") for key in keys)
    cases.get_by_role("button", name="Forget my results").click()
    expect(case(cases, CASE).locator(".gc-mark")).to_have_text("")
    becomes(lambda: cases.evaluate("Object.keys(localStorage).filter((key) => key.includes('gc-pract'))"), [])


def test_practice_stops_in_one_click(cases: Page) -> None:
    case(cases, CASE).locator(".gc-play").click()
    panel(cases).get_by_role("button", name="Stop practising").click()
    expect(panel(cases)).to_have_count(0)
    pick(cases, "yes")
    expect(panel(cases)).to_have_count(0)


def test_a_case_begins_where_scripts_arrive_in_another_order_than_they_stand(
    new_context: Callable[..., BrowserContext], site_url: str
) -> None:
    """Instant navigation keeps no order: practice is reached from a page that has loaded none of our scripts."""
    page = new_context().new_page()
    page.goto(f"{site_url}principles/")
    page.get_by_role("link", name="Practice", exact=True).first.click()
    expect(page.locator(".gc-practice-tree").first).to_be_visible()
    case(page, CASE).locator(".gc-play").click()
    pick(page, "it-holds")
    pick(page, "was-ours")
    expect(panel(page).locator("h2")).to_have_text("✓ Right")


def test_home_ends_practice_so_that_the_next_call_is_no_case(cases: Page, site_url: str) -> None:
    case(cases, CASE).locator(".gc-play").click()
    expect(panel(cases)).to_be_visible()
    pick(cases, "it-holds")
    wait_for_node(cases, TREE, "our-work")
    cases.goto(site_url)
    expect(cases.locator("main h1")).to_be_visible()
    # Practice is no place to go back to.
    expect(cases.locator(".gc-resume")).to_have_count(0)
    cases.goto(f"{site_url}guides/{TREE}/")
    pick(cases, "it-holds")
    pick(cases, "was-ours")
    expect(cases.locator(".gc-verdict:visible")).to_be_visible()
    expect(panel(cases)).to_have_count(0)


def test_a_tree_loads_nothing_of_practice_while_no_case_is_running(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guides/{TREE}/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "practice" in url or "case" in url]


def test_stories_and_right_paths_are_all_there_without_a_script(
    new_context: Callable[..., BrowserContext], site_url: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site_url}practice/")
    expect(page.locator(".gc-draw")).to_be_hidden()
    one = case(page, CASE)
    expect(one.locator(".gc-end")).to_be_hidden()
    one.get_by_text("Show the right path").click()
    expect(one.locator(".gc-end")).to_have_text("Put it right: Own it and mend it today")
    one.locator(".gc-play").click()
    expect(page).to_have_url(f"{site_url}guides/{TREE}/#{GUIDE.trees[TREE].start}")


def test_a_case_is_decided_on_a_disk_too(new_context: Callable[..., BrowserContext], unpacked: Path) -> None:
    page = new_context().new_page()
    page.goto(unpacked.with_name("practice.html").as_uri())
    case(page, CASE).locator(".gc-play").click()
    pick(page, "it-holds")
    pick(page, "was-ours")
    expect(panel(page).locator("h2")).to_have_text("✓ Right")
    panel(page).locator(".gc-go").click()
    expect(case(page, CASE).locator(".gc-mark")).to_have_text("✓ Decided right")
    page.get_by_role("link", name="All cases").click()
    page.get_by_role("button", name="Draw ten cases").click()
    expect(panel(page).locator(".gc-count")).to_have_text("Practice: case 1 of 10")


def test_320_pixels_need_no_sideways_scrolling(cases: Page) -> None:
    cases.set_viewport_size({"width": 320, "height": 640})
    one = case(cases, CASE)
    one.locator(".gc-right summary").click()
    holds(lambda: cases.evaluate("document.documentElement.scrollWidth") <= 320, "the case")
    one.locator(".gc-play").click()
    expect(panel(cases)).to_be_visible()
    holds(lambda: cases.evaluate("document.documentElement.scrollWidth") <= 320, "its story beside the tree")
    pick(cases, "yes")
    expect(panel(cases).locator("h2")).to_contain_text("✕")
    holds(lambda: cases.evaluate("document.documentElement.scrollWidth") <= 320, "its end")
