"""The order in which people sort words: numbers by their size, "19" before "103"."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"([0-9]+)")


def natural(text: str) -> tuple[str | int, ...]:
    """A key to sort by; words and numbers stand in turns, so that any two keys can be compared."""
    parts = _DIGITS.split(text.casefold())
    return tuple(int(part) if number % 2 else part for number, part in enumerate(parts))
