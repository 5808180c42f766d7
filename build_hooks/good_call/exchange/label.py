"""The words of a label: one text, without what only lays it out."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|s|small|big|sub|sup|span|font|div|p|center|code|pre|ul|ol|li|h[1-6]|a|img|table|tbody|tr"
    r"|td|th|hr|o)\b[^>]*>",
    re.IGNORECASE,
)
_ICON = re.compile(
    r"(?<![\w:])(?:fa[bsrldt]?(?:-\w+)?:[\w-]+|(?:material|fontawesome|octicons|simple|mdi|logos|ic)[-:][\w-]+:"
    r"|:(?:material|fontawesome|octicons|simple|mdi)-[\w-]+:)(?![\w:])\s*"
)
_ENTITY = re.compile(r"[#&]#?(\w+);")


def words_of(label: str) -> str:
    """The label's words on one line: breaks become spaces, tags and icons go, entities become letters.

    >>> words_of("fa:fa-phone <b>Call</b><br/>the desk &amp; wait")
    'Call the desk & wait'
    """
    bare = _TAG.sub("", _BREAK.sub(" ", label))
    return " ".join(decoded(_ICON.sub("", bare)).split())


def decoded(text: str) -> str:
    """The text with its entities as letters, Mermaid's too: `#quot;`, `&amp;`, `#35;`."""
    return _ENTITY.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    name = found[1]
    letter = html.unescape(f"&#{name};" if name.isdecimal() or re.fullmatch("[xX][0-9a-fA-F]+", name) else f"&{name};")
    return found[0] if letter.startswith("&") and len(letter) > 1 else letter
