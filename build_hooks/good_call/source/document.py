"""One file's text, which can tell where any of its values stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cached_property

import yaml

from good_call.diagnostics.diagnostic import Diagnostic, Located
from good_call.diagnostics.place import START_OF_FILE, Part, Place, Route, Span
from good_call.records import dataclass
from good_call.source.yaml_nodes import first_shown, read_nodes, span_between


@dataclass(frozen=True)
class Document:
    """`file` is relative to the project, with `/`; `line_offset` counts the lines before the YAML begins.

    `base` is what it builds on: a value that isn't here may stand there. What lies `elsewhere`, outside of the guide's
    folder or in an installed package, is read and never written.
    """

    file: str
    text: str
    yaml_text: str = ""
    line_offset: int = 0
    base: Document | None = None
    elsewhere: bool = False

    @property
    def source(self) -> str:
        """Its YAML: the whole text, or what stands in it as front matter."""
        return self.yaml_text or self.text

    @cached_property
    def lines(self) -> list[str]:
        """All lines of the file, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _root(self) -> yaml.Node | None:
        # Composed again, and only for files with a diagnostic: all nodes of a thousand trees would fill memory.
        nodes = read_nodes(self.source, self.file, self.line_offset)
        return None if isinstance(nodes, list) else nodes

    def span(self, place: Place) -> Span:
        """The place's span; of a route that isn't there, the span of its nearest ancestor."""
        if place.span:
            return place.span
        if self._root is None:
            return START_OF_FILE
        return self._span_at(place.route, place.part, place.words)

    def holder(self, route: Route) -> Document:
        """The document in which a value stands: this one, or one on which it builds."""
        layers = [self]
        while layers[-1].base:
            layers.append(layers[-1].base)
        return next((each for each in layers if each._holds(route)), self) if len(layers) > 1 else self

    def _holds(self, route: Route) -> bool:
        section = self.pair(route[:1])
        if section is None or not route:
            return False
        # A list takes the place of the whole list, a group only of what it names.
        return not isinstance(section[1], yaml.MappingNode) or len(route) < 2 or self.pair(route[:2]) is not None

    def _span_at(self, route: Route, part: Part, words: str) -> Span:
        key: yaml.Node | None = None
        node = self._root
        for depth, step in enumerate(route):
            found = _child(node, step)
            if found is None:
                return self._key_or_value(key, node, "key" if depth else "value")
            key, node = found
        return (self.span_of_words(node, words) if words and node else None) or self._key_or_value(key, node, part)

    def span_of_words(self, node: yaml.Node, words: str) -> Span | None:
        """Where these words stand in a value; None where they don't stand on one line of it."""
        column = node.start_mark.column
        for number in range(node.start_mark.line + self.line_offset, node.end_mark.line + self.line_offset + 1):
            found = self.lines[number].find(words, column) if number < len(self.lines) else -1
            if found >= 0:
                return Span(number + 1, found + 1, number + 1, found + len(words) + 1)
            column = 0
        return None

    def _key_or_value(self, key: yaml.Node | None, node: yaml.Node | None, part: Part) -> Span:
        shown = key if key is not None and (part == "key" or isinstance(node, yaml.CollectionNode)) else node
        shown = first_shown(shown)
        if shown is None:
            return START_OF_FILE
        return span_between(shown.start_mark, shown.end_mark, self.line_offset)

    def pair(self, route: Route) -> tuple[yaml.Node | None, yaml.Node] | None:
        """The key (None in a list) and the value at a route; marks count from 0 at the first line of YAML."""
        found: tuple[yaml.Node | None, yaml.Node] | None = (None, self._root) if self._root else None
        for step in route:
            found = _child(found[1], step) if found else None
        return found

    def span_of(self, node: yaml.Node) -> Span:
        """The whole of a node, with its quotes, to its true end; that of a block lies at the start of a later line."""
        start, end, offset = node.start_mark, node.end_mark, self.line_offset + 1
        return Span(start.line + offset, start.column + 1, end.line + offset, end.column + 1)

    def as_written(self, node: yaml.Node) -> str:
        """A node of one line, with its quotes; empty for one of several lines."""
        if node.start_mark.line != node.end_mark.line:
            return ""
        line = self.lines[node.start_mark.line + self.line_offset]
        return line[node.start_mark.column : node.end_mark.column]

    def line(self, span: Span) -> str:
        """The text of the span's first line; empty where the file has none."""
        return self.lines[span.line - 1] if span.line <= len(self.lines) else ""


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return (None, node.value[step])
    # A single value may stand where a list of one is meant.
    return (None, node) if isinstance(node, yaml.ScalarNode) and step == 0 else None


def placed(place: Place, documents: Mapping[str, Document]) -> Place:
    """The place in the file that holds it: what a file builds on stands in another, and a name may stand for a file."""
    document = documents.get(place.file)
    if document is None or place.span or (document.base is None and document.file == place.file):
        return place
    return dataclasses.replace(place, file=document.holder(place.route).file)


def locate(diagnostic: Diagnostic, documents: Mapping[str, Document]) -> Located:
    """Turn a diagnostic's symbolic places into spans; a file that can't be read has only its first line."""
    diagnostic = _placed(diagnostic, documents)
    document = documents.get(diagnostic.place.file)
    if document is None:
        return Located(diagnostic, diagnostic.place.span or START_OF_FILE)
    span = document.span(diagnostic.place)
    notes = tuple(
        (note, other.span(note.place), other.line(other.span(note.place)))
        for note in diagnostic.notes
        if (other := documents.get(note.place.file))
    )
    return Located(diagnostic, span, document.line(span), notes)


def _placed(diagnostic: Diagnostic, documents: Mapping[str, Document]) -> Diagnostic:
    places = (diagnostic.place, *(each.place for each in diagnostic.notes))
    if all(placed(each, documents) is each for each in places):
        return diagnostic
    notes = tuple(dataclasses.replace(each, place=placed(each.place, documents)) for each in diagnostic.notes)
    return dataclasses.replace(diagnostic, place=placed(diagnostic.place, documents), notes=notes)
