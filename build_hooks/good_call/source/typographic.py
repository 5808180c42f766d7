"""A word processor's quotes, where straight ones were meant: YAML takes them for letters of the text."""

from __future__ import annotations

import re

_CLOSED_BY = {
    "“": "”“",
    "”": "”“",
    "„": "“”",
    "‟": "”“",
    "‘": "’‘",
    "’": "’‘",
    "‚": "‘’",
    "‛": "’‘",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
_APOSTROPHES = "‘’‛"
_STRAIGHT = "\"'"
_WITHIN_A_WORD = re.compile(r"(?<=\w)[’‘'](?=\w)")

MESSAGE = "these are a word processor's quotes, and YAML knows straight ones only"


def is_mixed(text: str) -> bool:
    """Whether a text begins with such a quote and never closes it: not so where it quotes somebody as it should.

    One that may be an apostrophe, as in `’Twas late`, tells nothing unless a straight quote ends the text.
    """
    closing = _CLOSED_BY.get(text[:1])
    if closing is None or any(sign in closing for sign in _WITHIN_A_WORD.sub("", text[1:])):
        return False
    return text[0] not in _APOSTROPHES or text.endswith(tuple(_STRAIGHT))


def unwrapped(text: str) -> str:
    """What stands between the quotes that begin and end a text; empty where they don't, or belong to two quotations."""
    closing = _CLOSED_BY.get(text[:1])
    inside = text[1:-1]
    if closing is None or not inside.strip() or text[-1] not in f"{closing}{_STRAIGHT}":
        return ""
    return "" if any(sign in _WITHIN_A_WORD.sub("", inside) for sign in f'{closing}"') else inside.strip()


def is_closed_otherwise(line: str, column: int) -> bool:
    """Whether a straight quote at this column, counted from 0, is closed by a word processor's at the line's end."""
    return len(line) > column + 2 and line[-1] in _CLOSED_BY and line[column] in _STRAIGHT
