"""The texts of a guide as the workshop holds them: what is published, and the drafts in its place."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.model.folders import USUAL, Folders
from good_call.model.guide import Guide, read_guide
from good_call.rules.check import Report, check_guide
from good_call.source.docs_folder import DocsFolder
from good_call.source.memory import Memory
from good_call.source.text_file import decode

NOWHERE = Path("/the workshop has no disk")
"""No file is below it: whatever is read was handed in."""


@dataclass
class Shelf:
    """`published` and `drafts` are texts by file, from the project's root; `docs` is all that stands below docs/."""

    today: datetime.date
    published: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    docs: tuple[str, ...] = ()
    folders: Folders = USUAL
    _memory: Memory = field(default_factory=Memory, repr=False)

    def texts(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """All of them, drafts and what is handed in before what is published."""
        return {**self.published, **self.drafts, **(more or {})}

    def guide(self, more: Mapping[str, str] | None = None) -> Guide:
        """The guide with these texts in place of its own."""
        return self._read(self.texts(more), self._memory)

    def before(self) -> Guide:
        """The guide as it is published."""
        return self._read(self.published, Memory())

    def report(self, more: Mapping[str, str] | None = None) -> Report:
        """What the check says of the guide with these texts in place of its own."""
        return check_guide(self.guide(more), self.today, self._memory)

    def _read(self, texts: Mapping[str, str], memory: Memory) -> Guide:
        read = {file: as_read(text, file) for file, text in texts.items()}
        files = sorted({*self.docs, *(each for each in texts if self.folders.uri(each))})
        # Of pages that nobody opens the names are enough.
        pages = DocsFolder(tuple(each for each in files if each in texts))
        guide = read_guide(NOWHERE, read, memory, self.folders, pages)
        return replace(guide, docs_files=tuple(files))


def as_read(text: str, file: str) -> str | Diagnostic:
    """A text from an editor as it would be read from a disk.

    Bytes that were no UTF-8 come as the half characters that stand for them; any other half character is none.
    """
    try:
        content = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        content = text.encode("utf-8", "surrogatepass")
    return decode(content, file)
