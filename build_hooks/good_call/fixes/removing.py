"""Takes a tree or an article out of a guide, with all that names it and can do without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from good_call.diagnostics.diagnostic import Diagnostic, Located
from good_call.diagnostics.place import Place, Route
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE
from good_call.source.document import Document
from good_call.source.edit import Edit, apply
from good_call.source.removal import removal
from good_call.source.scalar import write_scalar

Check = Callable[[Mapping[str, str | None]], tuple[Guide, Iterable[Located]]]
"""Reads and checks the guide with these texts in place of its files."""

_RULES = {"unknown-reference", "unknown-target", "unknown-question"}
_ITEMS = {"principles", "next", "see", "cited", "asked", "policies"}
_FIELDS = {"source", "principle", "answered", "unless"}
_MOST_ROUNDS = 200


@dataclass(frozen=True)
class Removing:
    """`kind` is `guides` or `articles`; `words` are what its readers are told. `texts` are all files with links."""

    kind: str
    id: str
    file: str
    words: str
    texts: Mapping[str, str]
    after: dict[str, str | None] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the tombstone is called."""
        return self.id if self.kind == "guides" else f"articles/{self.id}"

    def run(self, check: Check, known: Iterable[Diagnostic]) -> list[Located]:
        """Fill `after` with the texts of all files that change; returns the errors that somebody has to mend."""
        before = set(map(_name, known))
        self.after[self.file] = None
        self.after[HOUSE_FILE] = self._with_tombstone()
        self._unlink()
        left: list[Located] = []
        for _ in range(_MOST_ROUNDS):
            guide, found = check(self.after)
            left = [each for each in found if each.is_error and _name(each.diagnostic) not in before]
            edits = list(self._mending(guide, left))
            if not edits:
                break
            self._apply(guide, edits)
        return left

    def _with_tombstone(self) -> str:
        text = self.texts[HOUSE_FILE]
        line = f"  {self.key}: {write_scalar(self.words)}\n"
        found = re.search(r"^removed:[^\n]*\n", text, re.MULTILINE)
        if found:
            return text[: found.end()] + line + text[found.end() :]
        return f"{text.rstrip(chr(10))}\n\nremoved:\n{line}"

    def _unlink(self) -> None:
        """Links to it become their words alone."""
        link = re.compile(rf"(?<!!)\[([^\[\]\n]*)\]\(\s*<?(?:\.\./)*{self.kind}/{self.id}(?:\.md|/)[^)\n]*\)")
        for file, old in self.texts.items():
            text = self.after.get(file, old)
            if file != self.file and text is not None and link.search(text):
                self.after[file] = link.sub(r"\1", text)

    def _mending(self, guide: Guide, left: Iterable[Located]) -> Iterator[Edit]:
        for each in left:
            document = guide.documents.get(each.diagnostic.place.file)
            route = _route(document, each.diagnostic) if document else ()
            edit = removal(document, route) if document and route else None
            if edit:
                yield edit

    def _apply(self, guide: Guide, edits: Iterable[Edit]) -> None:
        by_file: dict[str, list[Edit]] = defaultdict(list)
        for edit in edits:
            by_file[edit.file].append(edit)
        for file, of_file in by_file.items():
            # One at a time: what two of them leave empty together is seen only afterwards.
            self.after[file] = apply(self._text(guide.documents[file]), of_file[:1])

    def _text(self, document: Document) -> str:
        return self.after.get(document.file) or document.text


def _to_remove(place: Place) -> Route:
    """What has to go so that nothing names it at a place; empty where only somebody can say."""
    route = place.route
    names = [each for each in route if isinstance(each, str)]
    if place.file == HOUSE_FILE and route[:1] == ("tensions",):
        return route[:2] if "between" in names else route
    if place.file == HOUSE_FILE and route[:1] == ("safeguards",) and "before" in names:
        return route[:2]
    if names and names[-1] in _ITEMS | _FIELDS:
        return route
    return route if len(names) > 1 and names[-2] in _FIELDS else ()


def _route(document: Document, diagnostic: Diagnostic) -> Route:
    if diagnostic.rule == "missing-field":
        return _around(document, document.span(diagnostic.place).line)
    return _to_remove(diagnostic.place) if diagnostic.rule in _RULES else ()


def _around(document: Document, line: int) -> Route:
    """The promise or the tension that begins here and says nothing any more."""
    for name in ("safeguards", "tensions"):
        found = document.pair((name,))
        items = found[1].value if found and isinstance(found[1], yaml.SequenceNode) else []
        for number, item in enumerate(items):
            if document.span_of(item).line == line:
                return name, number
    return ()


def _name(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.rule, diagnostic.place.file, diagnostic.message
