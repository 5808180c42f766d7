"""A page's own front matter: what it is called comes out as it went in, whatever the words are."""

import html

import pytest
import yaml
from good_call.pages.page import Page


@pytest.mark.parametrize(
    "words",
    [
        "Should you let them go?",
        "Yes: no # maybe",
        "She said \"no\" \\ 'never'",
        "Ärger, 怒り, غضب",
        "😍 and 𝕋𝕙𝕖",
        "next\x85line\u2028separator\x7f\ufeff",
        "a\ttab",
        "{{ x }} [y] *z &w !v",
    ],
)
def test_title_and_summary_survive_the_front_matter(words: str) -> None:
    page = Page(uri="x.md", title=words, summary=words, render=str)
    front = page.source.partition("---\n")[2].partition("\n---")[0]
    read = yaml.safe_load(front)
    assert html.unescape(read["title"]) == html.unescape(read["description"]) == words
