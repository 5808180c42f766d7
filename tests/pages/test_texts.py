import pytest
from good_call.pages.addresses import Addresses
from good_call.pages.texts import Texts

texts = Texts(Addresses(), "../../")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Plain words, “quoted” and all", "Plain words, “quoted” and all"),
        ("Yes & no", "Yes &amp; no"),
        ("*em* and **strong** and `code`", "<em>em</em> and <strong>strong</strong> and <code>code</code>"),
        ("two\nlines", "two lines"),
        ("1. First things first", "1. First things first"),
        ("1. *First* things", "1. *First* things"),
        ("# of orders", "# of orders"),
        ("- 5 or *less*", "- 5 or *less*"),
        ("5 < 6 > 4", "5 &lt; 6 &gt; 4"),
        ("", ""),
    ],
)
def test_a_line_stays_a_line(typed: str, html: str) -> None:
    assert texts.line(typed) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("# Not a heading", "<p># Not a heading</p>"),
        ("Words\n---", "<p>Words\n---</p>"),
        ("[a]: https://example.com", "<p>[a]: https://example.com</p>"),
    ],
)
def test_a_block_has_paragraphs_and_lists_and_no_headings(typed: str, html: str) -> None:
    assert texts.block(typed) == html


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![picture](https://example.com/x.png)",
        "<b onclick=alert(1)>bold</b>",
        "*x*{ onclick=alert(1) }",
        "<!-- hidden *x* -->",
        "<svg/onload=alert(1)>",
        "&lt;script&gt;*x*",
    ],
)
def test_a_typed_tag_or_picture_is_shown_as_it_was_typed(typed: str) -> None:
    for html in (texts.line(typed), texts.block(typed)):
        assert not any(sign in html for sign in ("<script", "<img", "<b", "<svg", "<!--"))


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x0A;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.com",
        "/\\example.com",
        "\\\\example.com",
        "/rooted",
        "&#x2F;/example.com",
        "&#9;//example.com",
        "ftp://example.com",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_may_not_be_is_no_link(target: str) -> None:
    assert "href" not in texts.line(f"[here]({target})")


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.com/a?b=c&d", "https://example.com/a?b=c&amp;d"),
        ("mailto:me@example.com", "mailto:me@example.com"),
        ("tel:+123", "tel:+123"),
        ("#start", "#start"),
        ("guides/x.md", "../../guides/x/"),
        ("guides/x.md#node", "../../guides/x/#node"),
        ("guides/x.md#node;ours=no;signs=some.lied", "../../guides/x/#node;ours=no;signs=some.lied"),
        ("../articles/fire-a-customer.md#last-resort", "../../articles/fire-a-customer/#last-resort"),
        ("policies.md#pay-first", "../../policies/#pay-first"),
    ],
)
def test_a_link_to_a_page_of_ours_leads_to_its_address(target: str, href: str) -> None:
    assert f'href="{href}"' in texts.line(f"[here]({target})")


def test_one_text_does_not_reach_into_the_next() -> None:
    texts.block("[a]: https://example.com\n\n*[HTML]: words")
    assert texts.line("See [a][] and *HTML*") == "See [a][] and <em>HTML</em>"


def test_words_alone_are_not_escaped() -> None:
    assert texts.plain("Is it *ours* & [theirs](https://example.com)?") == "Is it ours & theirs?"
