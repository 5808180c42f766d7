"""Text that may come from anywhere, made safe to show in a terminal."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the direction of writing."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _shown(letter) for letter in text)


def encodable(text: str) -> str:
    """The text with a mark for each part of a file's name that is no text; everything else as it is."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _shown(letter: str) -> str:
    return " " if letter in "\n\r\t" or letter.isspace() else "�"


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
