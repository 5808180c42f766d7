"""The folder that a command is told to fill: never the guide's own, never one that holds other things."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

_OWN = ("docs", "decision_trees", "build_hooks", "tests", "sources", ".git")


def target_folder(root: Path, named: Path, is_ours: Callable[[Path], bool], command: str) -> Path:
    """The real folder behind a name, which is replaced as a whole: a link to it stays a link.

    Raises click.UsageError where it holds anything that `command` didn't write before.
    """
    target, guide = named.resolve(), root.resolve()
    if target == guide or target in guide.parents or any(_is_in(target, guide / each) for each in _OWN):
        raise click.UsageError(f"`{named}` holds the guide itself. Name a folder of its own.")
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or is_ours(target))):
        raise click.UsageError(f"`{named}` exists, and `{command}` didn't write it. Name another folder.")
    return target


def _is_in(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents
