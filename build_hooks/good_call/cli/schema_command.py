"""`guide schema`: what editors need to complete, explain and underline."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from good_call.cli.project import find_root
from good_call.cli.writing import write
from good_call.model.guide import TREES_FOLDER
from good_call.model.json_schema import ROOTS, schema_text

SCHEMA_FOLDER = f"{TREES_FOLDER}/_schema"


@click.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where a schema is not current.")
def command(only_check: bool) -> None:
    """Write the JSON Schemas of trees, house rules, articles and calls, which editors read.

    They come from the same description of the form that the checker reads by.

    Example: guide schema --check
    """
    root = find_root()
    stale = [name for name in ROOTS if not _is_current(root, name)]
    if only_check:
        for name in stale:
            click.echo(f"{file_of(name)} is not current: run `guide schema`.", err=True)
        sys.exit(1 if stale else 0)
    for name in stale:
        write(root / file_of(name), schema_text(name), root, overwrite=True)
        click.echo(f"Wrote {file_of(name)}.")
    if not stale:
        click.echo("All schemas are current.")


def file_of(name: str) -> str:
    """The schema's file, from the project's root."""
    return f"{SCHEMA_FOLDER}/{name}.json"


def _is_current(root: Path, name: str) -> bool:
    try:
        return (root / file_of(name)).read_text("utf-8") == schema_text(name)
    except (OSError, UnicodeDecodeError):
        return False
