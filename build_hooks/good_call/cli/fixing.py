"""`guide check --fix`: make the repairs of which there is only one right one, after showing them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from good_call.cli.revision import find_revision, read_guide_at
from good_call.cli.writing import agreed, show_diff, write
from good_call.fixes.repair import Repair
from good_call.model.guide import Guide, read_guide
from good_call.source.clock import today


def fix_files(root: Path, is_wanted: Callable[[Path], bool], yes: bool) -> None:
    """Repair the wanted files of a guide; `yes` answers the question that is asked before anything is written."""
    repair = Repair.below(root, today(), _published(root))
    before = read_guide(root).documents
    ours = {each.file: each.text for each in before.values() if not each.elsewhere}
    repair.run([file for file in ours if is_wanted(root / file)])
    if not repair.texts:
        click.echo("Nothing here has one right repair.", err=True)
        return
    show_diff(ours, repair.texts)
    click.echo("\n".join(f"{file}: {'; '.join(reasons)}" for file, reasons in repair.reasons.items()))
    if not agreed("Write this?", yes):
        click.echo("Nothing was changed.")
        return
    for file, text in repair.texts.items():
        write(root / file, text, root, overwrite=True)


def _published(root: Path) -> Guide | None:
    # A shallow clone doesn't show where this branch left another, but it has the last commit.
    for name in (None, "HEAD"):
        try:
            return read_guide_at(root, find_revision(root, name))
        except click.UsageError:
            continue
    # Without git nobody knows what an answer was called before; all other repairs can be made.
    return None
