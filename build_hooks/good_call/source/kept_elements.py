"""The HTML elements that stay in an article and on a page; all others are taken out on their way to the site."""

from __future__ import annotations

IN_ARTICLES = frozenset(
    (
        *("a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "hr", "img", "li", "ol", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ins", "kbd", "mark", "pre", "span", "strong", "sub", "sup", "ul"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
ON_PAGES = IN_ARTICLES | frozenset(
    (
        *("article", "aside", "audio", "b", "bdi", "bdo", "caption", "cite", "col", "colgroup", "details", "dfn"),
        *(
            "figcaption",
            "figure",
            "footer",
            "header",
            "i",
            "input",
            "label",
            "nav",
            "q",
            "s",
            "samp",
            "section",
            "small",
        ),
        *("source", "summary", "time", "track", "u", "var", "video", "wbr"),
        # the theme's icons
        *("circle", "g", "path", "rect", "svg", "title"),
    )
)
"""An article holds what Markdown makes; a page may have what tabs, folded parts and icons are written with."""
