"""A search lands on the question or outcome itself; `/` opens it, and our number keys stay out of it."""

from __future__ import annotations

import json
import re
from gzip import compress
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from good_call.model.guide import read_guide
from good_call.model.tree_name import FRONT_DOOR
from material.plugins.search.plugin import SearchIndex
from playwright.sync_api import Locator, Page, expect

from tests.browser.one_page import one_page
from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes, holds
from tests.own_guide import OWN

GUIDE = read_guide(OWN)
TREES = GUIDE.trees
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset" ?>(.*)</article>', re.DOTALL)

MID_CALL = {
    "counter": "start-here",
    "guarantee": "mend-or-replace",
    "helmet": "lend-a-bicycle",
    "fire": "turn-somebody-away",
    "puncture": "mend-or-replace",
    "rent": "lend-a-bicycle",
    "rude": "turn-somebody-away",
    "where do I begin": "start-here",
}
"""What a rep types while somebody waits, each with the tree that must be among the hits."""
FIRST = {"helmet", "puncture", "rude"}
"""Those whose tree must be the first hit."""


SITUATIONS = [each.answer for each in TREES[FRONT_DOOR].questions[TREES[FRONT_DOOR].start].answers]


ASKS = "Type what the customer wants: refund, discount, late …"


BOX = ".md-search__input"
META = ".md-search-result__meta"
READABLE = {"runOnly": ["color-contrast", "aria-allowed-role", "list"]}


def search(page: Page, words: str) -> Locator:
    """Open the search by its key and type; the hits."""
    page.wait_for_function("() => window.document$")
    page.keyboard.press("/")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    box.press_sequentially(words)
    # What stands below an empty box goes first.
    expect(page.locator(META)).not_to_have_text(ASKS)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    return page.locator(".md-search-result__item")


def search_again(page: Page, words: str) -> None:
    """Type other words in the search that is open."""
    box = page.locator(BOX)
    box.fill("")
    expect(page.locator(META)).to_have_text(ASKS)
    box.press_sequentially(words)
    expect(page.locator(META)).not_to_have_text(ASKS)


