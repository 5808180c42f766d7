"""Takes a tree or an article out of a guide, with all that names it and can do without."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

import yaml

from good_call.diagnostics.diagnostic import Diagnostic, Located
from good_call.diagnostics.place import Place, Route
from good_call.fixes import repeated
from good_call.fixes.hand_overs import HandOvers
from good_call.fixes.stranded_calls import StrandedCalls
from good_call.fixes.unlinked import unlinked
from good_call.model.group import TreeGroup
from good_call.model.guide import Guide
from good_call.model.moves import own
from good_call.records import dataclass
from good_call.rules import wrong_call
from good_call.rules.check import Report
from good_call.rules.rule import GuideSubject
from good_call.source.document import Document, locate
from good_call.source.removal import without
from good_call.source.scalar import write_scalar

Check = Callable[[Mapping[str, str | None]], Report]
"""Reads and checks the guide with these texts in place of its files."""

_RULES = {"unknown-reference", "unknown-target", "unknown-question"}
_ITEMS = {"principles", "next", "see", "cited", "asked", "policies"}
_FIELDS = {"source", "principle", "answered", "unless", "same-as"}
_MOST_ROUNDS = 200


@dataclass(frozen=True)
class Removing:
    """`kind` is `guides` or `articles`; `words` are what its readers are told. `texts` are all files with links.

    Whatever leads to a tree that goes leads to the tree `heir`, where it is not empty.
    """

    guide: Guide
    kind: str
    id: str
    words: str
    texts: Mapping[str, str]
    heir: str = ""
    after: dict[str, str | None] = field(default_factory=dict)
    handed: set[int] = field(default_factory=set)
    """The calls that go on to the heir."""

    @property
    def file(self) -> str:
        """The file that goes."""
        return self.guide.trees[self.id].file if self.is_tree else self.guide.articles[self.id].file

    @property
    def is_tree(self) -> bool:
        """Else it is an article."""
        return self.kind == "guides"

    @property
    def key(self) -> str:
        """What the tombstone is called."""
        return self.id if self.is_tree else f"articles/{self.id}"

    @property
    def _keys(self) -> tuple[str, ...]:
        """A tombstone for each name: links to those that a tree had before end here too."""
        return (self.key, *own(self.guide.trees[self.id].formerly)) if self.is_tree else (self.key,)

    @property
    def emptied(self) -> TreeGroup | None:
        """The group of which it is the last tree."""
        group = self.guide.groups.get(self.guide.trees[self.id].group) if self.is_tree else None
        alone = [each for each in self.guide.tree_ids if self.guide.file_of(each).startswith(self._folder)]
        return group if alone == [self.id] else None

    @cached_property
    def stranded(self) -> StrandedCalls:
        """The calls that no tree takes any more."""
        why = f"“{self.guide.trees[self.id].title}” was taken out of this guide."
        return StrandedCalls(self.guide, self.id, why, self.heir)

    def run(self, check: Check) -> list[Located]:
        """Fill `after` with the texts of all files that change; returns the errors that somebody has to mend."""
        before = {each.diagnostic.mistake for each in check({}).errors}
        self.after[self.file] = None
        if self.is_tree:
            self._hand_over(check)
        self.after[self.guide.folders.house] = self._with_tombstone()
        self._unlink()
        for _ in range(_MOST_ROUNDS):
            report = check(self.after)
            left = [each for each in report.errors if each.diagnostic.mistake not in before]
            if not self._mend(report.guide, left):
                break
        return self._told(report.guide, left)

    def _hand_over(self, check: Check) -> None:
        self.after.update(self._hand_overs.texts())
        if self.guide.calls:
            self.handed.update(self._handed(check))
            self.after[self.guide.folders.calls] = self.stranded.text(self.handed)
        if self.emptied and self.emptied.file in self.guide.documents:
            self.after[self.emptied.file] = None

    def _handed(self, check: Check) -> set[int]:
        """The calls that the heir takes to where they must end, once they name it."""
        numbers = self.stranded.numbers() if self.heir else []
        if not numbers:
            return set()
        tried = {**self.after, self.guide.folders.calls: self.stranded.text(numbers)}
        report = check(tried)
        if report.guide.house is None or report.guide.broken:
            return set()
        # Whatever else is wrong until all is mended: only the calls are asked about.
        subject = GuideSubject(report.guide, report.guide.house, datetime.date.max, report.analyses)
        wrong = {each.place.route[1] for each in wrong_call.check_guide(subject)}
        return set(numbers) - wrong

    @cached_property
    def _hand_overs(self) -> HandOvers:
        return HandOvers(self.guide, self.id, self.heir, self.words)

    @property
    def _folder(self) -> str:
        return self.file.rpartition("/")[0] + "/"

    def _told(self, guide: Guide, left: list[Located]) -> list[Located]:
        """What is left to decide; what leads to a tree that goes is told as such."""
        if not self.is_tree:
            return left
        others = [each for each in left if each.diagnostic.rule not in _RULES or each.diagnostic.about.id != self.id]
        undecided = [locate(each, guide.documents) for each in self._hand_overs.left(guide)]
        return sorted([*others, *undecided], key=lambda each: each.sort_key)

    def _with_tombstone(self) -> str:
        house = self.guide.folders.house
        text = self.after.get(house) or self.texts[house]
        lines = "".join(f"  {key}: {write_scalar(self.words)}\n" for key in self._keys)
        found = re.search(r"^removed:[^\n]*\n", text, re.MULTILINE)
        if found:
            return text[: found.end()] + lines + text[found.end() :]
        return f"{text.rstrip(chr(10))}\n\nremoved:\n{lines}"

    def _unlink(self) -> None:
        """Links to it become their words alone."""
        page = f"{self.kind}/{self.id}"
        for file, old in self.texts.items():
            text = self.after.get(file, old)
            if file != self.file and text is not None:
                without_links = unlinked(text, file, page, self.file, self.guide.folders)
                if without_links != text:
                    self.after[file] = without_links

    def _mend(self, guide: Guide, left: Iterable[Located]) -> bool:
        """Take out what names it; returns whether anything was to be taken out."""
        if self.is_tree and (repeating := repeated.led_on(self.guide, self.id, guide)):
            self.after.update(repeating)
            return True
        routes: dict[str, list[Route]] = defaultdict(list)
        for each in left:
            document = guide.documents.get(each.diagnostic.place.file)
            if document is None or document.yaml_text or document.elsewhere:
                continue
            for route in _routes(document, each.diagnostic, document.file in guide.house_files):
                routes[each.diagnostic.place.file].append(route)
        for file, gone in routes.items():
            self.after[file] = without(guide.documents[file], gone)
        return bool(routes)


def _to_remove(place: Place, is_house: bool) -> Route:
    """What has to go so that nothing names it at a place; empty where only somebody can say."""
    route = place.route
    names = [each for each in route if isinstance(each, str)]
    if is_house and route[:1] == ("tensions",):
        return route[:2] if "between" in names else route
    if is_house and route[:1] == ("safeguards",) and "before" in names:
        return route[:2]
    if names and names[-1] in _ITEMS | _FIELDS:
        return route
    return route if len(names) > 1 and names[-2] in _FIELDS else ()


def _routes(document: Document, diagnostic: Diagnostic, is_house: bool) -> Iterator[Route]:
    if diagnostic.rule == "missing-field":
        route = _around(document, document.span(diagnostic.place).line)
        yield from [route] if route else []
    elif diagnostic.rule in _RULES:
        places = (diagnostic.place, *(each.place for each in diagnostic.notes if each.is_same))
        yield from filter(None, (_to_remove(each, is_house) for each in places))


def _around(document: Document, line: int) -> Route:
    """The promise or the tension that begins here and says nothing any more."""
    for name in ("safeguards", "tensions"):
        found = document.pair((name,))
        items = found[1].value if found and isinstance(found[1], yaml.SequenceNode) else []
        for number, item in enumerate(items):
            if document.span_of(item).line == line:
                return name, number
    return ()
