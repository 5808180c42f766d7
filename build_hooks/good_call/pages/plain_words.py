"""Words on their way into somebody else's template, which prints them as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

import nh3
from markupsafe import Markup

_SIGN = re.compile(r"""[<>"']|&(?!(?:\w{1,32}|#\d{1,7}|#x[0-9a-f]{1,6});)""", re.IGNORECASE)
_NAMES = {"<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "&": "&amp;"}
# Halves of a letter, which YAML's `\ud83d` makes: no file can be written with one in it.
_HALF = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<[^>]*>")
_OF_A_HIT = ("p", "code", "pre", "li", "ol", "ul", "sub", "sup")
_PLAIN_HIT = re.compile(rf"(?:[^<]|</?(?:{'|'.join(_OF_A_HIT)})>)*")


def plain_words(text: object) -> Markup:
    """The text as HTML that holds no element, fit for an attribute too; said twice it is the same.

    An entity stays one: a title comes with entities or without, and nobody tells which.
    """
    return Markup(_SIGN.sub(lambda found: _NAMES[found[0]], _whole_letters(str(text))))


def _whole_letters(text: str) -> str:
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def without_tags(text: object) -> Markup:
    """In place of the filter `striptags`, which turns entities back into the signs that they stand for."""
    return plain_words(" ".join(_TAG.sub("", str(text)).split()))


def all_words(value: object) -> object:
    """A value of a page's front matter with every text in it as words, however deep it stands."""
    if isinstance(value, str):
        return plain_words(value)
    if isinstance(value, Mapping):
        return {str(plain_words(key)): all_words(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [all_words(each) for each in value]
    return value


def hit_text(text: str) -> str:
    """The text of a search hit, which the theme's script puts on the page as HTML."""
    return text if _PLAIN_HIT.fullmatch(text) else nh3.clean(text, tags=set(_OF_A_HIT), attributes={})
