"""Words for templates that print them as they are."""

import pytest
from good_call.pages.plain_words import all_words, hit_text, plain_words, without_tags
from hypothesis import given
from hypothesis import strategies as st

from tests.html_tree import read_html

TITLES = {
    "Terms & conditions": "Terms &amp; conditions",
    "Terms &amp; conditions": "Terms &amp; conditions",
    "3 < 4": "3 &lt; 4",
    'One<script >document.title="x"</script >': "One&lt;script &gt;document.title=&quot;x&quot;&lt;/script &gt;",
    "&#60;b&#x3e; &copy &nosuchentity; &;": "&#60;b&#x3e; &amp;copy &nosuchentity; &amp;;",
    "it's": "it&#39;s",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_becomes_words(title: str) -> None:
    assert plain_words(title) == TITLES[title]


@given(st.text(alphabet="<>&;\"'#x4aklt quot"))
def test_words_hold_no_element_and_are_the_same_when_said_twice(text: str) -> None:
    once = plain_words(text)
    assert plain_words(once) == once
    assert not set(once) & set("<>\"'")
    assert not set(without_tags(once)) & set("<>\"'")


def test_tags_that_an_entity_spells_do_not_come_back_to_life() -> None:
    assert without_tags("<b>A</b> &lt;/title&gt;&lt;script&gt;") == "A &lt;/title&gt;&lt;script&gt;"


def test_every_text_of_a_front_matter_is_words() -> None:
    given_ = {"title": "<b>", "tags": ["<i>", 3], "search": {"exclude": True, "<u>": "x"}}
    assert all_words(given_) == {
        "title": "&lt;b&gt;",
        "tags": ["&lt;i&gt;", 3],
        "search": {"exclude": True, "&lt;u&gt;": "x"},
    }


HITS = ("<p>x</p> <img src=x onerror=canary()>", "<p onclick=canary()>x</p>", "<script>canary()</script>x")


@pytest.mark.parametrize("text", HITS)
def test_a_search_hit_holds_paragraphs_and_lists_and_nothing_that_runs(text: str) -> None:
    elements = list(read_html(f"<div>{hit_text(text)}</div>").all())
    assert not [each for each in elements if each.tag in ("img", "script") or each.get("onclick")]


def test_a_plain_search_hit_stays_as_it_is() -> None:
    assert hit_text("<p>A &amp; B</p> <li><code>x</code></li>") == "<p>A &amp; B</p> <li><code>x</code></li>"
