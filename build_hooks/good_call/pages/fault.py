"""Diagnostics on a page: what they say may be wrapped, the lines that they quote may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

# As the writer for people writes them.
_QUOTED = re.compile(r" *\d* \|( |$)")
_MARKED = re.compile(r"( *\|) ( *\^+) (.+)")
_BAR = re.compile(r" *\|")


def fault_parts(fault: str) -> Iterator[tuple[bool, Markup]]:
    """Stretches of lines, each with whether it quotes a file. The words beside a mark stand below it."""
    for quoted, lines in groupby(_told_apart(fault), lambda each: each[0]):
        told = [line for _, line in lines]
        if not quoted or not all(_BAR.fullmatch(line) for line in told):
            yield quoted, Markup("\n").join([*told, ""])


def _told_apart(fault: str) -> Iterator[tuple[bool, Markup]]:
    for line in escape(fault).split("\n"):
        marked = _MARKED.fullmatch(line)
        if marked:
            yield True, Markup(f"{marked[1]} {marked[2]}")
            yield False, Markup(" " * len(marked[1]) + marked[3])
        else:
            yield _QUOTED.match(line) is not None, line
