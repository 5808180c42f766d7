"""An article's body as safe HTML: all that Markdown makes, and nothing that only HTML could say."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup

from good_call.pages.honest_link import REL, SCHEMES, is_honest, without_refused
from good_call.source.kept_elements import IN_ARTICLES

_ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
# Any other class or id could dress a text up as a part of the page, or stand in the way of one.
_CLASSES = {
    *("admonition", "admonition-title", "footnote", "footnote-backref", "footnote-ref", "highlight"),
    *("abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote", "success", "tip"),
    "warning",
}
_ID = re.compile(r"(?:fn(?:ref\d*)?:)?[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")


def retold(body: str) -> Markup:
    """The body that the generator rendered. Headings keep their ids, tables their sides, pictures only of the site."""
    cleaned = nh3.clean(
        body,
        tags=set(IN_ARTICLES),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=SCHEMES,
        link_rel=REL,
    )
    return Markup(without_refused(cleaned))


def _kept(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001 - the sanitiser hands it over
    if attribute == "id":
        return value if _ID.match(value) else None
    if attribute == "class":
        return " ".join(each for each in value.split() if each in _CLASSES) or None
    if attribute == "href":
        return value if is_honest(value) else None
    if attribute == "src":
        return value if is_honest(value) and not urlsplit(value).scheme else None
    return value
