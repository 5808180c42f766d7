"""What a check has judged: the files that it read, those that it passed by, and what waits for a mistake."""

from __future__ import annotations

from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """Rules that did not judge a file, or not all of it. Without a file they are those of the guide as a whole."""

    file: str
    rules: tuple[str, ...]
    lines: tuple[int, ...] = ()
    """Where the mistakes stand that they wait for."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`unread` are files beside those that are read, each with the reason."""

    read: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    held: tuple[Held, ...] = ()
