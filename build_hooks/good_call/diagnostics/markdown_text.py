"""Text that may come from anywhere, made safe to show in Markdown where GitHub shows it."""

from __future__ import annotations

import re

from good_call.diagnostics.terminal import printable

_RISKY = re.compile(
    r"""
    (?P<escaped>   [\\|`*_~\[\]] | ^[-+=] )
  | (?P<reference> [&<>] )
  | (?P<apart>     [@\#$]                                       # a mention, an issue, a heading, a formula
                 | (?<=\bwww)\. | :(?=//)                       # a link
                 | :(?=[\w+-]+:)                                # an emoji by its name
                 | (?<=\bGH)- | (?<=\bCVE)- | (?<=\bGHSA)-      # an issue, a known hole
    )
  | (?P<commit>    (?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_PIECE = re.compile(r".{1,6}")
"""Shorter than what is taken for a commit."""
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")


def markdown_text(text: str) -> str:
    """The text on one line, in which nothing comes alive: no markup, link, mention, issue number, emoji or formula.

    Good for a list item, a heading, a cell of a table.
    """
    return _NUMBERED.sub(r"\1\\\2", _RISKY.sub(_harmless, printable(text).strip()))


def _harmless(found: re.Match[str]) -> str:
    whole = found[0]
    if found["escaped"]:
        return f"\\{whole}"
    # What comes alive after Markdown was read, such as a mention, is stopped by no backslash: it is looked for in
    # pieces of text between tags.
    return _REFERENCES.get(whole) or _PIECE.sub(r"<span>\g<0></span>", whole)
