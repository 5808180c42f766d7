"""Whether a text shows anything once its Markdown is taken off."""

from __future__ import annotations

import html
import re
import unicodedata

# Neither half may hold its own opening bracket: else a row of brackets takes the square of its length.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_SIGNS = frozenset("*_`\\~")


def shows_anything(text: str) -> bool:
    """False for spaces, for signs alone, `~` among them, and for a link or an entity without words: `[](https://…)`."""
    if text[:1].isalnum():
        return True
    return any(map(_is_seen, html.unescape(_LINK.sub(r"\1", text))))


def _is_seen(letter: str) -> bool:
    return not (letter in _SIGNS or letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf"))
