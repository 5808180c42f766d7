"""What is read so far of a guide: each file is a tree, an article, the house rules, the calls, a group or a page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.model.article import Article
from good_call.model.call import CALLS_FILE, Calls
from good_call.model.folders import USUAL, Folders
from good_call.model.form_reader import FormReader
from good_call.model.group import GROUP_FILE, TreeGroup, named
from good_call.model.house import HOUSE_FILE, House
from good_call.model.house_base import BaseFile
from good_call.model.house_layers import layers_of, read_layers
from good_call.model.partial import Partial
from good_call.model.tree import Tree
from good_call.model.tree_name import LIST, near_name, shortened, why_no_group, why_not_named
from good_call.model.tree_reading import read_tree
from good_call.model.written_text import WrittenText
from good_call.source.docs_folder import DocsFolder
from good_call.source.document import Document
from good_call.source.front_matter import split
from good_call.source.memory import Memory
from good_call.source.text_file import read_text


class Reading:
    """Everything that the files read so far hold. With a memory, an unchanged file gives the same objects again."""

    def __init__(
        self,
        root: Path,
        unsaved: Mapping[str, str | Diagnostic],
        memory: Memory | None = None,
        folders: Folders = USUAL,
        known: Mapping[str, Reading] | None = None,
    ) -> None:
        self.root = root
        self._below = root.as_posix().rstrip("/")
        self.folders = folders
        self.unsaved = unsaved
        self._memory = memory
        self._known = known or {}
        self._last_read: tuple[str, str | Diagnostic] = ("", "")
        self.trees: dict[str, Tree] = {}
        self.articles: dict[str, Article] = {}
        self.house_rules: House | None = None
        self.house_left: House | None = None
        self.call_list: Calls | None = None
        self.groups: dict[str, TreeGroup] = {}
        self.documents: dict[str, Document] = {}
        self.broken: dict[str, str] = {}
        self.partial: dict[str, Partial] = {}
        self.broken_articles: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self.written: dict[str, WrittenText] = {}
        self.docs_files: tuple[str, ...] = ()
        self.empty_groups: tuple[str, ...] = ()
        self.bases: tuple[BaseFile, ...] = ()

    def docs(self, folder: DocsFolder, articles: set[str]) -> None:
        """Read the hand-written pages; articles are none."""
        self.docs_files = folder.files
        self.diagnostics += (
            each for each in folder.diagnostics if (self.root / each.place.file).as_posix() not in articles
        )
        for path in (self.root / page for page in folder.pages):
            if path.as_posix() not in articles:
                self.read(path, Reading.page)

    def find_empty_groups(self, gone: set[str]) -> None:
        """Note the folders that only say what their group is called; of any other a change of files leaves nothing."""
        paths = sorted((self.root / self.folders.trees).glob(f"*/{GROUP_FILE}"))
        files = (self._relative(path) for path in paths if path.parent.name not in self.groups)
        self.empty_groups = tuple(file for file in files if file not in gone)

    def page(self, path: Path) -> None:
        """A hand-written page."""
        file = self._relative(path)
        document = self._document(path, file)
        if document:
            self.written[file] = WrittenText.of_page(file, self.folders.uri(file), document.text)

    def read(self, path: Path, kind: Callable[[Reading, Path], None]) -> None:
        """Read a file as one of the kinds below."""
        file = self._relative(path)
        if file in self._known:
            self._add(self._known[file])
            return
        text = self._text(path, file)
        if self._memory is None or isinstance(text, Diagnostic):
            kind(self, path)
        else:
            self._add(self._memory.made(("file", file), text, lambda: self._alone(path, file, text, kind)))

    def _alone(self, path: Path, file: str, text: str, kind: Callable[[Reading, Path], None]) -> Reading:
        """What one file holds."""
        reading = Reading(self.root, {file: text}, folders=self.folders)
        kind(reading, path)
        return reading

    def _add(self, other: Reading) -> None:
        self.trees |= other.trees
        self.articles |= other.articles
        self.call_list = other.call_list or self.call_list
        self.house_rules = other.house_rules or self.house_rules
        self.house_left = other.house_left or self.house_left
        self.groups |= other.groups
        self.documents |= other.documents
        self.broken |= other.broken
        self.partial |= other.partial
        self.broken_articles |= other.broken_articles
        self.written |= other.written
        self.diagnostics += other.diagnostics

    def tree(self, path: Path) -> None:
        """A tree, whose id is its file's name."""
        file = self._relative(path)
        if path.stem == LIST:
            self._no_list(file)
            return
        tree_id = path.stem
        document = self._document(path, file)
        has_id = self._check_name(tree_id, file)
        read = read_tree(document, tree_id, self.folders.group_of(file)) if document else None
        if read:
            self.diagnostics += read.diagnostics
            self.documents[file] = read.document
        if read and read.tree and has_id:
            self.trees[tree_id] = read.tree
            return
        self.broken[tree_id] = file
        if read and read.left and has_id:
            self.partial[tree_id] = read.left

    def twin(self, path: Path, other: Path) -> None:
        """A second file with the same tree's name, which is not read."""
        name = other.name if other.parent == path.parent else self._relative(other)
        message = f"`{name}` is the tree `{path.stem}` already"
        file = self._relative(path)
        repair = "Give this file another name, or remove it."
        self._tell("duplicate-id", file, message, "nobody would see this one", repair)

    def folder(self, path: Path) -> None:
        """A group, and what its own file says of it."""
        file = self._relative(path / GROUP_FILE)
        if path.parent != self.root / self.folders.trees:
            self._too_deep(file)
            return
        self._check_folder(path.name, file)
        if file in self.unsaved or (path / GROUP_FILE).is_file():
            self.read(path / GROUP_FILE, Reading.group)
        self.groups.setdefault(path.name, named(file))

    def group(self, path: Path) -> None:
        """What a group's own file says of it."""
        file = self._relative(path)
        document = self._document(path, file)
        given = self._form(document, TreeGroup) if document else None
        self.groups[path.parent.name] = named(file, given)

    def _check_folder(self, name: str, file: str) -> None:
        why = why_no_group(name)
        if not why:
            return
        message = f"the folder's name `{shortened(name)}` {why}"
        repair = f"Name the folder `{near_name(name) or 'my-group'}`."
        label = "links come from it: a-z, 0-9 and hyphens only"
        self._tell("bad-id", file, message, label, repair)

    def _too_deep(self, file: str) -> None:
        folder = Path(file).parent
        message = f"the folder `{folder.name[:70]}` lies in a group, and groups hold no groups"
        repair = f"Move its trees up into `{folder.parent.as_posix()}`, or the folder into `{self.folders.trees}`."
        self._tell("nested-group", file, message, "no page would show it", repair)

    def article(self, path: Path) -> None:
        """An article, whose id is its file's name."""
        file = self._relative(path)
        if path.stem == LIST:
            self._no_list(file)
            return
        has_id = self._check_name(path.stem, file)
        article = self._article(path, file)
        if article and has_id:
            self.articles[path.stem] = dataclasses.replace(article, id=path.stem, file=file)
        else:
            self.broken_articles.add(path.stem)

    def _article(self, path: Path, file: str) -> Article | None:
        whole = self._document(path, file)
        body = self.parted(whole) if whole else None
        article = self._form(self.documents[file], Article) if body is not None else None
        return dataclasses.replace(article, body=body) if article else None

    def parted(self, whole: Document) -> str | None:
        """The body of an article, whose front matter becomes its document; None where the two can't be told apart."""
        file = whole.file
        parts = split(whole.text, file)
        if isinstance(parts, Diagnostic):
            self.diagnostics.append(parts)
            return None
        document, body = parts
        uri = f"articles/{Path(file).name}"
        self.written[file] = WrittenText(file, uri, body, document.text.count("\n") - body.count("\n"))
        self.documents[file] = document
        return body

    def house(self, path: Path) -> None:
        """The house rules, with those that they build on."""
        if self.folders.house in self._known:
            self._add(self._known[self.folders.house])
            return
        document = self._document(path, self.folders.house)
        if document is None:
            return
        layers = layers_of(document, path, self.root, self._text_of_base, self.unsaved.keys())
        self.documents |= {HOUSE_FILE: layers.documents[0], **{each.file: each for each in layers.documents}}
        self.bases = layers.bases
        memory = self._memory or Memory()
        read = memory.made(("file", HOUSE_FILE), layers, lambda: read_layers(layers))
        self.house_rules, self.house_left = read.house, read.left
        self.diagnostics += read.diagnostics

    def _text_of_base(self, base: BaseFile) -> str | Diagnostic:
        return self.unsaved[base.file] if base.file in self.unsaved else read_text(base.path, base.file, base.folder)

    def calls(self, path: Path) -> None:
        """What customers want, with where each call must end."""
        document = self._document(path, self.folders.calls)
        if document:
            self.documents[CALLS_FILE] = document
        self.call_list = self._form(document, Calls) if document else None

    def _text(self, path: Path, file: str) -> str | Diagnostic:
        # The one who asks whether it has changed is followed by the one who reads it.
        if self._last_read[0] != file:
            self._last_read = (file, self.unsaved[file] if file in self.unsaved else read_text(path, file, self.root))
        return self._last_read[1]

    def _document(self, path: Path, file: str) -> Document | None:
        text = self._text(path, file)
        if isinstance(text, Diagnostic):
            self.diagnostics.append(text)
            return None
        document = self.documents[file] = Document(file, text)
        return document

    def _form(self, document: Document, group: type) -> Any:
        reader = FormReader(document)
        value = reader.read(group)
        self.diagnostics.extend(reader.diagnostics)
        return value

    def _check_name(self, name: str, file: str) -> bool:
        why = why_not_named(name)
        if not why:
            return True
        message = f"the file's name `{shortened(name)}` {why}"
        repair = f"Name the file `{near_name(name) or 'my-tree'}{Path(file).suffix}`."
        label = "a page's address comes from it: a-z, 0-9 and hyphens only"
        self._tell("bad-id", file, message, label, repair)
        return False

    def _no_list(self, file: str) -> None:
        message = (
            f"`{LIST}` is the address of the list of all {'articles' if self.folders.is_article(file) else 'trees'}"
        )
        self._tell("bad-id", file, message, "the list would be gone", "Give the file another name.")

    def _tell(self, rule: str, file: str, message: str, label: str, repair: str) -> None:
        place = Place(file, span=START_OF_FILE)
        self.diagnostics.append(Diagnostic(rule=rule, message=message, place=place, label=label, help=repair))

    def _relative(self, path: Path) -> str:
        # Once for each file of a guide, and pathlib's own way takes ten times as long.
        return path.as_posix().removeprefix(f"{self._below}/")
