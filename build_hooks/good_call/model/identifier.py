"""Ids: how they look, and how words become one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_ID = 60
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"

_ID = re.compile(rf"{ID_PATTERN}\Z")
_WITHOUT_APOSTROPHES = str.maketrans("", "", "'’‘`")
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def as_id(text: str) -> str:
    """The text if it is an id, else empty; of equal ids always the same object, since most stand in many places."""
    return text if len(text) <= LONGEST_ID and _ID.match(text) else ""


def is_id(text: str) -> bool:
    """Whether the text is an id: `a-z`, `0-9` and single hyphens between, at most 60 characters."""
    return as_id(text) != ""


@lru_cache(maxsize=65536)
def slug(words: str) -> str:
    """Words as an id, cut at a word within 60 characters; empty where they hold no letter or digit of ASCII.

    >>> slug("Yes, or I'm not sure yet")
    'yes-or-im-not-sure-yet'
    """
    plain = unicodedata.normalize("NFKD", words).lower().translate(_WITHOUT_APOSTROPHES)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)) if not plain.isascii() else plain
    whole = _OTHER.sub("-", plain).strip("-")
    if len(whole) <= LONGEST_ID:
        return whole
    cut = whole[: LONGEST_ID + 1].rpartition("-")[0]
    return cut or whole[:LONGEST_ID]
