"""Nodes of a DOT file that get two texts: Graphviz keeps the last, and says nothing of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_HTML = r"<(?:[^<>]|<[^<>]*>)*>"
_TOKEN = re.compile(rf"{_QUOTED}|//[^\n]*|/\*.*?\*/|\[(?:[^\]\"<]|{_QUOTED}|{_HTML}|<)*\]|->|[\w.]+|\S", re.DOTALL)
_LABEL = re.compile(rf"(?<![\w\"])label\s*=\s*({_QUOTED}|{_HTML}|[\w.]+)", re.DOTALL)
_OF_ALL = ("node", "edge", "graph")
"""What gives its attributes to all that follow."""


def two_texts(text: str) -> Iterator[Remark]:
    """A remark for each text that another replaces, in the order of the file."""
    texts: dict[str, str] = {}
    for name, label in _labels(text):
        if texts.get(name, label) != label:
            told = f"`{name}` has two texts, “{texts[name]}” and “{label}”: the last counts, as it is drawn"
            yield Remark("guessed", told)
        texts[name] = label


def _labels(text: str) -> Iterator[tuple[str, str]]:
    """Each node that is given a label, and the label."""
    before, name = "", ""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token.startswith(("//", "/*")):
            continue
        if token[0] != "[":
            before, name = name, token
            continue
        label = _LABEL.search(token)
        if label and before != "->" and name.lower() not in _OF_ALL and (name[0] == '"' or name[0].isalnum()):
            yield _bare(name), words_of(_bare(label[1]))


def _bare(text: str) -> str:
    return text[1:-1].replace('\\"', '"') if text[0] == '"' else text
