"""All that stands below docs/, as a site generator walks it: what it can publish, and what would end its walk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.records import dataclass

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_RENAME = "Give it a name of letters, digits, hyphens and spaces."


@dataclass(frozen=True)
class DocsFolder:
    """Files by their path from the project's root, in the order of a walk; `diagnostics` speak of all others."""

    files: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """What becomes a page: Markdown, whatever its ending."""
        return tuple(file for file in self.files if file.endswith(MARKDOWN))

    def without(self, gone: Set[str]) -> DocsFolder:
        """The folder as it would be without some of its files."""
        return replace(self, files=tuple(file for file in self.files if file not in gone))


def look_through(root: Path, docs: str) -> DocsFolder:
    """Everything below this folder of `root`; never raises, and ends where links lead in a loop."""
    found = list(_walk(root / docs, root, (_real(root / docs),)))
    return DocsFolder(
        tuple(each for each in found if isinstance(each, str)),
        tuple(each for each in found if isinstance(each, Diagnostic)),
    )


def _walk(folder: Path, root: Path, way: tuple[str, ...]) -> Iterator[str | Diagnostic]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = Path(entry.path)
        file = shown(path, root)
        flaw = _flaw(path, entry, root, way)
        if flaw:
            yield Diagnostic(
                rule="unreadable-file",
                message=f"`{file}` {flaw[0]}",
                place=Place(file, span=START_OF_FILE),
                help=flaw[1],
            )
        elif entry.is_dir():
            yield from _walk(path, root, (*way, _real(path)))
        elif not entry.name.startswith("."):
            yield path.relative_to(root).as_posix()


FileFlaw = tuple[str, str]
"""The rest of a sentence about the file, and the repair."""


def _flaw(path: Path, entry: os.DirEntry[str], root: Path, way: tuple[str, ...]) -> FileFlaw | None:
    if not _is_speakable(entry.name):
        return "has a name that no address can be made of", _RENAME
    try:
        # The generator goes into hidden folders too, and publishes nothing of them.
        if entry.is_symlink() and (not entry.name.startswith(".") or entry.is_dir()):
            return _flaw_of_link(path, entry, root, way)
        is_kept = entry.is_dir() or entry.name.startswith(".") or stat.S_ISREG(entry.stat().st_mode)
    except OSError as error:
        return f"can't be read: {(error.strerror or 'unknown reason').lower()}", "Put the file itself in its place."
    return None if is_kept else ("is neither a file nor a folder", "Take it out of the folder.")


def _flaw_of_link(path: Path, entry: os.DirEntry[str], root: Path, way: tuple[str, ...]) -> FileFlaw | None:
    target = _real(path)
    if entry.is_dir() and any(_is_within(each, target) for each in way):
        return "is a link to a folder that it stands in", "Take the link out: a walk through it would never end."
    if not Path(target).exists():
        return "is a link that leads nowhere", "Put the file itself in its place."
    if not _is_within(target, _real(root)):
        return (
            "is a link that leads out of the guide",
            "Put the file itself in its place: all that it shows is published.",
        )
    return None


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _is_speakable(name: str) -> bool:
    # Half a character stands for a byte that is no UTF-8.
    return name.isprintable() and not set(name) & set('<>"')


def shown(path: Path, root: Path) -> str:
    """The file's name for people, also where it is none that can be written."""
    return path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()
