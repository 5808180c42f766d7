"""A text in a list item, a heading or a table is shown as it is: by GitHub's own reader, and by what comes after it."""

import re
from html.parser import HTMLParser

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from good_call.diagnostics.markdown_text import markdown_text
from hypothesis import given
from hypothesis import strategies as st

PLACES = {
    "list item": "- {}",
    "after a label": "- *now:* {}",
    "grave": "- **{}**",
    "trail": "- After: {} → {}  \n  *before:* {}",
    "heading": "#### {}",
    "table": "| a | b |\n| --- | --- |\n| {} | {} |",
}
AFTERWARDS = [
    re.compile(r"(?<!\w)@[\w-]"),
    re.compile(r"#\d"),
    re.compile(r"(?i)\bGH-\d"),
    re.compile(r"(?i)\b(GHSA-\w|CVE-\d)"),
    re.compile(r"\$"),
    re.compile(r":[\w+-]+:"),
    re.compile(r"\b[0-9a-f]{7,40}\b"),
    re.compile(r"://|(?i:\bwww\.)"),
]
"""What GitHub looks for in pieces of text once the Markdown is HTML; a piece that is one sign alone is none of them."""
NASTY = [
    "See https://example.com/x now",
    "HTTP://example.com",
    "ftp://example.com",
    "www.example.com and WWW.example.com",
    "a.b@example.com",
    "mailto:a@example.com xmpp:a@example.com",
    "@trainer and @org/team, (@me)",
    "#12, owner/repo#12, GH-12, gh-3, owner/repo@deadbeef",
    "GHSA-aaaa-bbbb-cccc and CVE-2021-1234",
    "deadbeef 1234567 0123456789012345678901234567890123456789",
    "~~no~~ ~no~ *no* __no__ _no_ **no**",
    "$x^2$ and $$y$$ and $`z`$ costs $12, then $13",
    "`code` ``code``",
    "![picture](https://example.com/p.png) [link](x) [x]: y [^1]",
    "<https://example.com> <b>x</b> <!-- x --> <script>alert(1)</script>",
    "&amp; &lt; &#64;trainer &copy; &nosuch;",
    ":tada: :+1: a:b:c 12:30:45",
    "# heading",
    "## heading ##",
    "> quote",
    "> [!NOTE]",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "1234567. item",
    "[ ] to do",
    "---",
    "===",
    "***",
    "~~~",
    "```mermaid",
    "| a | b |",
    "back\\slash \\@trainer \\",
    "    indented",
    "ends with spaces   ",
    "two\nlines\n\n# and a third",
    "https://example.com/a_b_c~d~$e$",
    "x@y#1$2:z:",
    "*",
    "_",
    "-",
    "",
]


class Shown(HTMLParser):
    """The pieces of text of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.pieces.append("")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append("")

    def handle_data(self, data: str) -> None:
        self.pieces = [*self.pieces[:-1], self.pieces[-1] + data] if self.pieces else [data]


def shown(markdown: str) -> Shown:
    page = Shown()
    # GitHub reads tags too, and takes out what isn't on its list; `<span>` is.
    page.feed(github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))
    page.close()
    return page


def judge(place: str, text: str) -> None:
    form = PLACES[place]
    plain, ours = shown(form.replace("{}", "x")), shown(form.replace("{}", markdown_text(text)))
    assert ours.tags - {"span"} <= plain.tags
    words = " ".join(text.split())
    told = "".join(plain.pieces).replace("x", "\0").replace("\0", words)
    assert " ".join("".join(ours.pieces).split()) == " ".join(told.split())
    for piece in ours.pieces:
        assert len(piece.strip()) == 1 or not any(each.search(piece) for each in AFTERWARDS), piece


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NASTY)
def test_what_could_come_alive_is_shown_as_it_was_typed(place: str, text: str) -> None:
    if text or place != "grave":
        judge(place, text)


@given(st.lists(st.sampled_from([*NASTY[:-1], *"@#$:.~*_-+=|\\`[]()<>&! 1a", "www", "http"]), min_size=1, max_size=5))
def test_so_is_any_mixture(pieces: list[str]) -> None:
    text = "".join(pieces)
    for place in PLACES:
        if text.strip():
            judge(place, text)


def test_an_ordinary_sentence_stays_as_it_is() -> None:
    for text in ("Let them go", "Say: “That was our mistake.” (Today; at 12:30.)", "Refer to Birch & Co"):
        assert markdown_text(text) == text.replace("&", "&amp;")
