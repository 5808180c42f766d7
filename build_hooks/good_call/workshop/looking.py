"""A tree that somebody is writing, as a rep would meet it, with what its stories and promises come to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from good_call.graph.journey import journey
from good_call.graph.trail import AnswerError
from good_call.model.guide import Guide
from good_call.model.same import same_questions
from good_call.model.tree import Tree
from good_call.pages.addresses import Addresses, tree_uri
from good_call.pages.cleaning import Clean
from good_call.pages.drawing import Drawing, placed
from good_call.pages.edition import Edition
from good_call.pages.map import TreeMap, tree_map
from good_call.pages.tree_page import guide_of, script_of
from good_call.pages.tree_view import TreeView
from good_call.pages.workshop_parts import WorkshopParts
from good_call.records import dataclass
from good_call.rules import RULES
from good_call.rules.broken_safeguard import broken_by
from good_call.rules.check import Report
from good_call.rules.proved import Proved, proved
from good_call.rules.rule import Stage, TreeSubject
from good_call.rules.wrong_scenario import retell
from good_call.words.words import Words
from good_call.workshop.offsets import Offsets

_LATE = {rule.id for rule in RULES if rule.stage is Stage.PROMISES}
"""What may be wrong with a tree that can be shown: its promises and stories."""

Step = dict[str, str]
"""A node, and the answer that was given there, by its id and in its words; both empty at a step."""


@dataclass(frozen=True)
class Look:
    """One tree in its guide; `clean` takes out of its texts what they may not hold."""

    report: Report
    file: str
    today: datetime.date
    words: Words
    addresses: Addresses
    clean: Clean

    @property
    def guide(self) -> Guide:
        """The guide that it stands in."""
        return self.report.guide

    @cached_property
    def tree(self) -> Tree | None:
        """The tree, if it could be read."""
        return next((each for each in self.guide.trees.values() if each.file == self.file), None)

    @cached_property
    def is_sound(self) -> bool:
        """Whether it can be shown: nothing is wrong with it but that a promise or a story is broken."""
        here = [each.diagnostic.rule for each in self.report.errors if each.diagnostic.place.file == self.file]
        return self.tree is not None and self.guide.house is not None and not set(here) - _LATE

    @cached_property
    def _edition(self) -> Edition:
        return Edition(
            guide=self.guide,
            analyses=self.report.analyses,
            addresses=self.addresses,
            workshop=WorkshopParts(is_left_out=True),
            words=self.words,
            clean=self.clean,
        )

    @cached_property
    def _view(self) -> TreeView:
        assert self.tree
        return TreeView(self._edition, self.tree)

    def shown(self) -> dict[str, Any]:
        """The tree's HTML, its map as a list, and the map as something to draw; empty for one that isn't sound."""
        if not self.is_sound or not self.tree:
            return {"html": "", "map": "", "dot": "", "script": "", "root": ""}
        return {
            "html": str(guide_of(self._edition, self._view, self.tree)),
            "map": self.map(None),
            "dot": TreeMap(self._view, self.tree).dot,
            "script": script_of(self.tree),
            "root": self._root,
        }

    @property
    def _root(self) -> str:
        assert self.tree
        return self.addresses.root(tree_uri(self.tree.id))

    def map(self, laid_out: Mapping[str, Any] | None) -> str:
        """The map's HTML, with its drawing where Graphviz has laid it out (as `json0` says it)."""
        if not self.is_sound or not self.tree:
            return ""
        drawing: Drawing | None = placed(dict(laid_out)) if laid_out else None
        return str(tree_map(self._view, self.tree, self._root, lambda _: drawing))

    def nodes(self, offsets: Offsets) -> list[dict[str, Any]]:
        """Where each node stands in the file."""
        document = self.guide.documents.get(self.file)
        found = []
        for node in self.tree.nodes.values() if self.tree and document else ():
            pair = document.pair(self.tree.route(node.id)) if document and self.tree else None
            if pair and pair[0]:
                begin, _ = offsets.range(document.span_of(pair[0])) if document else (0, 0)
                _, end = offsets.range(document.span_of(pair[1])) if document else (0, 0)
                kind = {"id": node.id, "kind": node.form_name, "title": node.words}
                found.append({**kind, "from": begin, "to": offsets.before_blanks(end)})
        return sorted(found, key=lambda each: int(each["from"]))

    def stories(self, offsets: Offsets) -> list[dict[str, Any]]:
        """Each story with whether it is kept, what is said against it, and the way that it takes."""
        return [self._story(each, offsets) for each in self._proved("story")]

    def safeguards(self, offsets: Offsets) -> list[dict[str, Any]]:
        """Each promise with whether it holds, and the shortest path that breaks it."""
        return [self._safeguard(each, offsets) for each in self._proved("safeguard")]

    def _proved(self, kind: str) -> Iterator[Proved]:
        if self.tree and self.is_sound:
            yield from (each for each in proved(self.tree, self.report) if each.kind == kind)

    def _story(self, proved: Proved, offsets: Offsets) -> dict[str, Any]:
        assert self.tree
        scenario = self.tree.scenarios[int(proved.route[1])]
        try:
            found = journey(self.guide.trees, self.tree.id, scenario.answers, same_questions(self.guide.trees))
        except AnswerError as error:
            return {**self._of(proved, offsets), "title": proved.words, "ok": False, "said": str(error), "path": []}
        trail = found.legs[0].trail
        path = [self._step(each.question, each.answer.id) for each in trail.picked]
        return {
            **self._of(proved, offsets),
            "title": proved.words,
            "ok": not proved.found,
            "said": _said(proved) or " → ".join(retell(self.tree, trail)),
            "path": path,
            "end": trail.stuck or trail.end,
        }

    def _safeguard(self, proved: Proved, offsets: Offsets) -> dict[str, Any]:
        broken = broken_by(self._subject, self._promise(proved))
        return {
            **self._of(proved, offsets),
            "text": proved.words,
            "holds": broken is None and not proved.found,
            "said": _said(proved),
            "walk": list(self._subject.analysis.retell(broken[1])) if broken else [],
            "path": [self._step(each.node, each.answer) for each in broken[1]] if broken else [],
        }

    def _step(self, node: str, answer: str) -> Step:
        question = self.tree.questions.get(node) if self.tree else None
        words = next((each.answer for each in question.answers if each.id == answer), "") if question else ""
        return {"node": node, "answer": answer, "words": words}

    def _promise(self, proved: Proved) -> Any:
        house = self.guide.house
        own = proved.file == self.file or house is None
        safeguards = self.tree.safeguards if own and self.tree else house.safeguards if house else ()
        return safeguards[int(proved.route[1])]

    @cached_property
    def _subject(self) -> TreeSubject:
        assert self.tree
        assert self.guide.house
        analysis, ids = self._edition.analysis(self.tree), frozenset(self.guide.tree_ids)
        return TreeSubject(self.guide, self.guide.house, self.today, self.tree, analysis, ids)

    def _of(self, proved: Proved, offsets: Offsets) -> dict[str, Any]:
        """Where it stands: an offset in the tree's own file, else the file alone."""
        document = self.guide.documents.get(proved.file)
        pair = document.pair(proved.route) if document and proved.file == self.file else None
        begin = offsets.range(document.span_of(pair[1]))[0] if document and pair else 0
        return {"path_of_file": proved.file, "from": begin}


def _said(proved: Proved) -> str:
    return "; ".join(f"{each.diagnostic.message}. {each.diagnostic.help}" for each in proved.found)
