"""What commands write: shown first, agreed to, and refused in plain words."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from good_call.diagnostics.terminal import printable
from good_call.source.change import change_of, cut_off
from good_call.source.safe_write import WriteRefusedError, write_text


def write(path: Path, text: str, root: Path, *, overwrite: bool = False) -> None:
    """Write a file below `root`. Raises click.UsageError where that is refused."""
    with refusals(path):
        write_text(path, text, root, overwrite=overwrite)


def write_all(root: Path, command: Sequence[str], texts: Mapping[str, str | None]) -> None:
    """Write several files together, or none; those without a text are removed. Raises click.UsageError.

    `command` are the words after `guide`: whoever types them again after a kill has the rest done.
    """
    with refusals(root):
        change_of(root, command, texts).write(root)


def finish_cut_off(root: Path, command: Sequence[str]) -> bool:
    """Finish what a killed command has left, and say so; returns whether it was this very command."""
    with refusals(root):
        change = cut_off(root)
        if change is None:
            return False
        change.finish(root)
    click.echo(f"`guide {' '.join(change.command)}` had been cut off; it is finished now.")
    return change.command == tuple(command)


@contextlib.contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Tell what the disk or we refuse as a plain click.UsageError."""
    try:
        yield
    except WriteRefusedError as refused:
        raise click.UsageError(f"{refused}.") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise click.UsageError(f"`{error.filename or path}` can't be written: {reason}.") from None


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
