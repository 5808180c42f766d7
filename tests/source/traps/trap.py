"""A spoilt file, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.source.plain_tree import spoilt

ASK = "    ask: How late was it?\n"
TITLE = "    title: Say sorry\n"
ITEM = TITLE + "    do:\n      - {}\n"


@dataclass(frozen=True)
class Trap:
    """`place` is a line and a column; `words` stand in the message, the label or the repair."""

    name: str
    content: str | bytes
    rule: str
    place: str
    words: str


def ask(text: str) -> str:
    """The plain tree with another question."""
    return spoilt("How late was it?", text)


def item(text: str) -> str:
    """The plain tree with a list that has this one item."""
    return spoilt(TITLE, ITEM.format(text))
