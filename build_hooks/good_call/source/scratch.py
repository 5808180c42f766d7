"""A folder in which a command prepares what it then puts in place, beside it or in it."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from good_call.source.made_files import BUILT

SECONDS_LEFT_ALONE = 60 * 60
"""Longer than any command takes: what is older was left by one that was killed."""

_PREFIX = ".guide-scratch-"
_OURS = re.compile(rf"{re.escape(_PREFIX)}\w{{8}}(\.old)?")
_FILE = re.compile(r"\.guide-[0-9a-f]{12}\.tmp")


@contextlib.contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """A new folder in `parent`, gone afterwards; and so is what killed commands left there an hour ago or earlier."""
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
    try:
        # Which a folder must hold to be swept.
        (folder / BUILT).touch()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Remove what killed commands left in a folder: folders of theirs, and files that nobody put in place."""
    for path in parent.glob(".guide-*"):
        if _is_old(path) and _OURS.fullmatch(path.name) and _is_left(path):
            shutil.rmtree(path, ignore_errors=True)
        elif _is_old(path) and _FILE.fullmatch(path.name) and path.is_file():
            path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - path.lstat().st_mtime >= SECONDS_LEFT_ALONE
    return False


def _is_left(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    return not any(folder.iterdir()) or (folder / BUILT).is_file()
