"""A search lands on the question or outcome itself; `/` opens it, and our number keys stay out of it."""

from __future__ import annotations

import json
import re
from gzip import compress
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from good_call.model.guide import read_guide
from good_call.pages.search_hits import hits_by_page
from material.plugins.search.plugin import SearchIndex
from playwright.sync_api import Locator, Page, expect

from tests.browser.tree_on_screen import wait_for_node
from tests.browser.waiting import becomes
from tests.own_guide import OWN

TREES = read_guide(OWN).trees
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)

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


def search(page: Page, words: str) -> Locator:
    """Open the search by its key and type; the hits."""
    page.wait_for_function("() => window.document$")
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    box.press_sequentially(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    return page.locator(".md-search-result__item")


def test_an_outcome_is_found_under_its_tree_and_opened(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    outcome = tree.outcomes["put-it-right"]
    page.goto(site_url)
    hit = search(page, outcome.title).filter(has=page.locator(f"a[href*='{tree.id}/#{outcome.id}']"))
    expect(hit.locator("h1")).to_have_text(tree.title)
    link = hit.locator(f"a[href*='#{outcome.id}']")
    expect(link.locator("h2")).to_have_text(f"Outcome: {outcome.title}")
    link.click()
    shown = wait_for_node(page, tree.id, outcome.id)
    assert shown.straight
    assert shown.first


def test_a_question_is_found_by_its_words_and_bears_no_mark(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    question = tree.questions["limits"]
    page.goto(f"{site_url}guides/")
    search(page, question.ask.rstrip("?"))
    link = page.locator(f".md-search-result__item a[href*='{tree.id}/#{question.id}']")
    expect(link.locator("h2")).to_have_text(question.ask)


def test_the_words_of_a_rep_find_their_tree(page: Page, site_url: str) -> None:
    page.goto(site_url)
    hits = search(page, "guide")
    box = page.locator(".md-search__input")
    for words, tree_id in MID_CALL.items():
        box.fill("")
        expect(hits).to_have_count(0)
        box.press_sequentially(words)
        page_of_tree = page.locator(f"a[href*='/guides/{tree_id}/']")
        expect(hits.filter(has=page_of_tree), words).to_have_count(1)
        if words in FIRST:
            expect(hits.first.filter(has=page_of_tree), words).to_have_count(1)


def test_a_search_that_finds_nothing_says_how_to_go_on(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.wait_for_function("() => window.document$")
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("zebra")
    says = page.locator(".md-search-result__meta")
    expect(says).to_have_text("Nothing found. Try another word, or the home page.")


def test_number_keys_type_in_the_search_and_answer_nothing(page: Page, site_url: str) -> None:
    tree = TREES["mend-or-replace"]
    page.goto(f"{site_url}guides/{tree.id}/")
    search(page, "1 2 saddle")
    page.keyboard.press("Home")
    page.keyboard.press("1")
    page.keyboard.press("Backspace")
    expect(page.locator(".md-search__input")).to_have_value("1 2 saddle")
    becomes(lambda: page.evaluate("document.querySelector('decision-guide').state.node"), tree.start)
    page.keyboard.press("Escape")
    wait_for_node(page, tree.id, tree.start)


def test_every_node_says_what_it_is(site: Path) -> None:
    titles = {each["location"]: each["title"] for each in _index(site)["docs"]}
    for tree in TREES.values():
        for node in tree.nodes.values():
            title = titles[f"guides/{tree.id}/#{node.id}"]
            before = {"outcome": "Outcome: ", "step": "Step: "}.get(node.form_name, "")
            assert title.startswith(before)
            assert bool(before) == title.startswith(("Outcome: ", "Step: "))


def test_what_an_answer_says_is_found_at_its_question(site: Path) -> None:
    texts = {each["location"]: each["text"] for each in _index(site)["docs"]}
    tree = TREES["mend-or-replace"]
    for question in tree.questions.values():
        for answer in question.answers:
            assert answer.answer in unescape(texts[f"guides/{tree.id}/#{question.id}"])
    for step in tree.steps:
        assert "Continue" not in texts[f"guides/{tree.id}/#{step}"]


def test_search_is_left_to_reps(site: Path) -> None:
    pages = {each["location"].partition("/")[0] for each in _index(site)["docs"]}
    assert pages == {"", "articles", "guides", "opening-hours", "policies", "practice", "principles"}


@pytest.mark.parametrize(
    "location", ["guides/mend-or-replace/#put-it-right", "guides/mend-or-replace.html#put-it-right"]
)
def test_hits_are_told_apart_however_pages_are_addressed(location: str) -> None:
    index = {"config": {}, "docs": [{"location": location, "title": "Own it", "text": ""}]}
    (told,) = hits_by_page(json.dumps(index), TREES).values()
    assert json.loads(told)["title"] == "Outcome: Own it"


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
