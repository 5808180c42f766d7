"""HTML in Markdown is found where it stands, and what never ends is known, as Markdown and a browser read it."""

from __future__ import annotations

import pytest
from good_call.source.raw_elements import raw_elements

_ENDLESS = {
    "a part that folds": ("One.\n\n<details>\n<summary>More</summary>\n\n## Two\n", "details 3:1"),
    "one with Markdown in it": ("<details markdown>\n<summary>More</summary>\n\n- Two\n\nThree\n", "details 1:1"),
    "its head alone": ("<details markdown>\n<summary>More\n\n**Two**\n</details>\n\nThree\n", "summary 2:1"),
    "its head alone, without Markdown": ("<details>\n<summary>More\n\nTwo\n</details>\n", "summary 2:1"),
    "a block": ("One.\n\n<div class='x'>\n\n**Two**\n", "div 3:1"),
    "a block in capitals": ("<DIV>\n\nTwo\n", "div 1:1"),
    "a block that ends in itself": ("<div/>\n\nTwo\n", "div 1:1"),
    "the outer of two": ("<div>\n<div>\n</div>\n\nTwo\n", "div 1:1"),
    "a table, and not its cells": ("<table><tr><td>One\n\nTwo\n", "table 1:1"),
    "a paragraph that Markdown takes for a block": ("<p>One\n\n**Two**\n", "p 1:1"),
    "stress": ("One <b>two\n\nthree\n", "b 1:5"),
    "stress in a table of Markdown": ("| a | b |\n|---|---|\n| <b>x | y |\n", "b 3:3"),
    "within a list": ("- One\n- <span>two\n\nThree\n", "span 2:3"),
    "within an admonition": ("!!! note\n\n    <div>\n    One\n\nTwo\n", "div 3:5"),
    "on several lines": ("<div\n  class='x'>\n\nTwo\n", "div 1:1"),
    "behind a letter of nobody's": ("\ue000 <i>a</i> <b>c\n", "b 1:12"),
}
_CLOSED = {
    "code, of each kind": "`<div>`, ``<div> ` ``\n\n    <div>\n\n```html\n<div>\n```\n\n~~~\n<details>\n~~~\n",
    "a remark": "<!-- <div> -->\n\nOne\n",
    "what has no end": "One<br>two<br/>three\n\n<hr>\n\n<img src='x.png'>\n\nFour\n",
    "what ends by itself": "<ul>\n<li>One\n<li>Two\n</ul>\n\n<table><tr><td>x<td>y</table>\n\n<div><p>x<p>y</div>\n",
    "an end in capitals, or with a space": "<details>\nOne\n</Details >\n\nTwo\n",
    "Markdown in HTML": "<div markdown>\n\n- One\n\n<p markdown>*Two*</p>\n\n</div>\n\nThree\n",
    "stress over a paragraph's end": "One <b>two\n\nthree</b>\n",
    "stress that overlaps": "<b>One <i>two</b> three</i>\n",
    "a drawing": "<svg><path d='x'/><g/></svg>\n\nOne\n",
    "addresses": "<https://example.com/a>, <a@example.com>\n",
    "signs": "1 < 2, a<b, <3, < div>\n",
    "an end that nothing begins": "One</div>\n\n</details>\n\nTwo\n",
}


@pytest.mark.parametrize("name", _ENDLESS)
def test_what_never_ends_is_known_with_its_place(name: str) -> None:
    body, told = _ENDLESS[name]
    endless = [f"{each.name} {each.line + 1}:{each.column + 1}" for each in raw_elements(body) if not each.is_closed]
    assert endless == [told]


@pytest.mark.parametrize("name", _CLOSED)
def test_what_ends_is_let_be(name: str) -> None:
    assert [each for each in raw_elements(_CLOSED[name]) if not each.is_closed] == []


def test_words_in_angle_brackets_are_elements_to_a_browser() -> None:
    found = raw_elements("Dear <name>, <Order: number> and <tel:123>.\n")
    assert [(each.name, each.line, each.column) for each in found] == [
        ("name", 0, 5),
        ("order:", 0, 13),
        ("tel:123", 0, 33),
    ]
