"""A text is cleaned alike where there is a sanitiser and where there is none: on the site and in the workshop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from good_call.model.guide import read_guide
from good_call.model.wording import texts_of
from good_call.pages.addresses import Addresses
from good_call.pages.cleaning import sanitised, taken_apart
from good_call.pages.texts import Texts, unlinked

from tests.browser.hostile_texts import ALL
from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS

_HERE = (
    "Plain words & signs < > \" '",
    '*This*, **that** and `a <b> & "c"`',
    "[a link](https://example.com/?a=1&b=2#c) and [ours](guides/x.md#node)",
    '[a title](https://example.com "title")',
    "[bad](javascript:alert(1)) [worse](JaVaScRiPt:alert`1`) [data](data:text/html,x) [host](//evil.example)",
    "[tab](java\tscript:alert(1)) [entity](&#106;avascript:alert(1)) [colon](javascript&colon;alert(1))",
    "[mail](mailto:a@example.com) [call](tel:+123) [file](file:///etc/passwd) <https://example.com/a?b=c&d>",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <![CDATA[x]]> <!-- a --> <a href='x'>y</a>",
    "a \\< b \\* c \\[d\\] &copy; &nbsp; &amp;lt; &#60;b&#62; \u00a0 end",
    "- one\n- two *three*\n\n1. first\n2. second\n\n> quoted\n\n    code <b>",
    "7. seven\n8. eight",
    '[a > b](https://example.com/a>b) [quote](https://example.com/"x) [paren](https://example.com/(a)b)',
    "![picture](https://example.com/x.png) <svg/onload=alert(1)> </p><h1>x</h1>",
    "[x](<https://example.com/a b>) [y](https://example.com/<b>) [z]( https://example.com )",
    "emoji 😀 \ud7ff \ufffd zero\u200bwidth [😀](https://example.com/😀)",
)


def payloads() -> Iterator[str]:
    """Every hostile text, and every text of the tests' guides."""
    yield from _HERE
    yield from ALL
    for guide in (*GUIDES_OF_THE_TESTS, FERRY):
        for tree in read_guide(guide).trees.values():
            yield from (text for _, text, _ in texts_of(tree))


@pytest.mark.parametrize("kind", ["line", "block"])
def test_every_text_is_the_same_by_both(kind: str) -> None:
    one, other = Texts(Addresses(), "../", sanitised), Texts(Addresses(), "../", taken_apart)
    different = {}
    for text in dict.fromkeys(payloads()):
        ours, theirs = getattr(other, kind)(text), getattr(one, kind)(text)
        if ours != theirs:
            different[text] = (theirs, ours)
    assert different == {}


def test_a_text_without_its_links_keeps_everything_else() -> None:
    texts = Texts(Addresses(), "../")
    line = texts.line('A *word*, [a > b](https://example.com/a>b?c="d") and `code`')
    assert "<a " in line
    assert unlinked(line) == "A <em>word</em>, a &gt; b and <code>code</code>"
