"""What the search is given to read."""

import pytest
from good_call.pages.search_hits import searchable, unmarked


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("<p>All of it</p>", "<p>All of it</p>"),
        ("<p>a</p><div data-search-exclude><p>b</p></div><p>c</p>", "<p>a</p><p>c</p>"),
        (
            '<ul class="x" data-search-exclude><li><ul><li>b</li></ul></li></ul><ul><li>c</li></ul>',
            "<ul><li>c</li></ul>",
        ),
        ('<div title="1 > 0" data-search-exclude>b<div title="</div>">b</div>b</div>c', "c"),
        ("<div data-search-exclude>a<div>b</div>c</div>d<p data-search-exclude>e</p>f", "df"),
        ("<p>Write data-search-exclude</p>", "<p>Write data-search-exclude</p>"),
        ("a<div data-search-exclude>never closed", "a"),
    ],
)
def test_what_is_marked_is_left_out_with_all_that_stands_in_it(content: str, kept: str) -> None:
    assert searchable(content) == kept


def test_pages_bear_no_marks() -> None:
    assert unmarked('<div class="a" data-search-exclude>b</div>') == '<div class="a">b</div>'


def test_a_mark_is_taken_out_with_its_value() -> None:
    assert unmarked('<h2 data-search-exclude="" id="a">A</h2>') == '<h2 id="a">A</h2>'
    assert unmarked('<div role="alert" data-search-exclude>') == '<div role="alert">'
    assert searchable('<p>A</p><p data-search-exclude="">B</p>') == "<p>A</p>"
