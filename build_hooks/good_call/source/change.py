"""Several files changed together: all or none, also where the command is killed half-way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from good_call.records import dataclass
from good_call.source.made_files import digest
from good_call.source.safe_write import (
    WriteRefusedError,
    encode_like,
    prepare,
    put_in_place,
    real_target,
    sync_folder,
    write_text,
)

JOURNAL = ".guide-change.json"
"""In the guide's folder while a change is under way: whoever finds it there finishes what was agreed to."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file held (the digest; empty where there was none) and what it shall hold; None where it goes."""

    file: str
    was: str
    content: str | None

    def is_done(self, root: Path) -> bool:
        """Whether the file is what it shall be."""
        now = _content(root / self.file)
        return now is None if self.content is None else now == self.content.encode()

    def is_possible(self, root: Path) -> bool:
        """Whether the file still is what it was."""
        now = _content(root / self.file)
        return (digest(now) if now is not None else "") == self.was


@dataclass(frozen=True, slots=True)
class CommandChange:
    """All that one command changes, with the words that it was given."""

    command: tuple[str, ...]
    files: tuple[FileChange, ...]

    def write(self, root: Path) -> None:
        """Prepare every file, then put them in place.

        Raises OSError before anything has changed, or later, with the journal left for `cut_off` to find.
        """
        in_the_way = [each.file for each in self.files if not each.is_possible(root)]
        if in_the_way:
            raise WriteRefusedError(f"`{in_the_way[0]}` was changed meanwhile")
        prepared = self._prepare(root)
        try:
            write_text(root / JOURNAL, json.dumps(asdict(self)), root, overwrite=True)
            for temporary, target in prepared:
                put_in_place(temporary, target, overwrite=True)
        finally:
            for temporary, _ in prepared:
                temporary.unlink(missing_ok=True)
        self._end(root)

    def finish(self, root: Path) -> None:
        """Do what is left of a change that was cut off. Raises WriteRefusedError where a file was changed since."""
        left = [each for each in self.files if not each.is_done(root)]
        changed = [each.file for each in left if not each.is_possible(root)]
        if changed:
            raise WriteRefusedError(
                f"`guide {' '.join(self.command)}` was cut off, and `{changed[0]}` was changed since. Take that change "
                f"back and run the command again; or remove `{JOURNAL}`, and finish by hand what `guide check` shows"
            )
        CommandChange(self.command, tuple(left)).write(root)

    def _prepare(self, root: Path) -> list[tuple[Path, Path]]:
        prepared: list[tuple[Path, Path]] = []
        try:
            for each in self.files:
                if each.content is not None:
                    target = real_target(root / each.file, root, overwrite=bool(each.was))
                    target.parent.mkdir(parents=True, exist_ok=True)
                    prepared.append((prepare(target, each.content.encode()), target))
        except OSError:
            for temporary, _ in prepared:
                temporary.unlink(missing_ok=True)
            raise
        return prepared

    def _end(self, root: Path) -> None:
        for each in self.files:
            if each.content is None:
                (root / each.file).unlink(missing_ok=True)
                sync_folder((root / each.file).parent)
        (root / JOURNAL).unlink(missing_ok=True)


def change_of(root: Path, command: Sequence[str], texts: Mapping[str, str | None]) -> CommandChange:
    """The change that gives files these texts (Unix line ends); a file whose text is None is removed."""
    files = [_file_change(root, file, text) for file, text in texts.items()]
    # New files first: a tree that gets another name is there twice for a moment, never nowhere.
    return CommandChange(tuple(command), tuple(sorted(files, key=lambda each: bool(each.was))))


def _file_change(root: Path, file: str, text: str | None) -> FileChange:
    old = _content(root / file)
    content = None if text is None else encode_like(old or b"", text).decode()
    return FileChange(file, "" if old is None else digest(old), content)


def cut_off(root: Path) -> CommandChange | None:
    """The change that was killed before it was whole; None where there is none."""
    try:
        kept: dict[str, Any] = json.loads((root / JOURNAL).read_text(encoding="utf-8"))
        files = tuple(FileChange(str(each["file"]), str(each["was"]), each["content"]) for each in kept["files"])
        return CommandChange(tuple(kept["command"]), files)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WriteRefusedError(f"`{JOURNAL}` can't be read; remove it, and see what `guide check` shows") from error


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
