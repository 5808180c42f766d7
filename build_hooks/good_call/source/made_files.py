"""Which files a command made in a folder, kept in a file of that folder: all else there is somebody's own."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from good_call.records import dataclass

BUILT, RENDERED = ".guide-build", ".guide-render"
"""What the list is called in a built site, and in what `guide render` wrote."""

_NOBODYS = {BUILT, RENDERED, ".DS_Store", "Thumbs.db", "desktop.ini"}
"""The list itself, and what a file browser leaves behind wherever somebody looks."""


@dataclass(frozen=True)
class MadeFiles:
    """Files by their path below the folder, each with the digests of what was or is about to be written there."""

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __or__(self, other: MadeFiles) -> MadeFiles:
        """All files of both."""
        names = {*self.files, *other.files}
        return MadeFiles({each: (*self.files.get(each, ()), *other.files.get(each, ())) for each in names})

    def others(self, folder: Path) -> list[str]:
        """Files in the folder that are not among these, in order."""
        return [file for file in files_in(folder) if file not in self.files]

    def changed(self, folder: Path) -> list[str]:
        """Those of these files that hold something else than was written, in order."""
        there = ((file, made) for file, made in sorted(self.files.items()) if (folder / file).is_file())
        return [file for file, made in there if digest((folder / file).read_bytes()) not in made]

    def keep(self, folder: Path, name: str) -> None:
        """Write the list into the folder."""
        text = json.dumps({"files": {file: list(made) for file, made in sorted(self.files.items())}})
        (folder / name).write_text(text, encoding="utf-8")


def kept_in(folder: Path, name: str) -> MadeFiles | None:
    """The list that a folder keeps; None where there is none."""
    try:
        kept = json.loads((folder / name).read_text(encoding="utf-8"))
        return MadeFiles({str(file): tuple(map(str, made)) for file, made in kept["files"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def made_in(folder: Path, *, hidden: bool = True) -> MadeFiles:
    """All files that are in a folder now; without `hidden`, none that begins with a dot, nor below such a folder."""
    files = [file for file in files_in(folder) if hidden or not file.startswith(".")]
    return MadeFiles({file: (digest((folder / file).read_bytes()),) for file in files})


def digest(content: bytes) -> str:
    """Tells one content from another."""
    return hashlib.sha256(content).hexdigest()[:16]


def files_in(folder: Path) -> Iterator[str]:
    """All files by their path below the folder, without those that are nobody's; a link counts as a file."""
    for path, folders, names in os.walk(folder):
        folders.sort()
        here = Path(path)
        links = [each for each in folders if (here / each).is_symlink()]
        kept = [each for each in (*names, *links) if each not in _NOBODYS]
        yield from ((here / each).relative_to(folder).as_posix() for each in sorted(kept))
