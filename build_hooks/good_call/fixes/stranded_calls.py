"""Calls whose way passes a tree that goes: no tree takes them any more, and they say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from good_call.diagnostics.place import Route
from good_call.fixes.new_field import field_below
from good_call.graph.journey import journey
from good_call.graph.trail import AnswerError
from good_call.model.call import CALLS_FILE, Call
from good_call.model.guide import Guide
from good_call.model.same import Same, same_questions
from good_call.source.document import Document
from good_call.source.edit import Edit, apply
from good_call.source.removal import without
from good_call.source.scalar import write_scalar

_OF_ITS_WAY = ("start", "answers", "ends", "never")


@dataclass(frozen=True)
class StrandedCalls:
    """Those of the guide that the tree `gone` took; `why` they have no tree."""

    guide: Guide
    gone: str
    why: str

    def numbers(self) -> list[int]:
        """Which of the calls they are."""
        calls = self.guide.calls.calls if self.guide.calls else ()
        return [number for number, call in enumerate(calls) if not call.no_tree_yet and self._passes(call)]

    def text(self) -> str:
        """The text of the file of calls, in which the tree is no longer named."""
        document = self.guide.documents[CALLS_FILE]
        stranded = self.numbers()
        edits = [self._told(document, number) for number in stranded]
        told = Document(CALLS_FILE, apply(document.text, [each for each in edits if each]))
        routes: list[Route] = [("calls", number, field) for number in stranded for field in _OF_ITS_WAY]
        return without(told, [*routes, *self._named_by_others(set(stranded))])

    def _told(self, document: Document, number: int) -> Edit | None:
        return field_below(document, ("calls", number, "kind"), (f"no-tree-yet: {write_scalar(self.why)}",), "no tree")

    def _named_by_others(self, stranded: set[int]) -> Iterator[Route]:
        calls = self.guide.calls.calls if self.guide.calls else ()
        for number in set(range(len(calls))) - stranded:
            for field, pairs in (("ends", calls[number].ends), ("never", calls[number].never)):
                for position, pair in enumerate(pairs):
                    if self._is_of_it(pair):
                        yield "calls", number, field, position

    def _passes(self, call: Call) -> bool:
        if call.start == self.gone or any(map(self._is_of_it, call.answers)) or all(map(self._is_of_it, call.ends)):
            return True
        try:
            found = journey(self.guide.trees, call.start, call.answers, self._same)
            return any(leg.tree.id == self.gone for leg in found.legs)
        except AnswerError:
            return False

    @cached_property
    def _same(self) -> Same:
        return same_questions(self.guide.trees)

    def _is_of_it(self, pair: str) -> bool:
        return pair.startswith(f"{self.gone}/")
