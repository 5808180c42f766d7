"""The whole guide: trees, articles and house rules, read from a folder."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.model.article import Article, Principle
from good_call.model.call import CALLS_FILE, Calls
from good_call.model.folders import USUAL, Folders, folders_of
from good_call.model.form_reader import FormReader
from good_call.model.group import GROUP_FILE, TreeGroup, in_order, named
from good_call.model.house import HOUSE_FILE, House
from good_call.model.house_base import BaseFile
from good_call.model.house_layers import layers_of, read_layers
from good_call.model.partial import Partial
from good_call.model.tree import Tree
from good_call.model.tree_name import LIST, near_name, shortened, why_no_group, why_not_named
from good_call.model.tree_reading import read_tree
from good_call.model.written_text import WrittenText
from good_call.source.docs_folder import DocsFolder, look_through
from good_call.source.document import Document, placed
from good_call.source.front_matter import split
from good_call.source.memory import Memory
from good_call.source.text_file import read_text

TREES_FOLDER = USUAL.trees
ARTICLES_FOLDER = USUAL.articles
"""Where they are unless `mkdocs.yml` says otherwise."""
_TREES = (".yml", ".yaml")


@dataclass(frozen=True)
class Guide:
    """Everything that could be read. A tree that could not is known by its id alone, in `broken`."""

    trees: dict[str, Tree] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    house: House | None = None
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
    unsaved: Mapping[str, str | None] | None = None,
    memory: Memory | None = None,
    folders: Folders | None = None,
) -> Guide:
    """Read every tree, every article, the house rules and the calls below `root`; never raises for what they hold.

    `unsaved` are texts by file, from the project's root: they are read in place of what the disk holds;
    a file whose text is None counts as removed. With a memory, an unchanged file gives the same objects again.
    The folders are those that `mkdocs.yml` names, unless others are given.
    """
    given, where = unsaved or {}, folders or folders_of(root)
    tree_paths = tree_files(root, where, given)
    article_paths = _files(root, where.articles, (".md",), given)
    texts = {file: text for file, text in given.items() if text is not None}
    calls_path = root / where.calls if given.get(where.calls, "") is not None else None
    reading = _read_all(_Reading(root, texts, memory, where), tree_paths, article_paths, calls_path)
    gone = {file for file, text in given.items() if text is None}
    reading.find_empty_groups(gone)
    reading.read_docs(look_through(root, where.docs).without(gone), {path.as_posix() for path in article_paths})
    return reading.guide()


def read_files(
    root: Path,
    tree_paths: Iterable[Path],
    article_paths: Iterable[Path],
    unsaved: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    calls_path: Path | None = None,
) -> Guide:
    """Read these files as a guide; the house rules are read where `root` has them."""
    return _read_all(_Reading(root, unsaved or {}, memory), tree_paths, article_paths, calls_path).guide()


def _read_all(
    reading: _Reading, tree_paths: Iterable[Path], article_paths: Iterable[Path], calls_path: Path | None
) -> _Reading:
    files: dict[str, Path] = {}
    # The shallow one of twins is read, and of two in one folder that which ends as all others do.
    for path in sorted(tree_paths, key=lambda path: (len(path.parts), path.suffix != ".yml")):
        if files.setdefault(path.stem, path) is path:
            reading.read(path, _Reading.tree)
        else:
            reading.twin(path, files[path.stem])
    for folder in sorted({path.parent for path in files.values()} - {reading.root / reading.folders.trees}):
        reading.folder(folder)
    for path in article_paths:
        reading.read(path, _Reading.article)
    reading.house(reading.root / reading.folders.house)
    if calls_path and (reading.folders.calls in reading.unsaved or calls_path.exists() or calls_path.is_symlink()):
        reading.read(calls_path, _Reading.calls)
    return reading


def tree_files(root: Path, where: Folders, unsaved: Mapping[str, str | None] | None = None) -> list[Path]:
    """The files of all trees: those of the folder of trees, and those of the folders in it, however deep."""
    given, trees = unsaved or {}, root / where.trees
    folders = {trees, *(root / file for file in map(_folder, given) if file.startswith(f"{where.trees}/"))}
    with contextlib.suppress(OSError):
        folders |= {path for path in trees.rglob("*") if path.is_dir()}
    shown = sorted(each for each in folders if not _is_hidden(each.relative_to(root)))
    return [path for each in shown for path in _files(root, each.relative_to(root).as_posix(), _TREES, given)]


def _folder(file: str) -> str:
    return Path(file).parent.as_posix()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(("_", ".")) for part in path.parts)


def _files(root: Path, folder: str, endings: tuple[str, ...], unsaved: Mapping[str, str | None]) -> list[Path]:
    here = {root / file: text for file, text in unsaved.items() if Path(file).parent.as_posix() == folder}
    added = {path for path, text in here.items() if text is not None}
    try:
        paths = sorted({*(root / folder).iterdir(), *added} - (here.keys() - added))
    except OSError:
        paths = sorted(added)
    return [path for path in paths if path.suffix in endings and not _is_hidden(Path(path.name))]


class _Reading:
    def __init__(
        self, root: Path, unsaved: Mapping[str, str], memory: Memory | None = None, folders: Folders = USUAL
    ) -> None:
        self.root = root
        self.folders = folders
        self.unsaved = unsaved
        self._memory = memory
        self._last_read: tuple[str, str | Diagnostic] = ("", "")
        self._trees: dict[str, Tree] = {}
        self._articles: dict[str, Article] = {}
        self._house: House | None = None
        self._calls: Calls | None = None
        self._groups: dict[str, TreeGroup] = {}
        self._documents: dict[str, Document] = {}
        self._broken: dict[str, str] = {}
        self._partial: dict[str, Partial] = {}
        self._broken_articles: set[str] = set()
        self._diagnostics: list[Diagnostic] = []
        self._written: dict[str, WrittenText] = {}
        self._docs_files: tuple[str, ...] = ()
        self._empty_groups: tuple[str, ...] = ()
        self._bases: tuple[BaseFile, ...] = ()

    def read_docs(self, docs: DocsFolder, articles: set[str]) -> None:
        """Read the hand-written pages; articles are none."""
        self._docs_files = docs.files
        self._diagnostics += (
            each for each in docs.diagnostics if (self.root / each.place.file).as_posix() not in articles
        )
        for path in (self.root / page for page in docs.pages):
            if path.as_posix() not in articles:
                self.read(path, _Reading.page)

    def find_empty_groups(self, gone: set[str]) -> None:
        """Note the folders that only say what their group is called; of any other a change of files leaves nothing."""
        paths = sorted((self.root / self.folders.trees).glob(f"*/{GROUP_FILE}"))
        files = (self._relative(path) for path in paths if path.parent.name not in self._groups)
        self._empty_groups = tuple(file for file in files if file not in gone)

    def page(self, path: Path) -> None:
        file = self._relative(path)
        document = self._document(path, file)
        if document:
            self._written[file] = WrittenText.of_page(file, self.folders.uri(file), document.text)

    def read(self, path: Path, kind: Callable[[_Reading, Path], None]) -> None:
        file = self._relative(path)
        text = self._text(path, file)
        if self._memory is None or isinstance(text, Diagnostic):
            kind(self, path)
        else:
            self._add(self._memory.made(("file", file), text, lambda: self._alone(path, file, text, kind)))

    def _alone(self, path: Path, file: str, text: str, kind: Callable[[_Reading, Path], None]) -> _Reading:
        """What one file holds."""
        reading = _Reading(self.root, {file: text}, folders=self.folders)
        kind(reading, path)
        return reading

    def _add(self, other: _Reading) -> None:
        self._trees |= other._trees
        self._articles |= other._articles
        self._calls = other._calls or self._calls
        self._groups |= other._groups
        self._documents |= other._documents
        self._broken |= other._broken
        self._partial |= other._partial
        self._broken_articles |= other._broken_articles
        self._written |= other._written
        self._diagnostics += other._diagnostics

    def tree(self, path: Path) -> None:
        file = self._relative(path)
        if path.stem == LIST:
            self._no_list(file)
            return
        tree_id = path.stem
        document = self._document(path, file)
        has_id = self._check_name(tree_id, file)
        read = read_tree(document, tree_id, self.folders.group_of(file)) if document else None
        if read:
            self._diagnostics += read.diagnostics
            self._documents[file] = read.document
        if read and read.tree and has_id:
            self._trees[tree_id] = read.tree
            return
        self._broken[tree_id] = file
        if read and read.left and has_id:
            self._partial[tree_id] = read.left

    def twin(self, path: Path, other: Path) -> None:
        """A second file with the same tree's name, which is not read."""
        name = other.name if other.parent == path.parent else self._relative(other)
        message = f"`{name}` is the tree `{path.stem}` already"
        place = Place(self._relative(path), span=START_OF_FILE)
        repair = "Give this file another name, or remove it."
        self._diagnostics.append(
            Diagnostic(
                rule="duplicate-id", message=message, place=place, label="nobody would see this one", help=repair
            )
        )

    def folder(self, path: Path) -> None:
        """A group, and what its own file says of it."""
        file = self._relative(path / GROUP_FILE)
        if path.parent != self.root / self.folders.trees:
            self._too_deep(file)
            return
        self._check_folder(path.name, file)
        if file in self.unsaved or (path / GROUP_FILE).is_file():
            self.read(path / GROUP_FILE, _Reading.group)
        self._groups.setdefault(path.name, named(file))

    def group(self, path: Path) -> None:
        file = self._relative(path)
        document = self._document(path, file)
        given = self._form(document, TreeGroup) if document else None
        self._groups[path.parent.name] = named(file, given)

    def _check_folder(self, name: str, file: str) -> None:
        why = why_no_group(name)
        if not why:
            return
        message = f"the folder's name `{shortened(name)}` {why}"
        repair = f"Name the folder `{near_name(name) or 'my-group'}`."
        label = "links come from it: a-z, 0-9 and hyphens only"
        place = Place(file, span=START_OF_FILE)
        self._diagnostics.append(Diagnostic(rule="bad-id", message=message, place=place, label=label, help=repair))

    def _too_deep(self, file: str) -> None:
        folder = Path(file).parent
        message = f"the folder `{folder.name[:70]}` lies in a group, and groups hold no groups"
        repair = f"Move its trees up into `{folder.parent.as_posix()}`, or the folder into `{self.folders.trees}`."
        place = Place(file, span=START_OF_FILE)
        self._diagnostics.append(
            Diagnostic(rule="nested-group", message=message, place=place, label="no page would show it", help=repair)
        )

    def article(self, path: Path) -> None:
        file = self._relative(path)
        if path.stem == LIST:
            self._no_list(file)
            return
        has_id = self._check_name(path.stem, file)
        article = self._article(path, file)
        if article and has_id:
            self._articles[path.stem] = dataclasses.replace(article, id=path.stem, file=file)
        else:
            self._broken_articles.add(path.stem)

    def _article(self, path: Path, file: str) -> Article | None:
        whole = self._document(path, file)
        parts = split(whole.text, file) if whole else None
        if isinstance(parts, Diagnostic):
            self._diagnostics.append(parts)
        if parts is None or isinstance(parts, Diagnostic):
            return None
        document, body = parts
        uri = f"articles/{path.name}"
        self._written[file] = WrittenText(file, uri, body, document.text.count("\n") - body.count("\n"))
        self._documents[file] = document
        article = self._form(document, Article)
        return dataclasses.replace(article, body=body) if article else None

    def house(self, path: Path) -> None:
        document = self._document(path, self.folders.house)
        if document is None:
            return
        layers = layers_of(document, path, self.root, self._text_of_base)
        self._documents |= {HOUSE_FILE: layers.documents[0], **{each.file: each for each in layers.documents}}
        self._bases = layers.bases
        memory = self._memory or Memory()
        read = memory.made(("file", HOUSE_FILE), layers, lambda: read_layers(layers))
        self._house = read.house
        self._diagnostics += read.diagnostics

    def _text_of_base(self, base: BaseFile) -> str | Diagnostic:
        return self.unsaved[base.file] if base.file in self.unsaved else read_text(base.path, base.file, base.folder)

    def calls(self, path: Path) -> None:
        document = self._document(path, self.folders.calls)
        if document:
            self._documents[CALLS_FILE] = document
        self._calls = self._form(document, Calls) if document else None

    def guide(self) -> Guide:
        return Guide(
            trees=self._trees,
            articles=self._articles,
            house=self._house,
            calls=self._calls,
            documents=self._documents,
            broken=self._broken,
            partial=self._partial,
            broken_articles=frozenset(self._broken_articles),
            form_diagnostics=tuple(self._diagnostics),
            groups=in_order(self._groups.values()),
            empty_groups=self._empty_groups,
            written=tuple(self._written.values()),
            docs_files=self._docs_files,
            bases=self._bases,
            folders=self.folders,
        )

    def _text(self, path: Path, file: str) -> str | Diagnostic:
        # The one who asks whether it has changed is followed by the one who reads it.
        if self._last_read[0] != file:
            self._last_read = (file, self.unsaved[file] if file in self.unsaved else read_text(path, file, self.root))
        return self._last_read[1]

    def _document(self, path: Path, file: str) -> Document | None:
        text = self._text(path, file)
        if isinstance(text, Diagnostic):
            self._diagnostics.append(text)
            return None
        document = self._documents[file] = Document(file, text)
        return document

    def _form(self, document: Document, group: type) -> Any:
        reader = FormReader(document)
        value = reader.read(group)
        self._diagnostics.extend(reader.diagnostics)
        return value

    def _check_name(self, name: str, file: str) -> bool:
        why = why_not_named(name)
        if not why:
            return True
        message = f"the file's name `{shortened(name)}` {why}"
        repair = f"Name the file `{near_name(name) or 'my-tree'}{Path(file).suffix}`."
        label = "a page's address comes from it: a-z, 0-9 and hyphens only"
        self._diagnostics.append(
            Diagnostic(rule="bad-id", message=message, place=Place(file, span=START_OF_FILE), label=label, help=repair)
        )
        return False

    def _no_list(self, file: str) -> None:
        message = (
            f"`{LIST}` is the address of the list of all {'articles' if self.folders.is_article(file) else 'trees'}"
        )
        place = Place(file, span=START_OF_FILE)
        self._diagnostics.append(
            Diagnostic(
                rule="bad-id",
                message=message,
                place=place,
                label="the list would be gone",
                help="Give the file another name.",
            )
        )

    def _relative(self, path: Path) -> str:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
