"""What people type finds the tree that they need, first of all, also where that tree never says it so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.pages import shipped_assets
from good_call.pages.search_hits import hits_by_page, with_hits
from good_call.pages.search_told import told_of_search
from good_call.pages.shipped_assets import SEARCH_WORKER, shipped
from good_call.site.searching import LUNR
from good_call.words.catalogue import ENGLISH
from playwright.sync_api import Browser, Page

from tests.browser.asked_search import AskedSearch, pages_of
from tests.content.demand import GUIDE, REMOVED, demand, told
from tests.content.whereabouts import family

TYPED: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "typed.yml").read_text(encoding="utf-8"))
FEWEST = 80
SPELLING = Path(shipped_assets.__file__).parent / "workers" / "spelling.js"
_SEARCH_WORDS = re.compile(r"^search:\n(?:  - .*\n)+", re.MULTILINE)


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Page:
    """An empty page."""
    return browser.new_page()


@pytest.fixture(scope="module")
def found(blank: Page) -> dict[str, list[str]]:
    """The addresses that each of the words finds among the guide's trees, best first."""
    search = AskedSearch(blank, str(shipped(lunr=LUNR)[SEARCH_WORKER]), index())
    return {words: pages_of(each) for words, each in zip(TYPED, search.all_hits(list(TYPED)), strict=True)}


def index() -> dict[str, Any]:
    """What the search is told of the trees, as it is on the site."""
    whole = json.dumps({"config": {}, "docs": [hit for tree in GUIDE.trees.values() for hit in hits(tree)]})
    ours = {address(tree) for tree in GUIDE.trees.values()}
    told: dict[str, Any] = json.loads(
        with_hits(
            whole,
            hits_by_page(whole, GUIDE, ours=ours).values(),
            told_of_search(GUIDE, ENGLISH, lambda name: f"{name}/"),
        )
    )
    return told


def hits(tree: Tree) -> Iterator[dict[str, str]]:
    """A tree's page and its nodes, as the theme takes them from the page."""
    yield {"location": address(tree), "title": tree.title, "text": f"<p>{tree.summary}</p>"}
    for node in tree.nodes.values():
        title = node.ask if isinstance(node, Question) else node.title
        yield {"location": f"{address(tree)}#{node.id}", "title": title, "text": ""}


def address(tree: Tree) -> str:
    """Where the tree stands on the site."""
    return f"guides/{tree.id}/"


@pytest.mark.parametrize("words", TYPED)
def test_what_people_type_finds_first_the_tree_that_they_need(words: str, found: dict[str, list[str]]) -> None:
    wanted = [tree for name in TYPED[words] if name not in REMOVED for tree in family(name)]
    if not wanted:
        pytest.skip("the tree was taken out of the guide")
    first = next(iter(found[words]), "nothing")
    files = told(tree.file for tree in wanted)
    demand(
        first in {address(tree) for tree in wanted},
        f"Who types “{words}” needs {files}, and finds {first} first. Add words below `search:` there, or to the "
        "`synonyms:` of the house rules.",
    )


def test_half_of_what_people_type_has_no_word_of_the_tree(blank: Page) -> None:
    assert len(TYPED) >= FEWEST
    blank.goto("about:blank")
    for source in (LUNR, SPELLING):
        blank.add_script_tag(content=source.read_text(encoding="utf-8"))
    stems_of = "text => spelling.wordsOf(text).filter(spelling.isTelling).map(spelling.stemOf)"
    said = {tree: set(blank.evaluate(stems_of, _shown(GUIDE.trees[tree]))) for tree in _named()}
    strange = [
        words
        for words, names in TYPED.items()
        if not said_in(blank.evaluate(stems_of, words), [said[name] for name in names if name in said])
    ]
    assert len(strange) * 2 >= FEWEST


def said_in(stems: list[str], trees: list[set[str]]) -> bool:
    """Whether any of the trees has any of the stems."""
    return any(stem in tree for stem in stems for tree in trees)


def _named() -> set[str]:
    return {name for names in TYPED.values() for name in names} & set(GUIDE.trees)


def _shown(tree: Tree) -> str:
    """The tree's file without its search words: they are what stands for its other words."""
    return _SEARCH_WORDS.sub("", str(GUIDE.documents[tree.file].text))
