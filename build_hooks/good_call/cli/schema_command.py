"""`guide schema`: what editors need to complete, explain and underline."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.writing import write
from good_call.model.folders import USUAL, Folders, folders_of
from good_call.model.json_schema import ROOTS, schema_text


@click.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where a schema is not current.")
def command(only_check: bool) -> None:
    """Write the JSON Schemas of trees, house rules, articles and calls, which editors read.

    They come from the same description of the form that the checker reads by.

    Example: guide schema --check
    """
    root = find_root()
    where = folders_of(root)
    stale = [name for name in ROOTS if not _is_current(root, file_of(name, where), name)]
    if only_check:
        for name in stale:
            click.echo(f"{file_of(name, where)} is not current: run `guide schema`.", err=True)
        sys.exit(1 if stale else 0)
    for name in stale:
        write(root / file_of(name, where), schema_text(name), root, overwrite=True)
        click.echo(f"Wrote {file_of(name, where)}.")
    if not stale:
        click.echo("All schemas are current.")


def file_of(name: str, where: Folders = USUAL) -> str:
    """The schema's file, from the project's root."""
    return f"{where.schemas}/{name}.json"


def _is_current(root: Path, file: str, name: str) -> bool:
    try:
        return (root / file).read_text("utf-8") == schema_text(name)
    except (OSError, UnicodeDecodeError):
        return False
