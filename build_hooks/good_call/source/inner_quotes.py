"""A text in quotes that holds the same quotes: what its writer meant it to say."""

from __future__ import annotations

import re

_OPENS = re.compile(r"(?:^|(?<=[\s(\[]))[\"'](?=\w)")


def meant_by(written: str) -> str:
    """The text that was meant by what stands there with its quotes; empty where that is unsure.

    >>> meant_by("'You're welcome.'")
    "You're welcome."
    >>> meant_by('"Yes" or "no"')
    '"Yes" or "no"'
    """
    quote = written[:1]
    if quote not in ("'", '"') or len(written) < 3:
        return ""
    inside = _unescaped(written[1:-1], quote)
    signs = _signs(inside, quote) if written[-1] == quote else _signs(_unescaped(written[1:], quote), quote)
    if written[-1] != quote:
        # It quotes somebody at its beginning and goes on: every quote must then be closed.
        return _unescaped(written, quote) if signs[:1] == ["closes"] and len(signs) % 2 else ""
    if signs[:1] == ["closes"] and len(signs) % 2 == 0:
        return _unescaped(written, quote)
    return inside if _is_even(signs) or quote == "'" else ""


def _is_even(signs: list[str]) -> bool:
    return len(signs) % 2 == 0


def _signs(text: str, quote: str) -> list[str]:
    """Whether each of these quotes opens or closes; an apostrophe within a word does neither."""
    found = []
    for at, letter in enumerate(text):
        if letter != quote or _is_within_a_word(text, at):
            continue
        found.append("opens" if _OPENS.match(text, at) else "closes")
    return found


def _is_within_a_word(text: str, at: int) -> bool:
    return text[at] == "'" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _unescaped(text: str, quote: str) -> str:
    return text.replace("''", "'") if quote == "'" else text.replace('\\"', '"')
