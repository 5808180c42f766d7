"""The whole guide: trees, articles and house rules, read from a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.model.article import Article, Principle
from good_call.model.call import Calls
from good_call.model.folders import USUAL, Folders, folders_of
from good_call.model.group import TreeGroup, in_order
from good_call.model.house import House
from good_call.model.house_base import BaseFile
from good_call.model.listing import Listing
from good_call.model.partial import Partial
from good_call.model.reading import Reading
from good_call.model.tree import Tree
from good_call.model.written_text import WrittenText
from good_call.records import dataclass
from good_call.source.document import Document, placed
from good_call.source.memory import Memory

TREES_FOLDER = USUAL.trees
ARTICLES_FOLDER = USUAL.articles
"""Where they are unless `mkdocs.yml` says otherwise."""


@dataclass(frozen=True)
class Guide:
    """Everything that could be read. A tree that could not is known by its id alone, in `broken`."""

    trees: dict[str, Tree] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    house: House | None = None
    house_left: House | None = None
    """What can be judged of the house rules where they are None: who asks for what is in doubt, is stopped."""
    calls: Calls | None = None
    """None where there is no such file, or it can't be read."""
    documents: dict[str, Document] = field(default_factory=dict)
    """By file; the house rules and the calls also by the names that rules have for them."""
    broken: dict[str, str] = field(default_factory=dict)
    """Ids of trees that could not be read, with their files."""
    partial: dict[str, Partial] = field(default_factory=dict)
    """Those of them of which enough was read to judge the rest."""
    broken_articles: frozenset[str] = frozenset()
    """Ids of articles that could not be read."""
    form_diagnostics: tuple[Diagnostic, ...] = ()
    groups: dict[str, TreeGroup] = field(default_factory=dict)
    """Those that have a tree, by id, in the order in which they are shown."""
    empty_groups: tuple[str, ...] = ()
    """The files of groups that have no tree."""
    written: tuple[WrittenText, ...] = ()
    """The Markdown of each article and of each page of docs/."""
    docs_files: tuple[str, ...] = ()
    """All files below docs/ that can be published."""
    folders: Folders = USUAL
    bases: tuple[BaseFile, ...] = ()
    """The house rules that the guide's own build on, the nearest first."""

    def principle(self, citation: str) -> Principle | None:
        """The principle that `article/principle` cites."""
        article_id, _, principle_id = citation.partition("/")
        article = self.articles.get(article_id)
        return article.principles.get(principle_id) if article else None

    @property
    def tree_ids(self) -> set[str]:
        """Ids of all trees, also of those that could not be read."""
        return {*self.trees, *self.broken}

    def file_of(self, tree_id: str) -> str:
        """The file of a tree, also of one that could not be read; empty where there is none."""
        tree = self.trees.get(tree_id)
        return tree.file if tree else self.broken.get(tree_id, "")

    def grouped(self, tree_ids: Iterable[str]) -> list[tuple[TreeGroup | None, list[str]]]:
        """Trees by their groups, which stand in their order; those that are in none come last."""
        found: dict[str, list[str]] = {}
        for each in tree_ids:
            found.setdefault(self.folders.group_of(self.file_of(each)), []).append(each)
        ordered: list[tuple[TreeGroup | None, list[str]]] = [
            (group, found[group.id]) for group in self.groups.values() if group.id in found
        ]
        return [*ordered, (None, found[""])] if "" in found else ordered

    @property
    def house_files(self) -> tuple[str, ...]:
        """The guide's own house rules, and those that they build on."""
        return (self.folders.house, *(each.file for each in self.bases))

    def is_own(self, place: Place) -> bool:
        """Whether a value stands in the guide's own files, and not in house rules that these build on."""
        return placed(place, self.documents).file not in self.house_files[1:]

    @property
    def article_ids(self) -> set[str]:
        """Ids of all articles, also of those that could not be read."""
        return {*self.articles, *self.broken_articles}


def read_guide(
    root: Path,
    unsaved: Mapping[str, str | Diagnostic | None] | None = None,
    memory: Memory | None = None,
    folders: Folders | None = None,
    known: Mapping[str, Reading] | None = None,
    listing: Listing | None = None,
) -> Guide:
    """Read every tree, every article, the house rules and the calls below `root`; never raises for what they hold.

    `unsaved` are texts by file, from the project's root: they are read in place of what the disk holds;
    a file whose text is None counts as removed, and a diagnostic says why there is none. With a memory, an unchanged
    file gives the same objects again.
    The folders are those that `mkdocs.yml` names, unless others are given; so is the `listing` of what is read. What is
    `known` of a file, read elsewhere, counts in place of its text.
    """
    given, where = unsaved or {}, folders or folders_of(root)
    files = listing or Listing.below(root, where, given)
    texts = {file: text for file, text in given.items() if text is not None}
    calls_path = root / where.calls if given.get(where.calls, "") is not None else None
    reading = _read_all(Reading(root, texts, memory, where, known), files, calls_path)
    gone = {file for file, text in given.items() if text is None}
    reading.find_empty_groups(gone)
    reading.docs(files.docs.without(gone), {path.as_posix() for path in files.articles})
    return _guide(reading)


def _read_all(reading: Reading, listing: Listing, calls_path: Path | None) -> Reading:
    for path in listing.trees:
        reading.read(path, Reading.tree)
    for twin, other in listing.twins:
        reading.twin(twin, other)
    for folder in listing.folders:
        reading.folder(folder)
    for path in listing.articles:
        reading.read(path, Reading.article)
    reading.house(reading.root / reading.folders.house)
    if calls_path and (reading.folders.calls in reading.unsaved or calls_path.exists() or calls_path.is_symlink()):
        reading.read(calls_path, Reading.calls)
    return reading


def _guide(reading: Reading) -> Guide:
    return Guide(
        trees=reading.trees,
        articles=reading.articles,
        house=reading.house_rules,
        house_left=reading.house_left,
        calls=reading.call_list,
        documents=reading.documents,
        broken=reading.broken,
        partial=reading.partial,
        broken_articles=frozenset(reading.broken_articles),
        form_diagnostics=tuple(reading.diagnostics),
        groups=in_order(reading.groups.values()),
        empty_groups=reading.empty_groups,
        written=tuple(reading.written.values()),
        docs_files=reading.docs_files,
        bases=reading.bases,
        folders=reading.folders,
    )
