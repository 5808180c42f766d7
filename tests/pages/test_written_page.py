"""What a hand-written page may hold: all that Markdown and its extensions make, and nothing that runs."""

import pytest
from good_call.pages.written_page import written

KEPT = (
    '<h2 id="a-b">A <code>b</code></h2>',
    '<div class="admonition note"><p class="admonition-title">Note</p></div>',
    '<details class="tip" open=""><summary>More</summary><p>x</p></details>',
    '<div class="tabbed-set" data-tabs="1:2"><input id="__tabbed_1_1" name="__tabbed_1" type="radio"></div>',
    '<div><label for="__tabbed_1_1">A</label></div>',
    '<span class="twemoji"><svg viewBox="0 0 2 2" focusable="false"><path d="M3 1"></path></svg></span>',
    '<pre><span></span><code><a href="#__codelineno-0-1" id="__codelineno-0-1"></a></code></pre>',
    '<img alt="A picture" src="../images/a.png" loading="lazy">',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    '<a href="https://example.com/" target="_blank">x</a>',
    '<video controls="" src="film.mp4"></video>',
    "<dl><dt>a</dt><dd>b</dd></dl>",
)
TAKEN_OUT = (
    "<script>canary()</script>",
    '<p onclick="canary()">x</p>',
    '<a href="javascript:canary()">x</a>',
    '<p style="position:fixed">x</p>',
    '<iframe src="https://example.com/"></iframe>',
    '<img src="https://example.com/x.png">',
    '<img src="//example.com/x.png">',
    "<style>p { color: red }</style>",
    '<form action="https://example.com/"><input type="text"></form>',
    '<meta http-equiv="refresh" content="0; url=https://example.com/">',
    '<base href="https://example.com/">',
    '<div data-md-component="container">x</div>',
    '<p id="__config">x</p>',
    '<p class="md-overlay">x</p>',
    "<svg><script>canary()</script></svg>",
    '<svg><a href="javascript:canary()"><path d="M3 1"></path></a></svg>',
    '<object data="x.html"></object>',
)
SIGNS = (
    "md-overlay",
    "canary",
    "onclick",
    "style",
    "example.com",
    "__config",
    "data-md",
    "iframe",
    "object",
    'type="text"',
)


def attributes(html: str) -> set[str]:
    return {part for part in html.replace(">", " ").replace("<", " ").split() if part}


@pytest.mark.parametrize("html", KEPT)
def test_what_markdown_makes_stays(html: str) -> None:
    assert attributes(written(html)) == attributes(html)


@pytest.mark.parametrize("html", TAKEN_OUT)
def test_what_runs_or_loads_from_elsewhere_goes(html: str) -> None:
    assert not [sign for sign in SIGNS if sign in written(html)]


@pytest.mark.parametrize("html", [*KEPT, *TAKEN_OUT])
def test_cleaning_twice_changes_nothing(html: str) -> None:
    assert written(written(html)) == written(html)


def test_the_side_of_a_column_is_kept() -> None:
    table = '<table><tbody><tr><td style="text-align: right;">1</td></tr></tbody></table>'
    assert written(table) == '<table><tbody><tr><td align="right">1</td></tr></tbody></table>'


def test_a_link_that_lost_its_address_is_words() -> None:
    assert written('<p><a href="javascript:x()">press</a></p>') == "<p>press</p>"
