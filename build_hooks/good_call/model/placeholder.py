"""Texts that `guide new` and `guide import` write for somebody to write over."""

from __future__ import annotations

import re

WHEN = "For when a customer asks and you have to decide."
TO_DO = "Write here what the rep does, one thing to a line."
TO_SAY = "Write here what the rep can say, in the words of a conversation."
LIMIT = "Write here how far it goes."
LOG = "Write here what the rep writes down."
STORY = "Write here what happened, in two or three sentences."
_IMPORTED = "Imported from "

_TEXTS = (WHEN, TO_DO, TO_SAY, LIMIT, LOG, STORY)
_TELLING = ("Write here ", _IMPORTED, WHEN)
"""Beginnings of which each placeholder has one."""

_FILE_NAME = re.compile(r"\S+\.(?:mmd|mermaid|md|dot|gv|csv|tsv|json)")


def imported_from(source: str) -> str:
    """The summary of a tree that came from a file."""
    return f"{_IMPORTED}{source}."


def is_placeholder(text: str) -> bool:
    """Whether the text is one of these, or holds it still; or the name of an imported file that stands for a title."""
    return any(each in text for each in _TEXTS) or text.startswith(_IMPORTED) or _FILE_NAME.fullmatch(text) is not None


def may_hold_one(text: str, title: str) -> bool:
    """False where a file's text, with this title, can't hold one: so nearly every file is passed over at once."""
    return any(each in text for each in _TELLING) or _FILE_NAME.fullmatch(title) is not None
