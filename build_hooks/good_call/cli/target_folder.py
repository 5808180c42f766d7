"""The folder that a command is told to fill: never the guide's own, never one that holds other things."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from good_call.model.folders import folders_of

_OWN = ("build_hooks", "tests", "sources", ".git")
_NAMED = 5


def target_folder(root: Path, named: Path) -> Path:
    """The real folder behind a name: a link to it stays a link. Raises click.UsageError where it is the guide's own."""
    target, guide, where = named.resolve(), root.resolve(), folders_of(root)
    own = [guide / each for each in (*_OWN, where.docs, where.trees, where.articles)]
    if target == guide or target in guide.parents or any(_is_in(target, each) for each in own):
        raise click.UsageError(f"`{named}` holds the guide itself. Name a folder of its own.")
    return target


def refuse(target: Path, command: str, others: Sequence[str] = ()) -> click.UsageError:
    """What is said of a folder that `command` didn't write, or of the files there that are somebody else's."""
    if not others:
        return click.UsageError(f"`{target}` exists, and `{command}` didn't write it. Name another folder.")
    rest = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    names = f"{', '.join(f'`{each}`' for each in others[:_NAMED])}{rest}"
    return click.UsageError(
        f"`{target}` holds what `{command}` didn't write: {names}. Nothing of it was touched. "
        "Move it elsewhere, or name another folder."
    )


def _is_in(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents
