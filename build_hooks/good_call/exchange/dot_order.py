"""In which order a DOT file draws its arrows: Graphviz sorts them by their targets, and answers have an order."""

from __future__ import annotations

import re
from collections import defaultdict

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|->|\w+(?:\.\w+)?|\S', re.DOTALL)

Places = dict[tuple[str, str], list[int]]
"""Where the arrows between two nodes stand, first to last."""


def arrow_places(text: str) -> Places:
    """The places of all arrows that are drawn from node to node; those from or to a group are left out."""
    places: Places = defaultdict(list)
    before, joined, in_port = "", False, False
    for found in _TOKEN.finditer(_without_attributes(text)):
        token = found[0]
        if token.startswith(("//", "/*")):
            continue
        if token == "->":
            joined = True
        elif token == ":":
            in_port = True
        elif in_port:
            in_port = False
        elif token[0] == '"' or token[0].isalnum() or token[0] == "_":
            name = _unquoted(token)
            if joined and before:
                places[before, name].append(found.start())
            before, joined = name, False
        else:
            before, joined = "", False
    return places


def _without_attributes(text: str) -> str:
    """The text with everything in brackets blanked, so that places stay."""
    blank = re.compile(r'\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\]', re.DOTALL)
    return blank.sub(lambda found: " " * len(found[0]), text)


def _unquoted(token: str) -> str:
    return token[1:-1].replace('\\"', '"') if token[0] == '"' else token
