"""What libyaml reads and PyYAML's own parser reads is the same, at the same places; so is what they refuse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from good_call.source import yaml_nodes
from good_call.source.own_parser import OwnParser
from good_call.source.yaml_nodes import first_shown, read_nodes
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from tests.mistakes.mistake import mistakes
from tests.own_guide import GUIDES
from tests.source.plain_tree import FILE, PLAIN

FILES = {path.relative_to(GUIDES).as_posix(): path for path in sorted(GUIDES.rglob("decision_trees/**/*.yml"))}
MISTAKES = {each.name: each.text for each in mistakes()}
ODD = {
    "a tab within a text": PLAIN.replace("sorry", "so\trry"),
    "a tab behind a colon": PLAIN.replace("ask: ", "ask:\t"),
    "a tab before a remark": PLAIN.replace("answers:", "answers:\t# all of them"),
    "a tab before the second line of a text": PLAIN.replace("Say sorry", "Say\n          \tsorry"),
    "a question mark in brackets": PLAIN.replace("[how-late]", "[how-late?, when?]"),
    "a question mark at the end of braces": PLAIN + "x: {label: Is it late?}\n",
    "half a letter": PLAIN.replace("sorry", '"\\ud83d"'),
    "half a letter in quotes": PLAIN + 'x: "a \\\\ \\ud83d"\n',
    "a code beyond all letters": PLAIN + 'x: "\\U00110000"\n',
    "a code that is a letter": PLAIN + 'x: "\\u00e9 \\U0001F600"\n',
    "a colon before a bracket": PLAIN + "x: [a:]\n",
    "a mark of a type alone": "!\n" + PLAIN,
    "a mark of a type in a text": PLAIN.replace("Say sorry", "!<Say sorry"),
    "an emoji": PLAIN.replace("sorry", "🚚"),
    "a bracket at the file's end": "verdicts: [",
    "a brace at the file's end": PLAIN + "x: {a: [b], c: ",
    "brackets at the file's end": PLAIN + "x: [[a],\n",
    "nothing": "",
    "a remark alone": "# nothing\n",
}


class Own(yaml_nodes.Untyped, OwnParser):
    """What reads a file where there is no libyaml."""


def read(text: str) -> list[object]:
    """What is refused, or every value with its place."""
    nodes = read_nodes(text, FILE)
    return [*nodes] if isinstance(nodes, list) else [*walk(nodes)]


def walk(node: Node | None) -> Iterator[object]:
    shown = first_shown(node)
    if node is None or shown is None:
        return
    yield (
        type(node).__name__,
        shown.start_mark.line,
        shown.start_mark.column,
        shown.end_mark.line,
        shown.end_mark.column,
    )
    if isinstance(node, ScalarNode):
        yield node.value, node.style or None
    elif isinstance(node, MappingNode):
        yield bool(node.flow_style)
        for key, value in node.value:
            yield from walk(key)
            yield from walk(value)
    elif isinstance(node, SequenceNode):
        yield bool(node.flow_style)
        for value in node.value:
            yield from walk(value)


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in FILES.values())], ids=[*FILES])
def test_guides_are_read_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compare(text, monkeypatch)


def test_mistakes_are_told_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = MISTAKES | ODD
    with_libyaml = {name: read(text) for name, text in texts.items()}
    monkeypatch.setattr(yaml_nodes, "_Loader", Own)
    without = {name: read(text) for name, text in texts.items()}
    assert {name: (told, without[name]) for name, told in with_libyaml.items() if told != without[name]} == {}


def compare(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = read(text)
    monkeypatch.setattr(yaml_nodes, "_Loader", Own)
    assert read(text) == with_libyaml
