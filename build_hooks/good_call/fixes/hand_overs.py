"""What leads to a tree that goes: it leads to another tree, it goes too, or somebody has to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Route
from good_call.diagnostics.subject import Subject
from good_call.fixes.leading_answers import LeadingAnswers
from good_call.fixes.renaming import in_place
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE
from good_call.model.naming import namings_of
from good_call.model.node import Node, Question
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.source.document import Document
from good_call.source.edit import apply

_ASIDE = {"next", "see", "same-as"}
"""What only points to a tree goes with it, or names one that asks the same; nobody comes to another by it."""


@dataclass(frozen=True)
class HandOvers:
    """The tree `gone` goes and `heir`, where it is not empty, takes over; `words` are for whoever looks for it."""

    guide: Guide
    gone: str
    heir: str
    words: str

    def texts(self) -> dict[str, str]:
        """The texts of all files that change, by file."""
        mended = {each.file: self._mended(each) for each in self._others(self.guide)}
        for document in self._houses():
            mended[document.file] = self._led_on(document, self._stops_in(document))
        return {file: text for file, text in mended.items() if text != self.guide.documents[file].text}

    def _houses(self) -> Iterator[Document]:
        """The house rules that are the guide's own to write."""
        documents = (self.guide.documents[file] for file in self.guide.house_files)
        return (each for each in documents if not each.elsewhere)

    def _stops_in(self, document: Document) -> Iterator[Route]:
        own = self.guide.documents[HOUSE_FILE]
        return (route for route in self._hard_stops(self.guide) if own.holder(route).file == document.file)

    def left(self, guide: Guide) -> Iterator[Diagnostic]:
        """What still leads there in the guide without it, each with the reason why only a person can say where to."""
        for tree in self._others(guide):
            for node, route, then in tree.ways():
                for case, within in then.routes():
                    if case.target == self.gone:
                        place = Place(tree.file, (*route, *within))
                        yield self._undecided(place, "this leads there", self._why_kept(tree, node, route))
        for route in self._hard_stops(guide):
            words = f"the hard stop `{route[1]}` goes on there"
            yield self._undecided(Place(HOUSE_FILE, route), words, "nobody would take it")

    def _undecided(self, place: Place, words: str, why: str) -> Diagnostic:
        return Diagnostic(
            rule="unknown-target",
            message=f"`{self.gone}` goes, and {words}",
            place=place,
            label=why,
            help="Let it lead elsewhere first; or add `--then TREE`, and all that leads there leads to that tree.",
            subject=Subject("tree", self.gone),
        )

    def _why_kept(self, tree: Tree, node: Node, route: Route) -> str:
        if not isinstance(node, Question):
            return "a step has one way on, and no other"
        return LeadingAnswers(self.guide, tree, self.gone).why_kept(node, node.answers[int(route[3])])

    def _others(self, guide: Guide) -> Iterator[Tree]:
        return (each for each in guide.trees.values() if each.id != self.gone)

    def _hard_stops(self, guide: Guide) -> Iterator[Route]:
        stops = guide.house.hard_stops if guide.house else {}
        return (("hard-stops", stop.id, "tree") for stop in stops.values() if stop.tree == self.gone)

    def _mended(self, tree: Tree) -> str:
        if not self.heir:
            return LeadingAnswers(self.guide, tree, self.gone).without(self.words)
        named = (each.place.route for each in namings_of(tree) if each.named == (self.gone,))
        return self._led_on(self.guide.documents[tree.file], (each for each in named if _ASIDE.isdisjoint(each)))

    def _led_on(self, document: Document, routes: Iterable[Route]) -> str:
        if not self.heir:
            return document.text
        spans = [document.span(Place(document.file, route)) for route in routes]
        return apply(document.text, [in_place(document, span, self.gone, self.heir) for span in spans])
