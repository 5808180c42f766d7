"""The texts of a tree, with their routes, and how many words a rep reads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from good_call.diagnostics.place import Route
from good_call.model.field import Field, kind_of_each
from good_call.model.form_walk import WalkedTo, walk
from good_call.model.kinds import Text
from good_call.model.tree import Tree

Worded = WalkedTo[Field]
"""The way to a text, the text, and the field that holds it."""

# Neither half may hold its own opening bracket: else a row of brackets takes the square of its length.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_NODES = {"questions", "steps", "outcomes"}
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+|\n+|:\s+")


def texts_of(tree: Tree) -> list[Worded]:
    """Every text of the tree, with the way to it."""
    return texts_below((), tree)


def texts_below(route: Route, group: Any) -> list[Worded]:
    """Every text of a group of the form and of what it holds, with the way to it; but for what nobody reads as one."""
    return walk(route, group, _text)


def _text(field: Field) -> Field | None:
    return field if isinstance(kind_of_each(field.kind), Text) and field.audience != "nobody" else None


def linked(text: str) -> list[str]:
    """The links of a text, as they are written."""
    return [found[0] for found in _LINK.finditer(text)] if "](" in text else []


def count_words(text: str) -> int:
    """How many words a rep reads; of a link only its text."""
    return len((_LINK.sub(r"\1", text) if "](" in text else text).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text; each line of a list is one."""
    return [part for part in _SENTENCE_END.split(text) if part]


OneAnswer = tuple[str, str]
"""A question and one of its answers, by their ids."""


def words_read(tree: Tree, texts: Iterable[Worded]) -> tuple[dict[str, int], dict[OneAnswer, int]]:
    """How many words of a tree's texts a rep reads on each node, whatever is answered, and with each answer."""
    nodes: dict[str, int] = defaultdict(int)
    answers: dict[OneAnswer, int] = defaultdict(int)
    for route, text, field in texts:
        if route[0] not in _NODES or field.audience != "rep":
            continue
        node: Any = route[1]
        # Most hold no link, and there are more texts than of anything else.
        words = count_words(text) if "](" in text else len(text.split())
        if route[2] == "answers":
            answers[node, tree.questions[node].answers[int(route[3])].id] += words
        else:
            nodes[node] += words
    return nodes, answers
