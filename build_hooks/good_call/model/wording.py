"""The texts of a tree, with their routes, and how many words a rep reads."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from good_call.diagnostics.place import Route
from good_call.model.case import Then
from good_call.model.field import Field, form_in, form_of
from good_call.model.kind import Kind
from good_call.model.kinds import Entries, Items, Text, Words
from good_call.model.measure import Tick
from good_call.model.tree import Tree


class Worded(NamedTuple):
    """A text with the way to it, and the field that holds it."""

    route: Route
    text: str
    field: Field


# Neither half may hold its own opening bracket: else a row of brackets takes the square of its length.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_NODES = {"questions", "steps", "outcomes"}
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+|\n+|:\s+")


def texts_of(tree: Tree) -> Iterator[Worded]:
    """Every text of the tree, with the way to it."""
    return texts_below((), tree)


def texts_below(route: Route, group: Any) -> Iterator[Worded]:
    """Every text of a group of the form and of what it holds, with the way to it; but for what nobody reads as one."""
    kind: type = type(group)
    for part in _parts(kind):
        value = getattr(group, part.field.attribute)
        if value:
            below = route if part.stands_alone else (*route, part.field.key)
            yield from _texts_in(below, part, value)


def _texts_in(route: Route, part: _Part, value: Any) -> Iterator[Worded]:
    if isinstance(value, str):
        yield Worded(route, value, part.field)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts_in((*route, number), part, each)
    elif isinstance(value, dict):
        for key, each in value.items():
            # Verdicts stand there by their words, and are kept by the slug of them.
            yield from _texts_in((*route, each.name if part.is_named else key), part, each)
    elif isinstance(value, Then):
        for number, case in enumerate(() if value.single else value.cases):
            yield from texts_below((*route, number), case)
    else:
        yield from texts_below(route, value)


class _Part(NamedTuple):
    """A field that can hold texts."""

    field: Field
    is_named: bool
    stands_alone: bool


@cache
def _parts(group: Hashable) -> tuple[_Part, ...]:
    assert isinstance(group, type)
    fields = form_of(group).fields.values()
    alone = "tick" if group is Tick else ""
    return tuple(
        _Part(field, isinstance(field.kind, Entries) and isinstance(field.kind.key, Words), field.key == alone)
        for field in fields
        if field.audience != "nobody" and _may_hold_texts(field.kind)
    )


def _may_hold_texts(kind: Kind[Any]) -> bool:
    inner = kind.kind if isinstance(kind, Items | Entries) else kind
    group = form_in(kind)
    return isinstance(inner, Text) or (group is not None and bool(_parts(group)))


def linked(text: str) -> list[str]:
    """The links of a text, as they are written."""
    return [found[0] for found in _LINK.finditer(text)] if "](" in text else []


def count_words(text: str) -> int:
    """How many words a rep reads; of a link only its text."""
    return len((_LINK.sub(r"\1", text) if "](" in text else text).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text; each line of a list is one."""
    return [part for part in _SENTENCE_END.split(text) if part]


Answered = tuple[str, str]
"""A question and one of its answers, by their ids."""


def words_read(tree: Tree, texts: Iterable[Worded]) -> tuple[dict[str, int], dict[Answered, int]]:
    """How many words of a tree's texts a rep reads on each node, whatever is answered, and with each answer."""
    nodes: dict[str, int] = {}
    answers: dict[Answered, int] = {}
    for route, text, field in texts:
        if field.audience != "rep" or route[0] not in _NODES:
            continue
        node = str(route[1])
        if route[2] == "answers":
            answer = (node, tree.questions[node].answers[int(route[3])].id)
            answers[answer] = answers.get(answer, 0) + count_words(text)
        else:
            nodes[node] = nodes.get(node, 0) + count_words(text)
    return nodes, answers
