"""Texts of the guide as safe HTML: emphasis, links and lists; never a tag that somebody typed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache

from markdown import Markdown
from markupsafe import Markup

from good_call.pages.addresses import Addresses
from good_call.pages.cleaning import Allowed, Clean, sanitised
from good_call.pages.honest_link import REL, SCHEMES, is_honest, without_refused

TAGS = {"a", "blockquote", "br", "code", "em", "li", "ol", "p", "pre", "strong", "ul"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
"""What a text may hold; the workshop's page cleans by the same list."""
# What no paragraph of plain words holds; a text without any of it needs no Markdown.
_INLINE_MARKUP = re.compile(r"[*_`\[<&\\]|\S {2,}\n")
_BLOCK_MARKUP = re.compile(r"^\s*([-+>#=~]|\d+[.)]|$)|^ {4}", re.MULTILINE)
# What people write stays far below these. Markdown takes the square of a row of brackets, and gives up on a list
# in a list in a list.
_MOST_LETTERS = 20_000
_MOST_BRACKETS = 100
_DEEP_LIST = re.compile(r"(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*){20}")
_OF_OURS = re.compile(r"(?:\.\./)*((?:guides/|articles/)?[a-z0-9-]+\.md)(#[\w;=.-]*)?\Z")


# As every cleaner writes it: each value in double quotes.
_LINK = re.compile(r'<a(?: [a-z]+="[^"]*")*>|</a>')


class Texts:
    """Renders texts for the pages of one depth. Equal texts are rendered once."""

    def __init__(self, addresses: Addresses, root: str, clean: Clean = sanitised) -> None:
        self._addresses = addresses
        self._clean = clean
        self._root = root
        self._known: dict[tuple[bool, str], Markup] = {}

    def line(self, text: str) -> Markup:
        """A text of one line, without a paragraph around it."""
        return self._remembered(True, text, self._line)

    def block(self, text: str) -> Markup:
        """A text of paragraphs and lists."""
        return self._remembered(False, text, self._block)

    def plain(self, text: str) -> str:
        """The words alone, for attributes and titles; not yet escaped."""
        return self.line(text).striptags()

    def _remembered(self, one_line: bool, text: str, render: Callable[[str], Markup]) -> Markup:
        known = self._known.get((one_line, text))
        if known is None:
            known = self._known[one_line, text] = render(text)
        return known

    def _line(self, text: str) -> Markup:
        words = " ".join(text.split())
        if not _INLINE_MARKUP.search(words) or _is_too_much(words):
            return _escaped(words)
        rendered = self._rendered(words)
        inner = rendered.removeprefix("<p>").removesuffix("</p>")
        # "1. *First* …" is a list to Markdown and a line to whoever wrote it.
        return Markup(inner) if "<p>" + inner + "</p>" == rendered and "<p>" not in inner else _escaped(words)

    def _block(self, text: str) -> Markup:
        words = text.strip()
        if not _is_too_much(words) and (_INLINE_MARKUP.search(words) or _BLOCK_MARKUP.search(words)):
            return Markup(self._rendered(words))
        return Markup("<p>%s</p>") % _escaped(words)

    def _rendered(self, text: str) -> str:
        allowed = Allowed(TAGS, ATTRIBUTES, self._link, SCHEMES, REL)
        return without_refused(self._clean(_markdown().reset().convert(text), allowed)).strip()

    def _link(self, tag: str, attribute: str, value: str) -> str | None:
        target = value.strip()
        if attribute == "start":
            return target
        if not is_honest(target):
            return None
        ours = _OF_OURS.match(target)
        if ours is None:
            return target
        return self._root + self._addresses.of(ours[1]) + (ours[2] or "")


def unlinked(rendered: Markup) -> Markup:
    """A rendered text without its links: for what stands inside a link, which another would end."""
    return Markup(_LINK.sub("", rendered)) if "<a " in rendered else rendered


def _is_too_much(words: str) -> bool:
    return len(words) > _MOST_LETTERS or words.count("[") > _MOST_BRACKETS or _DEEP_LIST.search(words) is not None


def _escaped(words: str) -> Markup:
    return Markup(html.escape(words, quote=False))


@cache
def _markdown() -> Markdown:
    """The one shared instance, without raw HTML, images, headings and references across texts."""
    markdown = Markdown(extensions=["sane_lists"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref", "reference", "short_reference"):
        markdown.inlinePatterns.deregister(name)
    for name in ("hashheader", "setextheader", "hr", "reference"):
        markdown.parser.blockprocessors.deregister(name)
    return markdown
