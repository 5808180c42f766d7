"""The texts of a tree, with their routes, and how many words a rep reads."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, NamedTuple

from good_call.diagnostics.place import Route
from good_call.model.case import Then
from good_call.model.field import Field, form_in, form_of
from good_call.model.kind import Kind
from good_call.model.kinds import Entries, Items, Text, Words
from good_call.model.measure import Tick
from good_call.model.node import Node, Outcome, Step
from good_call.model.tree import Tree


class Worded(NamedTuple):
    """A text with the way to it, and the field that holds it."""

    route: Route
    text: str
    field: Field


# Neither half may hold its own opening bracket: else a row of brackets takes the square of its length.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
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


def _read_at(node: Node) -> Iterator[str]:
    """What a rep reads on a node, whatever is answered."""
    return (text for route, text, field in texts_below((), node) if route[0] != "answers" and field.audience == "rep")


def linked(text: str) -> list[str]:
    """The links of a text, as they are written."""
    return [found[0] for found in _LINK.finditer(text)] if "](" in text else []


def count_words(text: str) -> int:
    """How many words a rep reads; of a link only its text."""
    return len((_LINK.sub(r"\1", text) if "](" in text else text).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text; each line of a list is one."""
    return [part for part in _SENTENCE_END.split(text) if part]


def words_of_node(node: Node) -> int:
    """How many words a rep reads on this node, whatever is answered; hints and answers count with the answer."""
    return sum(map(count_words, _read_at(node)))


def words_of_answer(node: Node, answer_id: str) -> int:
    """How many words a rep reads in the answer that is picked."""
    if isinstance(node, Outcome | Step):
        return 0
    answer = node.answer(answer_id)
    return sum(count_words(text) for _, text, _ in texts_below((), answer)) if answer else 0
