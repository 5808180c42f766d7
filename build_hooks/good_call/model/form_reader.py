"""Reads YAML nodes into model values."""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from good_call.model.field import form_of, parts_of
from good_call.model.identifier import is_id, slug
from good_call.model.mistakes.collected import EnoughError, Mistakes
from good_call.model.mistakes.cut_off import MAY_BE_CUT, check_all_cut, check_word_cut
from good_call.model.mistakes.fields import report_empty_file, report_missing, report_repeats, report_unknown
from good_call.model.mistakes.texts import (
    OF_TEXTS_ALONE,
    check_lines,
    check_markup,
    check_swallowed,
    report_empty,
    report_in_brackets,
    report_not_a_text,
)
from good_call.model.mistakes.wrong_kind import report_no_group
from good_call.model.node_kind import pairs
from good_call.model.thing import Thing
from good_call.model.visible import shows_anything
from good_call.source.document import Document
from good_call.source.hidden_characters import find_hidden
from good_call.source.typographic import is_mixed
from good_call.source.yaml_nodes import read_nodes


class FormReader:
    """Reads one document. `diagnostics` fills while it reads; a value with a diagnostic is read as None."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.mistakes = Mistakes(document)
        self.diagnostics = self.mistakes.diagnostics
        # what most kinds report is told here: they need not know who collects it
        self.report, self.mend = self.mistakes.report, self.mistakes.mend
        self.left: Any = None
        """What was read, with None for each value that could not be; None where nothing was."""
        self._lacks_a_text = False
        self._may_be_cut = MAY_BE_CUT.search(document.source) is not None

    def read(self, group: type, preset: dict[str, Any] | None = None) -> Any:
        """The whole document as a group, or None where anything is wrong with it; `preset` stands in no field."""
        nodes = self._nodes()
        if nodes is None:
            return None if self.diagnostics else report_empty_file(self.mistakes, form_of(group))
        try:
            if self._may_be_cut:
                check_all_cut(self.mistakes)
            value = self.group(nodes, group, False, preset)
        except EnoughError:
            return None
        self.left = value
        # What is wrong with a text says nothing of the structure: that can still be judged.
        is_whole = not self._lacks_a_text and all(each.rule in OF_TEXTS_ALONE for each in self.diagnostics)
        return value if not self.diagnostics or (is_whole and form_of(group).name == "tree") else None

    def read_part(self, group: type) -> Any:
        """The same of a document that builds on another: a field that it lacks is None, and isn't told.

        That holds of the group and of those fields of it that are a group of their own.
        """
        nodes = self._nodes()
        if nodes is None:
            return None if self.diagnostics else report_empty_file(self.mistakes, form_of(group))
        value = None
        with contextlib.suppress(EnoughError):
            if self._may_be_cut:
                check_all_cut(self.mistakes)
            value = self.left = self.group(nodes, group, False)
        names = [form_of(each).name for each in (group, *parts_of(group).values())]
        self.diagnostics[:] = [
            each for each in self.diagnostics if each.rule != "missing-field" or each.about.kind not in names
        ]
        return None if self.diagnostics else value

    def _nodes(self) -> Node | None:
        """The root, or None where nothing that can be read stands in it."""
        source = (self.document.source, self.document.file, self.document.line_offset)
        # First, since much else may be wrong because of them.
        nodes = find_hidden(*source) or read_nodes(*source)
        if isinstance(nodes, list):
            self.diagnostics.extend(nodes)
            return None
        self.mistakes.root = nodes
        if nodes is None or (isinstance(nodes, ScalarNode) and not nodes.value):
            return None
        return nodes

    def group(self, node: Node, group: type, in_flow: bool, preset: dict[str, Any] | None = None) -> Any:
        """A mapping as a dataclass."""
        form = form_of(group)
        if not isinstance(node, MappingNode):
            return report_no_group(self.mistakes, node, form)
        flow = in_flow or bool(node.flow_style)
        values = dict(preset or {})
        seen: dict[str, Node] = {}
        repeated: list[Node] = []
        fields = form.fields
        for key, child in node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            field = fields.get(name)
            if name in seen:
                repeated.append(key)
            elif field is None:
                report_unknown(self.mistakes, form, key, child, name)
            else:
                seen[name] = key
                values[field.attribute] = field.kind.read(self, child, flow)
        if repeated:
            report_repeats(self.mistakes, form, repeated, seen)
        if not seen.keys() >= form.required_keys:
            report_missing(self.mistakes, node, form, seen)
        return group(**values)

    def text(self, node: Node, in_flow: bool) -> str | None:
        """A scalar as Markdown text."""
        if not isinstance(node, ScalarNode):
            report_not_a_text(self.mistakes, node)
            return None
        value: str = node.value
        if not (value[:1].isalnum() or shows_anything(value)):
            self._lacks_a_text = True
            report_empty(self.mistakes, node)
            return None
        if in_flow:
            report_in_brackets(self.mistakes, node)
            return value
        # Asks of the first letter alone, as fast as can be.
        if value >= "\x80" and not node.style and is_mixed(value):
            self.mistakes.report_quotes(node, "yaml-syntax")
            return None
        if "<" in value or "{" in value:
            self._check_markup(node)
        if node.style:
            self._check_spelled(node)
        elif self._may_be_cut or " - " in value:
            self._check_plain(node)
        return value

    def _check_plain(self, node: ScalarNode) -> None:
        if self._may_be_cut:
            check_word_cut(self.mistakes, node)
        if " - " in node.value:
            check_swallowed(self.mistakes, node)

    def _check_spelled(self, node: ScalarNode) -> None:
        if node.style == "|":
            check_lines(self.mistakes, node)
        # Those that stand in the file as they are have been told.
        if node.value.isascii() or self.diagnostics:
            return
        for each in find_hidden(node.value, self.document.file)[:1]:
            label = "a code in these quotes stands for it"
            self.mistakes.report(each.rule, node, each.message, label, "Delete the code.")

    def _check_markup(self, node: ScalarNode) -> None:
        check_markup(self.mistakes, node)

    def id_of(self, words: str, of: tuple[Thing, ...]) -> str:
        """The id of the one node whose heading is these words, or begins with them; else empty.

        Where an answer or a tick is named, that of the one with these words.
        """
        wanted = slug(words)
        headings = self._choices if "tick" in of else self._headings
        same = [node for node, heading in headings if heading == wanted]
        near = [node for node, heading in headings if heading.startswith(f"{wanted}-") and "tick" not in of]
        one = list(dict.fromkeys(same or near))
        return one[0] if len(one) == 1 and is_id(one[0]) else ""

    @cached_property
    def _headings(self) -> list[tuple[str, str]]:
        """Each node's id with the slug of its heading."""
        nodes = [pair for _, group in pairs(self.mistakes.root) for pair in pairs(group)]
        fields = [(key, field, value) for key, node in nodes for field, value in pairs(node)]
        headings = [(key, value) for key, field, value in fields if field in ("title", "ask")]
        return [(key, slug(value.value)) for key, value in headings if isinstance(value, ScalarNode)]

    @cached_property
    def _choices(self) -> list[tuple[str, str]]:
        """Each answer's and tick's id with the slug of its words."""
        questions = [node for _, node in pairs(dict(pairs(self.mistakes.root)).get("questions"))]
        lists = [child for node in questions for name, child in pairs(node) if name in ("answers", "tick")]
        return [choice for each in lists if isinstance(each, SequenceNode) for choice in map(_choice, each.value)]


def _choice(node: Node) -> tuple[str, str]:
    """The id and the slug of the words of an answer or a tick; empty where it has none."""
    fields = dict(pairs(node))
    words = node if isinstance(node, ScalarNode) else fields.get("answer") or fields.get("tick")
    said = slug(words.value) if isinstance(words, ScalarNode) else ""
    given = fields.get("id")
    return (given.value if isinstance(given, ScalarNode) else said), said
