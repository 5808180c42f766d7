"""`guide diff`: what a change does to people."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from good_call.changes.compare.guide_comparison import compare_guides
from good_call.changes.tell.account import account
from good_call.changes.tell.as_json import as_json
from good_call.changes.tell.as_markdown import as_markdown
from good_call.changes.tell.as_text import as_text
from good_call.changes.tell.report import ChangeReport
from good_call.cli.project import find_root
from good_call.cli.revision import find_revision, read_guide_at
from good_call.model.guide import read_guide
from good_call.rules.check import check_change


@click.command("diff")
@click.argument("revision", metavar="[REV]", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option("--all", "whole", is_flag=True, help="Cut no long list.")
@click.option("--fail-on-vanished", is_flag=True, help="Exit with 1 where a published id vanished uncovered.")
def command(revision: str | None, format_: str, whole: bool, fail_on_vanished: bool) -> None:
    """Show what a change does to people: what was edited, before and now, and which paths end elsewhere.

    Compares the files here with git revision REV; where none is given, with the point at which this branch left the
    main branch, else with the last commit. An id that vanished is covered by `formerly:` or `retired:`.

    Example: guide diff HEAD~1 --format markdown
    """
    root = find_root()
    since = find_revision(root, revision)
    old, new = read_guide_at(root, since), read_guide(root)
    gone, compared = check_change(old, new), compare_guides(old, new)
    told = account(compared, gone, whole or format_ == "json")
    writers: dict[str, Callable[[ChangeReport], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
    click.echo(writers[format_](ChangeReport(since.told, compared, told, gone)))
    sys.exit(1 if gone and fail_on_vanished else 0)
