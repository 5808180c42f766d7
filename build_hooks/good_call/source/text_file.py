"""Read one file's bytes as text, or say why not."""

from __future__ import annotations

import stat
from codecs import BOM_UTF8
from pathlib import Path

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place, Span

MOST_BYTES = 2 * 1024 * 1024
"""The largest real graph we know, 1,270 nodes, is a fifth of this."""


def read_text(path: Path, file: str, root: Path | None = None) -> str | Diagnostic:
    """The file's text without a byte order mark and with Unix line ends, or a diagnostic; never an exception.

    A link that leads out of `root`, where one is given, is not followed: a diagnostic shows a line of its file.
    """
    try:
        if root and path.is_symlink() and root.resolve() not in path.resolve().parents:
            return _unreadable(file, "is a link that leads nowhere in the guide", "Put the file itself in its place.")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(file, "is not a file", "Give the folder or link another name, or remove it.")
        if status.st_size > MOST_BYTES:
            return _too_large(file, status.st_size)
        content = path.read_bytes()
    except RuntimeError:
        # what Python before 3.13 says of a link to itself
        return _unreadable(file, "is a link that leads to itself", "Put the file itself in its place.")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return _unreadable(file, f"can't be read: {reason}", "Check that the file exists and that you may read it.")
    return decode(content, file)


def decode(content: bytes, file: str) -> str | Diagnostic:
    """Bytes as text; refuses what is too much, what is not UTF-8 and what holds characters that nobody can see."""
    if len(content) > MOST_BYTES:
        return _too_large(file, len(content))
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.start, file)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if "\0" not in text else _holds_nul(text, file)


def _unreadable(file: str, why: str, repair: str) -> Diagnostic:
    return Diagnostic(
        rule="unreadable-file", message=f"`{file}` {why}", place=Place(file, span=START_OF_FILE), help=repair
    )


def _too_large(file: str, size: int) -> Diagnostic:
    message = f"this file has {size:,} bytes; {MOST_BYTES:,} is the most that is read"
    repair = "Split the tree in two: an answer may lead to another tree."
    return Diagnostic(rule="too-large", message=message, place=Place(file, span=START_OF_FILE), help=repair)


def _not_utf8(content: bytes, position: int, file: str) -> Diagnostic:
    before = content[:position].decode("utf-8", "replace")
    beginning = before.rpartition("\n")[2].strip()
    return Diagnostic(
        rule="not-utf-8",
        message="this file is not saved as UTF-8",
        place=_letter_behind(before, file),
        label=f"the character behind “{beginning[-40:]}” can't be read" if beginning else "",
        help="Save the file again with the encoding UTF-8.",
    )


def _holds_nul(text: str, file: str) -> Diagnostic:
    return Diagnostic(
        rule="not-utf-8",
        message="this file holds a NUL character, so it is not a text",
        place=_letter_behind(text.partition("\0")[0], file),
        label="this character can't be seen",
        help="Save the file again as plain text, with the encoding UTF-8.",
    )


def _letter_behind(before: str, file: str) -> Place:
    return Place(file, span=Span.letter(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1))
