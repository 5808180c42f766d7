"""A page of plain prose is read without Markdown, and to the same end."""

import subprocess
import sys

import pytest
from good_call.source.page_markdown import anchors_of, read_page
from good_call.source.plain_prose import links_of_prose
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.own_guide import OTHER

# What Markdown reads as something, beside each other in any order.
PIECES = (
    *("words", "a", " ", "   ", "\n", "\n\n", "    ", "\t", "- ", "1. ", "# ", ",", ">", ": ", ":   ", '"', "===\n"),
    *("---\n", "!!! note\n    ", "*", "**", "* ", "_", "__", "!", "^", "|", "`", "~~~", "\\", "<", "{", "[", "]", ")"),
    *("&amp;", "&#91;", "http://x.y", "a@b.c", "[^1]", "*[", "[TOC]", "\x02", "\r", "é", "\u00a0", "Term\n"),
    *("[see this](../x/y.md#z)", "[a](b)", "![a](b)", "[me](mailto:x)", "[a _b](x_y)", "[a, b](x.md)", "[1](#2)"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_prose_has_the_links_that_markdown_finds(body: str) -> None:
    links = links_of_prose(body)
    assume(links is not None)
    assert (read_page(f"{body}\n\n`x`").links, read_page(f"{body}\n\n`x`").flaw) == (links, "")


@pytest.mark.parametrize(
    ("body", "links"),
    [
        ("A thought.\n\n## Why *this* one?\n\n- One.\n- Two.", ()),
        ("See [the other](saying-no.md#why), or [write to us](../index.md).", ("saying-no.md#why", "../index.md")),
    ],
)
def test_a_usual_article_is_prose(body: str, links: tuple[str, ...]) -> None:
    assert links_of_prose(body) == links


@pytest.mark.parametrize("body", ["`[a](b)`", "    [a](b)", "\\[a](b)", "[a]: b", "[a](b 'c')", "<https://x.y>"])
def test_what_only_markdown_can_read_is_left_to_it(body: str) -> None:
    assert links_of_prose(body) is None


def test_a_page_of_prose_has_its_headings_as_anchors() -> None:
    assert "why-this-one" in anchors_of("A thought.\n\n## Why *this* one?")


def test_checking_articles_of_prose_loads_no_markdown() -> None:
    code = (
        "import sys; from good_call.cli.main import main; sys.argv = ['guide', 'check', '--strict']\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        "assert 'markdown' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=OTHER, capture_output=True, text=True)
    assert not done.returncode, done.stderr
