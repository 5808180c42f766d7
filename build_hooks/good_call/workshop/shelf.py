"""The texts of a guide as the workshop holds them: what is published, and the drafts in its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Set
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.folders import USUAL, Folders
from good_call.model.guide import Guide, read_guide
from good_call.model.listing import Listing
from good_call.model.reading import Reading
from good_call.records import dataclass
from good_call.rules.check import Report, check_guide
from good_call.source.docs_folder import DocsFolder
from good_call.source.memory import Memory
from good_call.source.text_file import decode
from good_call.workshop.facts import readings

NOWHERE = Path("/the workshop has no disk")
"""No file is below it: whatever is read was handed in."""


@dataclass
class Shelf:
    """`published` and `drafts` are texts by file, from the project's root; `docs` is all that stands below docs/.

    `facts` say what files hold whose texts need not be here, or need not be parsed.
    """

    today: datetime.date
    published: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    docs: tuple[str, ...] = ()
    folders: Folders = USUAL
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    is_settled: bool = False
    """Whether nothing is wrong in what is published, so that a tree is judged by itself only where it is edited."""
    files: tuple[str, ...] = ()
    """All files of the guide, also those whose texts are elsewhere."""
    _memory: Memory = field(default_factory=Memory, repr=False)
    _memory_of_before: Memory = field(default_factory=Memory, repr=False)

    @cached_property
    def _known(self) -> dict[str, Reading]:
        """What the facts say, each made once."""
        return readings(self.facts, self.published, self.folders)

    def lacking(self, files: Iterable[str] | None = None) -> list[str]:
        """The files whose texts aren't here, of these; of all those of which nothing else is known."""
        wanted = files if files is not None else (each for each in self.files if each not in self._known)
        return [each for each in wanted if each in self.files and each not in self.texts()]

    def lacking_published(self, files: Iterable[str]) -> list[str]:
        """The files of these whose published texts aren't here."""
        return [each for each in sorted(files) if each in self.files and each not in self.published]

    def hold(self, texts: Mapping[str, str]) -> None:
        """Take in published texts."""
        self.published |= texts
        facts = {file: self.facts[file] for file in texts if file in self.facts}
        for file in facts:
            self._known.pop(file, None)
        self._known.update(readings(facts, self.published, self.folders))

    def texts(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """All of them, drafts and what is handed in before what is published."""
        return {**self.published, **self.drafts, **(more or {})}

    def guide(self, more: Mapping[str, str] | None = None) -> Guide:
        """The guide with these texts in place of its own."""
        edited = {**self.drafts, **(more or {})}
        known = {file: each for file, each in self._known.items() if file not in edited}
        return self._read(self.texts(more), known, self._memory)

    def before(self, files: Iterable[str]) -> Guide:
        """The guide as it is published, with these files read whole."""
        wanted = set(files)
        known = {file: each for file, each in self._known.items() if file not in wanted}
        return self._read(self.published, known, self._memory_of_before)

    def report(self, more: Mapping[str, str] | None = None) -> Report:
        """What the check says of the guide with these texts in place of its own."""
        guide = self.guide(more)
        return check_guide(guide, self.today, self._memory, self._settled(guide, {*self.drafts, *(more or {})}))

    def _settled(self, guide: Guide, edited: Set[str]) -> Set[str]:
        """The trees that need not be judged by themselves; whatever rests on other files may be another now."""
        trees = {tree.id: tree.file for tree in guide.trees.values()}
        own = {*trees.values(), *guide.broken.values()}
        if not self.is_settled or not edited <= own:
            return set()
        return {tree_id for tree_id, file in trees.items() if file in self._known and file not in edited}

    def _read(self, texts: Mapping[str, str], known: Mapping[str, Reading], memory: Memory) -> Guide:
        # What is known is not read; that there is such a file is enough.
        read = {
            **dict.fromkeys(known, ""),
            **{file: as_read(text, file) for file, text in texts.items() if file not in known},
        }
        listing, files = memory.made(("listing", ""), list(read), lambda: self._listed(read))
        return replace(read_guide(NOWHERE, read, memory, self.folders, known, listing), docs_files=files)

    def _listed(self, read: Mapping[str, object]) -> tuple[Listing, tuple[str, ...]]:
        """What is read, and all that stands below docs/."""
        files = tuple(sorted({*self.docs, *(each for each in read if self.folders.uri(each))}))
        # Of pages that nobody opens the names are enough.
        pages = DocsFolder(tuple(each for each in files if each in read))
        return replace(Listing.below(NOWHERE, self.folders, read), docs=pages), files


def as_read(text: str, file: str) -> str | Diagnostic:
    """A text from an editor as it would be read from a disk.

    Bytes that were no UTF-8 come as the half characters that stand for them; any other half character is none.
    """
    try:
        content = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        content = text.encode("utf-8", "surrogatepass")
    return decode(content, file)
