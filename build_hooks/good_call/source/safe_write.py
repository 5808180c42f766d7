"""Write one file so that a kill at any moment leaves the old or the new one whole."""

from __future__ import annotations

import contextlib
import os
import secrets
from difflib import SequenceMatcher
from pathlib import Path

from good_call.source.scratch import sweep

_BOM = b"\xef\xbb\xbf"


class WriteRefusedError(OSError):
    """A file that must not be written; the message says why, for people."""


def write_text(path: Path, text: str, root: Path, *, overwrite: bool = False) -> Path:
    """Write `text` (Unix line ends) to `path` below `root`, and return the file that was written.

    An existing file keeps its mode, its byte order mark and its line ends; a link within `root` stays a link.
    Raises WriteRefusedError outside of `root` or where a file exists and `overwrite` is not set, OSError where the
    disk refuses.
    """
    target = real_target(path, root, overwrite=overwrite)
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    old = target.read_bytes() if target.exists() else b""
    _replace(target, encode_like(old, text), overwrite)
    return target


def real_target(path: Path, root: Path, *, overwrite: bool) -> Path:
    """The file behind a path. Raises WriteRefusedError where it must not be written."""
    target = _inside(path, root)
    if target.exists() and not overwrite:
        raise WriteRefusedError(f"`{path.name}` exists already")
    if target.exists() and not target.is_file():
        raise WriteRefusedError(f"`{path.name}` is not a file")
    return target


def _inside(path: Path, root: Path) -> Path:
    # Folders on the way may be links too, so only the resolved path says where the bytes would land.
    target, inside = path.resolve(), root.resolve()
    if inside not in target.parents:
        raise WriteRefusedError(f"`{path}` lies outside of `{root}`, so it is not written")
    return target


def encode_like(old: bytes, text: str) -> bytes:
    """The text as UTF-8, with the byte order mark and the line ends of the old bytes; new lines get the usual end."""
    mark = _BOM if old.startswith(_BOM) else b""
    if b"\r" not in old:
        return mark + text.encode()
    old_lines = old.removeprefix(_BOM).decode("utf-8", "replace").splitlines(keepends=True)
    ends = [_end_of(line) for line in old_lines]
    usual = max(("\r\n", "\n", "\r"), key=ends.count)
    old_plain = [line.removesuffix(end) for line, end in zip(old_lines, ends, strict=True)]
    return mark + _joined(text.split("\n"), _carried(old_plain, ends, text.split("\n"), usual)).encode()


def _end_of(line: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if line.endswith(end)), "")


def _carried(old_lines: list[str], old_ends: list[str], new_lines: list[str], usual: str) -> list[str]:
    ends = [usual] * len(new_lines)
    if len(set(old_ends) - {""}) > 1:
        for block in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_matching_blocks():
            for offset in range(block.size):
                ends[block.b + offset] = old_ends[block.a + offset] or usual
    return ends


def _joined(lines: list[str], ends: list[str]) -> str:
    return "".join(line + end for line, end in zip(lines[:-1], ends, strict=False)) + lines[-1]


def _replace(target: Path, content: bytes, overwrite: bool) -> None:
    temporary = prepare(target, content)
    try:
        put_in_place(temporary, target, overwrite=overwrite)
    finally:
        temporary.unlink(missing_ok=True)


def prepare(target: Path, content: bytes) -> Path:
    """Write the content into a file beside the target, with the target's mode; returns that file."""
    temporary = target.with_name(f".guide-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def put_in_place(temporary: Path, target: Path, *, overwrite: bool) -> None:
    """Give a prepared file its name. Raises WriteRefusedError where that has come in between and must stay."""
    _give_name(temporary, target, overwrite)
    sync_folder(target.parent)


def _give_name(temporary: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(target)
        return
    try:
        # A link fails where a file has come in between, a rename would replace it.
        target.hardlink_to(temporary)
    except FileExistsError:
        raise WriteRefusedError(f"`{target.name}` exists already") from None
    except OSError:
        temporary.replace(target)


def sync_folder(folder: Path) -> None:
    """Have the disk remember which files a folder holds."""
    # Not every system can sync a folder; the file itself is whole by then.
    with contextlib.suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
