"""Calls whose way passes a tree that goes: another takes them, or no tree does any more, and they say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from good_call.diagnostics.place import Place, Route
from good_call.fixes.new_field import field_below
from good_call.fixes.renaming import in_place
from good_call.graph.journey import journey
from good_call.graph.trail import AnswerError
from good_call.model.call import CALLS_FILE, Call
from good_call.model.guide import Guide
from good_call.model.same import Same, same_questions
from good_call.records import dataclass
from good_call.source.document import Document
from good_call.source.edit import Edit, apply
from good_call.source.removal import without
from good_call.source.scalar import write_scalar

_OF_ITS_WAY = ("start", "answers", "ends")


@dataclass(frozen=True)
class StrandedCalls:
    """Those of the guide that the tree `gone` took; `why` they have no tree. `heir`, if any, may take them over."""

    guide: Guide
    gone: str
    why: str
    heir: str = ""

    def numbers(self) -> list[int]:
        """Which of the calls they are."""
        calls = self.guide.calls.calls if self.guide.calls else ()
        return [number for number, call in enumerate(calls) if not call.no_tree_yet and self._passes(call)]

    def text(self, handed: Collection[int] = ()) -> str:
        """The text of the file of calls, in which the tree is no longer named; the calls `handed` go on to the heir."""
        document = self.guide.documents[CALLS_FILE]
        stranded = [number for number in self.numbers() if number not in handed]
        edits = [self._told(document, number) for number in stranded]
        edits += [edit for number in handed for edit in self._led_on(document, number)]
        told = Document(CALLS_FILE, apply(document.text, [each for each in edits if each]))
        routes: list[Route] = [("calls", number, field) for number in stranded for field in _OF_ITS_WAY]
        routes += [route for number in handed for route in self._unknown_to_the_heir(number)]
        return without(told, [*routes, *self._still_named({*stranded}, {*handed})])

    def _led_on(self, document: Document, number: int) -> Iterator[Edit]:
        for route, pair in self._namings(number):
            if pair == self.gone or self._is_known_to_the_heir(pair):
                place = Place(CALLS_FILE, route, "key" if route[2] == "answers" else "value")
                yield in_place(document, document.span(place), self.gone, self.heir)

    def _unknown_to_the_heir(self, number: int) -> Iterator[Route]:
        for route, pair in self._namings(number):
            if pair != self.gone and not self._is_known_to_the_heir(pair):
                yield route

    def _namings(self, number: int) -> Iterator[tuple[Route, str]]:
        """Where a call names the tree that goes or one of its nodes, and what it names."""
        assert self.guide.calls
        call = self.guide.calls.calls[number]
        if call.start == self.gone:
            yield ("calls", number, "start"), self.gone
        named: list[tuple[Route, str]] = [(("calls", number, "answers", key), key) for key in call.answers]
        for field, pairs in (("ends", call.ends), ("never", call.never)):
            named += [(("calls", number, field, position), pair) for position, pair in enumerate(pairs)]
        yield from (each for each in named if self._is_of_it(each[1]))

    def _is_known_to_the_heir(self, pair: str) -> bool:
        return pair.partition("/")[2] in self.guide.trees[self.heir].nodes

    def _told(self, document: Document, number: int) -> Edit | None:
        return field_below(document, ("calls", number, "kind"), (f"no-tree-yet: {write_scalar(self.why)}",), "no tree")

    def _still_named(self, stranded: set[int], handed: set[int]) -> Iterator[Route]:
        """Where a call names a node that goes, and does without. What must not come up holds without a tree too."""
        calls = self.guide.calls.calls if self.guide.calls else ()
        for number in set(range(len(calls))) - handed:
            ends = () if number in stranded else calls[number].ends
            for field, pairs in (("ends", ends), ("never", calls[number].never)):
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
