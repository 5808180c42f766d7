"""The mistakes of one document: a diagnostic for everything that is not of the form, with its repair."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from typing import TypedDict, Unpack

from yaml import MappingNode, Node, ScalarNode

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.model.identifier import is_id
from good_call.records import dataclass
from good_call.source.document import Document
from good_call.source.quotation import quoted
from good_call.source.scalar import write_scalar
from good_call.source.typographic import MESSAGE, unwrapped
from good_call.source.yaml_nodes import first_shown, span_between

MOST_DIAGNOSTICS = 100
"""Of one file. Nobody reads more at once, and a hostile file would fill the memory with them."""


class EnoughError(Exception):
    """So many mistakes that the rest of the file is not looked at."""


class Facts(TypedDict, total=False):
    """What a diagnostic knows beside its sentences."""

    subject: Subject
    meant: str
    alternatives: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass
class Mistakes:
    """What was found so far. Raises EnoughError at the first that is one too many."""

    document: Document
    root: Node | None = None
    """The whole document: some mistakes are known by what stands at its left edge."""
    is_misplaced: bool = False
    """Whether a node stands among those of another kind: then what seems to be missing is not."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(
        self,
        rule: str,
        node: Node,
        message: str,
        label: str = "",
        help: str = "",
        **facts: Unpack[Facts],
    ) -> None:
        """Add a diagnostic at a node, of which it speaks unless a `subject` is given.

        Always None: the value of what could not be read.
        """
        if rule in ("bad-id", "wrong-kind") and isinstance(node, ScalarNode) and unwrapped(node.value):
            return self.report_quotes(node, rule)
        place = Place(self.document.file, span=self.span(node))
        facts.setdefault("subject", subject_of(node))
        return self._add(Diagnostic(rule=rule, message=message, place=place, label=label, help=help, **facts))

    def report_at(
        self, rule: str, span: Span, message: str, label: str, help: str, subject: Subject | None = None
    ) -> None:
        """Add a diagnostic at a stretch of text."""
        place = Place(self.document.file, span=span)
        self._add(Diagnostic(rule=rule, message=message, place=place, label=label, help=help, subject=subject))

    def report_quotes(self, node: ScalarNode, rule: str) -> None:
        """Report a word processor's quotes around a text: whatever else is wrong with it comes from them."""
        text = unwrapped(node.value)
        instead = write_scalar(text) if is_id(text) else quoted(text)
        repair = f"Write straight ones: {instead}" if text else 'Write straight ones around the whole text: "…".'
        if is_id(text):
            repair = f"Take them away: `{text}`."
        self.report_at(rule, self.span(node), MESSAGE, "they begin here", repair)
        if text:
            self.mend(node, instead)

    def _add(self, found: Diagnostic) -> None:
        if len(self.diagnostics) >= MOST_DIAGNOSTICS:
            raise EnoughError
        self.diagnostics.append(found)

    def forget(self, line: int) -> None:
        """Take back what was said of a line: it follows from what is told of it instead."""
        self.diagnostics[:] = [each for each in self.diagnostics if not each.place.span or each.place.span.line != line]

    def mend(self, node: Node, text: str) -> None:
        """Name the one right repair of what was reported last: this text in place of the node."""
        if not self.diagnostics[-1].replacements:
            self.repair(self.replacement(self.document.span_of(node), text))

    def repair(self, *replacements: Replacement) -> None:
        """Name all that repairs what was reported last, in place of what was named before."""
        self.diagnostics[-1] = dataclasses.replace(self.diagnostics[-1], replacements=replacements)

    def replacement(self, span: Span, text: str) -> Replacement:
        """Put this text in place of what stands there."""
        return Replacement(Place(self.document.file, span=span), text)

    def insertion(self, line: int, column: int, text: str) -> Replacement:
        """Put this text before what stands at a line and column, both counted from 1."""
        return self.replacement(Span(line, column, line, column), text)

    def span(self, node: Node) -> Span:
        """The node's own span; of a block mapping or list, the span of what it starts with."""
        shown = first_shown(node) or node
        return span_between(shown.start_mark, shown.end_mark, self.document.line_offset)


def subject_of(node: Node) -> Subject:
    """A value of which nothing is known but how it is written; a group and a list by what they begin with."""
    if isinstance(node, ScalarNode):
        return Subject("text", node.value)
    first = first_shown(node)
    kind = "group" if isinstance(node, MappingNode) else "list"
    return Subject(kind, first.value if isinstance(first, ScalarNode) else "")