def test_the_title_of_an_outcome_finds_its_tree(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    page.goto(site_url)
    first = search(page, tree.outcomes["put-it-right"].title).first
    expect(first.locator("h1")).to_have_text(tree.title)
    link = first.locator("a").first
    link.click()
    wait_for_node(page, tree.id, tree.start)


def test_a_question_is_found_by_its_words_and_bears_no_mark(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    question = tree.questions["limits"]
    page.goto(f"{site_url}guides/")
    search(page, question.ask.rstrip("?"))
    link = page.locator(f".md-search-result__item a[href*='{tree.id}/#{question.id}']")
    expect(link.locator("h2")).to_have_text(question.ask)
    with one_page(page):
        link.click()
        shown = wait_for_node(page, tree.id, question.id)
        assert shown.straight
        assert shown.first
        # A hit on the page that a click has brought: the theme loads nothing, and writes the address alone.
        link.evaluate("(each) => { each.hash = 'age'; each.click(); }")
        wait_for_node(page, tree.id, "age")


def test_an_empty_search_asks_what_is_happening_and_the_words_of_a_rep_find_their_tree(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    page.wait_for_function("() => window.document$")
    page.keyboard.press("/")
    hits = page.locator(".md-search-result__item")
    expect(hits.locator("h1")).to_have_text(SITUATIONS)
    says = page.locator(META)
    expect(says).to_have_text(ASKS)
    for words, tree_id in MID_CALL.items():
        search_again(page, words)
        page_of_tree = page.locator(f"a[href*='/guides/{tree_id}/']")
        expect(hits.filter(has=page_of_tree), words).to_have_count(1)
        expect(says).to_have_text(re.compile(r"\d+ pages? found"))
        if words in FIRST:
            expect(hits.first.filter(has=page_of_tree), words).to_have_count(1)
    page.locator(BOX).fill("")
    expect(hits).to_have_count(len(SITUATIONS))
    hits.nth(1).locator("a").first.click()
    expect(page).to_have_url(re.compile(r"/guides/"))
    expect(page.locator(".gc-node:visible")).to_have_count(1)


def test_where_nothing_is_found_three_trees_come_nearest_and_a_person_is_named(page: Page, site_url: str) -> None:
    page.goto(site_url)
    hits = search(page, "<b>zxqv")
    says = page.locator(META)
    expect(says).to_have_text("Nothing found for “<b>zxqv”. What comes nearest, and who to ask:")
    search_again(page, "<b>worn")
    expect(says).to_have_text("1 page found")
    search_again(page, "zebra")
    expect(says).to_have_text("Nothing found for “zebra”. What comes nearest, and who to ask:")
    expect(says).to_have_role("status")
    expect(hits).to_have_count(4 + len(SITUATIONS))
    for number in range(3):
        expect(hits.nth(number).locator("a[href*='/guides/']")).to_have_count(1)
    person = hits.nth(3).locator("a[href$='/policies/#_escalation']")
    expect(person.locator("h2")).to_have_text("When you are not sure: The head mechanic")
    for number, answer in enumerate(SITUATIONS, start=4):
        expect(hits.nth(number).locator("h1")).to_have_text(answer)
    assert GUIDE.house
    expect(person).to_contain_text(GUIDE.house.escalation.how)
    person.click()
    expect(page.locator("#_escalation")).to_be_in_viewport()


def test_by_keyboard_alone_a_question_is_found_and_opened(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    page.goto(site_url)
    hits = search(page, "old")
    question = hits.first.locator(f"a[href*='{tree.id}/#age']")
    links = hits.first.locator("a")
    # One theme names the page once before its questions, the other twice.
    for number in range(links.count()):
        page.keyboard.press("ArrowDown")
        expect(links.nth(number)).to_be_focused()
    expect(question).to_be_focused()
    page.keyboard.press("Enter")
    wait_for_node(page, tree.id, "age")


def test_hits_that_come_late_leave_whoever_walks_through_them_at_the_same_step(page: Page, site_url: str) -> None:
    page.goto(site_url)
    hits = search(page, "old")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(hits.locator("a").nth(1)).to_be_focused()
    # As an answer to a letter that was typed before, which comes only now.
    box = page.locator(BOX)
    box.evaluate("(box) => { box.value = 'worn'; box.dispatchEvent(new Event('keyup')); }")
    expect(hits.locator("a[href$='#worn'], a[href*='h=worn']").first).to_be_visible()
    expect(page.locator(".md-search-result a").nth(1)).to_be_focused()


def test_what_is_found_can_be_read_in_both_palettes(page: Page, site_url: str) -> None:
    page.goto(site_url)
    search(page, "worn")
    colours = set()
    for words in ("worn", "zebra"):
        search_again(page, words)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            # A colour half faded in is none that anybody has to read.
            holds(lambda: page.evaluate("document.getAnimations().every((each) => each.playState !== 'running')"))
            colours.add(page.locator(META).evaluate("(each) => getComputedStyle(each).color"))
            found = Axe().run(page, context=".md-search", options=READABLE)
            assert found.violations_count == 0, f"{words}, {scheme}: {found.generate_report()}"
    assert len(colours) == 2


def test_number_keys_type_in_the_search_and_answer_nothing(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    page.goto(f"{site_url}guides/{tree.id}/")
    search(page, "1 2 worn")
    page.keyboard.press("Home")
    page.keyboard.press("1")
    page.keyboard.press("Backspace")
    expect(page.locator(BOX)).to_have_value("1 2 worn")
    becomes(lambda: page.evaluate("document.querySelector('decision-guide').state.node"), tree.start)
    page.keyboard.press("Escape")
    wait_for_node(page, tree.id, tree.start)


def test_search_is_left_to_reps(site: Path) -> None:
    pages = {each["location"].partition("/")[0] for each in _index(site)["docs"]}
    assert pages == {"", "articles", "guides", "opening-hours", "policies", "practice", "principles"}


def test_the_index_is_at_most_a_quarter_of_the_full_text(site: Path) -> None:
    whole = SearchIndex(lang=["en"], separator="", pipeline=[], fields={})
    for path in sorted(site.rglob("index.html")):
        found = ARTICLE.search(path.read_text(encoding="utf-8"))
        if found:
            whole.add_entry_from_context(_PageWithEverything(path.relative_to(site), found[1]))
    full = whole.generate_search_index(None).encode()
    ours = (site / "search/search_index.json").read_bytes()
    assert len(ours) * 4 <= len(full)
    assert len(compress(ours, 9)) * 4 <= len(compress(full, 9))


class _PageWithEverything:
    """A page as the theme's own indexer takes it, with nothing left out."""

    def __init__(self, path: Path, content: str) -> None:
        self.content = content
        self.title = path.parent.name
        self.url = f"{path.parent.as_posix()}/"
        self.meta: dict[str, Any] = {}
        self.toc: list[Any] = []


def _index(site: Path) -> Any:
    return json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
