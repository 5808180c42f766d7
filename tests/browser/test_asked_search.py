"""What the search makes of words: stems, wrong letters, phrases and synonyms, best first, and what comes nearest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from good_call.pages.shipped_assets import SEARCH_WORKER, shipped
from good_call.site.searching import LUNR
from playwright.sync_api import Browser, Page

from tests.browser.asked_search import AskedSearch, Item, pages_of

LONG = 6
SCRIPT = str(shipped(lunr=LUNR)[SEARCH_WORKER])


def tree(name: str, title: str, typed: str = "", more: str = "", summary: str = "", **asked: str) -> Item:
    """A tree as the index has it."""
    nodes = [[id_, ask] for id_, ask in asked.items()]
    return {
        "location": f"guides/{name}/",
        "title": title,
        "text": summary,
        "typed": typed,
        "more": more,
        "nodes": nodes,
    }


PARTING = tree("part", "Should you let them go?", "fire a customer, last straw", ends="Is there a contract?")
FAVOUR = tree("favour", "Should this customer get something special?", "discount, match the price", more="cousin free")
LAWYER = tree("law", "Is it a lawyer or the police?", "sue, court", threat="Did they threaten you?")
RETURN = tree("money", "Do they get their money back?", "refund, send it back", worn="Has it been worn?")
DOWN = tree("down", "Do many have the same trouble?", "outage")
ARTICLE = {"location": "articles/saying-no/", "title": "Saying no", "text": ""}
SECTION = {"location": "articles/saying-no/#kindly", "title": "Say no to a discount kindly", "text": ""}
HOUSE = {
    "synonyms": [["discount", "rebate", "price cut"], ["sue", "take to court"], ["outage", "goes dark"]],
    "person": {"location": "policies/#_escalation", "title": "When you are not sure: Ann", "text": "Ring her."},
}
INDEX = {"config": HOUSE, "docs": [PARTING, FAVOUR, LAWYER, RETURN, DOWN, ARTICLE, SECTION]}


@pytest.fixture(scope="module")
def search(browser: Browser) -> Iterator[AskedSearch]:
    """The search of a guide of five trees, which remembers nothing of what it was asked."""
    page = browser.new_page()
    yield AskedSearch(page, SCRIPT, INDEX)
    page.close()


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page for the search of another guide, which each test begins anew."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("discounts", "favour"),
        ("threatening", "law"),
        ("threatened", "law"),
        ("returned refunds", "money"),
        ("firing customers", "part"),
        ("DISCOUNT", "favour"),
        ("díscount", "favour"),
        ("wear worn", "money"),
    ],
)
def test_a_word_is_found_by_its_stem(search: AskedSearch, typed: str, name: str) -> None:
    assert search.pages(typed)[0] == f"guides/{name}/"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("discuont", "favour"),
        ("disccount", "favour"),
        ("discunt", "favour"),
        ("dizcoumt", "favour"),
        ("lawer", "law"),
        ("pollice", "law"),
        ("monney", "money"),
        ("rebat", "favour"),
        ("outagge", "down"),
        ("threataning", "law"),
    ],
)
def test_one_or_two_wrong_letters_are_forgiven(search: AskedSearch, typed: str, name: str) -> None:
    assert search.pages(typed)[0] == f"guides/{name}/"


def test_a_short_word_must_be_right(search: AskedSearch) -> None:
    assert search.pages("sux") == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("rebate", "favour"),
        ("rebates", "favour"),
        ("price cuts", "favour"),
        ("taken to court", "law"),
        ("it goes dark", "down"),
    ],
)
def test_what_means_the_same_finds_it(search: AskedSearch, typed: str, name: str) -> None:
    assert search.pages(typed)[0] == f"guides/{name}/"


def test_a_phrase_may_be_what_the_others_stand_below(blank: Page) -> None:
    """As the house rules say it: `money back: refund`, and only one of the two is said in the guide."""
    docs = [tree("back", "Do they get their money back?"), tree("refunds", "Who signs a refund?"), PARTING]
    search = AskedSearch(blank, SCRIPT, {"config": {"synonyms": [["money back", "refund", "reimburse"]]}, "docs": docs})
    both = {"guides/back/", "guides/refunds/"}
    for typed in ("money back", "reimburse", "refund"):
        assert set(search.pages(typed)) == both, typed


def test_words_of_one_meaning_are_not_taken_apart(search: AskedSearch) -> None:
    assert search.pages("goes dark") == ["guides/down/"]


def test_a_phrase_comes_before_its_words(blank: Page) -> None:
    docs = [tree("apart", "Call the owner back later", "call"), tree("said", "A promise", "call back"), RETURN]
    search = AskedSearch(blank, SCRIPT, {"config": {}, "docs": docs})
    assert search.pages("call back")[0] == "guides/said/"


def test_a_word_that_is_not_typed_to_its_end_is_found(search: AskedSearch) -> None:
    for length in range(3, len("discount")):
        assert search.pages("discount"[:length])[0] == "guides/favour/"


def test_a_tree_comes_before_what_is_none(search: AskedSearch) -> None:
    assert search.pages("discount") == ["guides/favour/", "articles/saying-no/"]


def test_a_page_that_is_no_tree_comes_first_by_its_title(search: AskedSearch) -> None:
    assert search.pages("saying no")[0] == "articles/saying-no/"


def test_whoever_types_more_of_what_a_tree_says_finds_it_first(search: AskedSearch) -> None:
    assert search.pages("customer contract")[0] == "guides/part/"
    assert search.pages("customer discount")[0] == "guides/favour/"


def test_a_question_stands_below_its_tree_with_its_words_marked(search: AskedSearch) -> None:
    (found,) = search.hits("worn")
    assert [each["location"] for each in found] == ["guides/money/", "guides/money/#worn"]
    assert found[1]["title"] == "Has it been <mark>worn</mark>?"
    assert found[0]["score"] == found[1]["score"]


def test_what_was_typed_and_is_missing_is_told(search: AskedSearch) -> None:
    (found,) = search.hits("worn elephants")
    assert found[0]["terms"] == {"worn": True, "elephants": False}


@pytest.mark.parametrize("typed", ["zebra", "???", "12345", "<img src=x onerror=alert(1)>", "字", "x" * 500])
def test_where_nothing_is_found_three_trees_and_a_person_are_named(search: AskedSearch, typed: str) -> None:
    *trees, person = search.hits(typed)
    if pages_of(trees):
        pytest.fail(f"{typed} finds {pages_of(trees)}")
    assert [each[0]["location"].startswith("guides/") for each in trees] == [True] * 3
    assert person[-1]["location"] == "policies/#_escalation"
    assert "Ring her." in person[-1]["text"]


def test_what_looks_most_alike_comes_nearest(search: AskedSearch) -> None:
    assert search.hits("policewomanish")[0][0]["location"] == "guides/law/"


def test_markup_in_a_title_stays_words(blank: Page) -> None:
    docs = [tree("one", "&lt;img src=x&gt; &amp; img", "a&#39;b")]
    ((found,),) = AskedSearch(blank, SCRIPT, {"config": {}, "docs": docs}).hits("img")
    assert found["title"] == "&lt;<mark>img</mark> src=x&gt; &amp; <mark>img</mark>"


def test_a_guide_without_house_rules_is_searched_too(blank: Page) -> None:
    search = AskedSearch(blank, SCRIPT, {"config": {}, "docs": [FAVOUR]})
    assert search.pages("discount") == ["guides/favour/"]
    assert [each[0]["location"] for each in search.hits("zebra")] == ["guides/favour/"]


def words_of(site: Path) -> Iterator[tuple[str, str]]:
    """Each long word of a tree's title, search words and questions, with the tree's address."""
    for doc in json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]:
        if "nodes" in doc:
            texts = [doc["title"], doc["typed"], *(title for _, title in doc["nodes"])]
            for word in unescape(" ".join(texts)).replace(",", "").replace("?", "").split():
                if len(word) >= LONG and word.isalpha():
                    yield word, doc["location"]


def misspellings(word: str) -> Iterator[str]:
    """A word with one letter left out, doubled or changed about with the next."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def test_every_word_of_a_tree_finds_it_however_it_is_misspelt(blank: Page, site: Path) -> None:
    search = AskedSearch.of(blank, site)
    asked = [(wrong, word, where) for word, where in words_of(site) for wrong in {word, *misspellings(word)}]
    hits = search.all_hits([wrong for wrong, *_ in asked])
    assert len(asked) > 100
    lost = [
        (wrong, word) for (wrong, word, where), found in zip(asked, hits, strict=True) if where not in pages_of(found)
    ]
    assert lost == []


def test_every_plural_of_a_word_finds_the_same(blank: Page, site: Path) -> None:
    search = AskedSearch.of(blank, site)
    asked = [(word + end, where) for (word, where), end in product(words_of(site), ["s", "'s"]) if word[-1] not in "sy"]
    hits = search.all_hits([typed for typed, _ in asked])
    assert [typed for (typed, where), found in zip(asked, hits, strict=True) if where not in pages_of(found)] == []


def test_in_a_thousand_trees_the_right_one_is_found(blank: Page) -> None:
    asked = {f"q{number}": f"Is step {number} settled by the owner?" for number in range(12)}
    docs = [tree(f"tree-{n}", f"What do you do about case {n}?", f"word{n}", **asked) for n in range(1000)]
    search = AskedSearch(blank, SCRIPT, {"config": HOUSE, "docs": docs})
    assert search.pages("word777")[0] == "guides/tree-777/"
    assert search.pages("case 400")[0] == "guides/tree-400/"
