"""A page that somebody wrote by hand below docs/, as safe HTML: what Markdown and its extensions make, and no more.

It is no more trusted than an article: whoever may write one need not be whoever answers for the site. It may hold
more, since tabs, folded parts and icons are what such pages are written with.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import nh3

from good_call.pages.honest_link import SCHEMES, is_honest, without_refused
from good_call.source.kept_elements import ON_PAGES

_SHAPE = {"cx", "cy", "d", "fill", "height", "r", "rx", "ry", "stroke", "transform", "width", "x", "y"}
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role", "title", "hidden", "tabindex", "align"},
    "a": {"download", "href", "hreflang", "target"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "circle": _SHAPE,
    "col": {"span"},
    "details": {"open"},
    "g": _SHAPE,
    "img": {"alt", "height", "loading", "src", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "path": _SHAPE,
    "rect": _SHAPE,
    "source": {"media", "src", "type"},
    "svg": {*_SHAPE, "focusable", "viewBox", "xmlns"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "playsinline", "preload", "src", "width"},
}
_CHOICES = {"checkbox", "radio"}
# What the theme's own scripts look up: an element of a text must not stand in the way of one.
_OF_THE_THEME = re.compile(r"__(?!tabbed_|codelineno-|span-)")
# A class of the theme's or of ours would dress a text up as a part of the page.
_IN_DISGUISE = re.compile(r"(?:md|gc)-(?!button)")
# Markdown gives the side of a table's column as a style, which the policy would not let in.
_SIDE = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')


def written(content: str) -> str:
    """The page's HTML without what runs, what loads from elsewhere, and what the security policy blocks."""
    cleaned = nh3.clean(
        _SIDE.sub(r'\1 align="\2"', content),
        tags=set(ON_PAGES),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        generic_attribute_prefixes={"aria-", "data-"},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return without_refused(cleaned)


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if attribute.startswith("data-md-"):
        return None
    if attribute == "class":
        return " ".join(each for each in value.split() if not _IN_DISGUISE.match(each)) or None
    if attribute == "id":
        return None if _OF_THE_THEME.match(value) else value
    if attribute == "href":
        return value if is_honest(value) else None
    if attribute == "src":
        return value if is_honest(value) and not urlsplit(value).scheme else None
    if (tag, attribute) == ("input", "type"):
        return value if value in _CHOICES else "checkbox"
    return value
