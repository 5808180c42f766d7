"""The texts of a tree, with their routes, and how many words a rep reads."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from good_call.diagnostics.place import Route
from good_call.model.field import Kind, form_of
from good_call.model.kinds import Entries, Items, Text, Words
from good_call.model.node import Node, Outcome, Question, Step
from good_call.model.tree import Tree

Worded = tuple[Route, str]

# Neither half may hold its own opening bracket: else a row of brackets takes the square of its length.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+|\n+|:\s+")


def texts_of(tree: Tree) -> Iterator[Worded]:
    """Every text of the tree that a rep may read, with the way to it."""
    yield ("title",), tree.title
    yield ("summary",), tree.summary
    yield from _listed((), (("search", tree.search),))
    for node in tree.nodes.values():
        yield from node_texts(tree.route(node.id), node)
    for number, safeguard in enumerate(tree.safeguards):
        yield ("safeguards", number, "promise"), safeguard.promise
    for number, scenario in enumerate(tree.scenarios):
        yield ("scenarios", number, "story"), scenario.story
    for name, text in tree.retired.items():
        yield ("retired", name), text


def texts_below(route: Route, value: Any) -> Iterator[Worded]:
    """Every text of a group of the form and of what it holds, the house rules or an article, with the way to it."""
    group: type = type(value)
    for field in form_of(group).fields.values():
        yield from _texts_of_kind((*route, field.key), field.kind, getattr(value, field.attribute))


def _texts_of_kind(route: Route, kind: Kind, value: Any) -> Iterator[Worded]:
    if isinstance(kind, Text) and value:
        yield route, value
    elif dataclasses.is_dataclass(value):
        yield from texts_below(route, value)
    elif isinstance(kind, Items) and value:
        for number, each in enumerate(value):
            yield from _texts_of_kind((*route, number), kind.kind, each)
    elif isinstance(kind, Entries) and value:
        for key, each in value.items():
            # Verdicts stand there by their words, and are kept by the slug of them.
            yield from _texts_of_kind((*route, each.name if isinstance(kind.key, Words) else key), kind.kind, each)


def node_texts(route: Route, node: Node) -> Iterator[Worded]:
    """The texts of one node."""
    yield from _filled(route, (("own", node.own),))
    if isinstance(node, Question):
        yield from _question_texts(route, node)
    elif isinstance(node, Step):
        yield from _filled(route, (("title", node.title), ("tell", node.tell), ("help", node.help)))
        yield from _listed(route, (("do", node.do), ("say", node.say)))
    else:
        yield from _filled(
            route, (("title", node.title), ("note", node.note), ("limit", node.limit), ("log", node.log))
        )
        yield from _listed(route, (("do", node.do), ("say", node.say)))


def _question_texts(route: Route, question: Question) -> Iterator[Worded]:
    yield (*route, "ask"), question.ask
    if question.help:
        yield (*route, "help"), question.help
    for number, tick in enumerate(question.tick or ()):
        yield (*route, "tick", number), tick.tick
    for name, field in (question.worksheet or {}).items():
        yield (*route, "worksheet", name, "label"), field.label
    for number, answer in enumerate(question.answers):
        yield (*route, "answers", number, "answer"), answer.answer
        if answer.hint:
            yield (*route, "answers", number, "hint"), answer.hint


def _filled(route: Route, fields: tuple[tuple[str, str], ...]) -> Iterator[Worded]:
    for name, text in fields:
        if text:
            yield (*route, name), text


def _listed(route: Route, fields: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Worded]:
    for name, texts in fields:
        for number, text in enumerate(texts):
            yield (*route, name, number), text


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
    if isinstance(node, Question):
        own = count_words(node.ask) + count_words(node.help)
        ticks = sum(count_words(tick.tick) for tick in node.tick or ())
        return own + ticks + sum(count_words(field.label) for field in (node.worksheet or {}).values())
    # Like a principle, a reason of our own stands beside the node, for whoever asks why.
    return sum(count_words(text) for route, text in node_texts((), node) if route != ("own",))


def words_of_answer(node: Node, answer_id: str) -> int:
    """How many words a rep reads in the answer that is picked."""
    if isinstance(node, Outcome | Step):
        return 0
    answer = node.answer(answer_id)
    return count_words(answer.answer) + count_words(answer.hint) if answer else 0
