"""Something that is made once although several pytest workers need it."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

SECONDS_TO_WAIT = 300


def once_for_all_workers(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Folder that `make` filled; the first worker fills it, the others wait for it.

    Raises whatever `make` raises; a worker whose forerunner failed makes its own and so fails alike.
    """
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    target = shared / name
    lock = shared / f"{name}.lock"
    if not target.exists() and not _takes(lock):
        _wait_for(target, lock)
    if target.exists():
        return target
    unfinished = shared / f"{name}.{os.getpid()}"
    try:
        make(unfinished)
        # only a whole folder gets the name that the others wait for
        unfinished.rename(target)
    finally:
        lock.unlink(missing_ok=True)
    return target


def _takes(lock: Path) -> bool:
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _wait_for(target: Path, lock: Path) -> None:
    end = time.monotonic() + SECONDS_TO_WAIT
    while lock.exists() and not target.exists() and time.monotonic() < end:
        time.sleep(0.05)
