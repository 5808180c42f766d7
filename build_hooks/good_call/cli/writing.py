"""What commands write: shown first, agreed to, and refused in plain words."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

import click

from good_call.diagnostics.terminal import printable
from good_call.source.safe_write import WriteRefusedError, write_text


def write(path: Path, text: str, root: Path, *, overwrite: bool = False) -> None:
    """Write a file below `root`. Raises click.UsageError where that is refused."""
    try:
        write_text(path, text, root, overwrite=overwrite)
    except WriteRefusedError as refused:
        raise click.UsageError(f"{refused}.") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise click.UsageError(f"`{path}` can't be written: {reason}.") from None


def show_diff(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Show what would change, by files' texts; a file that is new has no text before."""
    for file, text in after.items():
        old = before.get(file, "")
        lines = difflib.unified_diff(old.split("\n"), text.split("\n"), f"a/{file}", f"b/{file}", lineterm="")
        for line in lines:
            click.secho(printable(line), fg={"+": "green", "-": "red", "@": "cyan"}.get(line[:1]))


def agreed(question: str, yes: bool) -> bool:
    """Ask, unless the answer was given on the command line."""
    return yes or click.confirm(question, default=True)
