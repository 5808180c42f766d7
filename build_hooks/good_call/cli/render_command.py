"""`guide render`: the way out to any other generator."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click
import yaml

from good_call.cli.project import find_root
from good_call.cli.target_folder import refuse, target_folder
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.full import write_full
from good_call.exchange.published_files import published_files
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.pages.addresses import Addresses
from good_call.pages.brand import Brand
from good_call.pages.edition import Edition
from good_call.pages.finished_site import LOST_PAGE
from good_call.pages.finished_site import finish as finish_site
from good_call.pages.imprint import imprint_of
from good_call.pages.plain import SourceAddresses, plain_files
from good_call.rules import RULES
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.made_files import RENDERED, MadeFiles, kept_in, made_in
from good_call.source.scratch import scratch_folder
from good_call.source.text_file import read_text

_SETTINGS = "mkdocs.yml"
_FIRST_LINE = "# Written by `guide render`; the next run replaces this whole folder."
"""Of the settings that version 0.1.0 wrote."""


@click.command("render")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="The folder to write.")
@click.option(
    "--finish",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="SITE",
    help="Add the security policy and the copy for no connection to what the generator built.",
)
def command(out: Path | None, finish: Path | None) -> None:
    """Write all pages as plain Markdown, with their assets and settings that other generators read.

    Nothing of this project is needed to build them. What an earlier run wrote there is written anew, or removed where
    it has gone; everything else in the folder stays, and a file that was changed since is never written over.

    Example: guide render --out plain

    Once a generator has built them: guide render --finish plain/site
    """
    root = find_root()
    if (out is None) is (finish is None):
        raise click.UsageError("Give either `--out DIR`, to write the pages, or `--finish SITE`, once they are built.")
    if out:
        _render(root, out)
    elif finish:
        _finish(root, finish)


def _finish(root: Path, site: Path) -> None:
    if not (site / LOST_PAGE).is_file() or not (site / "trees.json").is_file():
        raise click.UsageError(f"`{site}` holds no site that was built of what `guide render` wrote.")
    count = finish_site(site, imprint_of(root), Brand(name=_site_name(root)))
    click.echo(f"Finished {count} pages in {site}.")


def _render(root: Path, out: Path) -> None:
    target = target_folder(root, out)
    _check_ours(target)
    report = check_guide(read_guide(root), today())
    if report.errors:
        click.echo(write_full(report.errors))
        click.echo("The guide has mistakes, so nothing was written.", err=True)
        sys.exit(1)
    docs = root / report.guide.folders.docs
    pages = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    health = guide_health(report, today())
    edition = Edition(report.guide, report.analyses, addresses=SourceAddresses(), health=health, rules=RULES)
    files = plain_files(edition, _site_name(root), pages)
    published = published_files(_site_name(root), report.guide, edition.guarded_trees, Addresses().of)
    files |= {f"docs/{file}": text for file, text in published.items()}
    try:
        _write(docs, target, files)
    except OSError as error:
        raise click.UsageError(f"`{out}` can't be written: {(error.strerror or str(error)).lower()}.") from None
    count = sum(file.endswith(".md") for file in files)
    click.echo(f"Wrote {count} pages into {out}.")


def _write(docs: Path, target: Path, files: dict[str, str | bytes]) -> None:
    with scratch_folder(target.parent) as folder:
        _prepare(docs, folder, files)
        _put_in_place(folder, target)


def _check_ours(target: Path) -> None:
    """Raises click.UsageError for a folder that is somebody else's."""
    is_free = not target.exists() or (target.is_dir() and not any(target.iterdir()))
    if not is_free and kept_in(target, RENDERED) is None and not _is_of_first_version(target):
        raise refuse(target, "guide render")


def _is_of_first_version(target: Path) -> bool:
    text = read_text(target / _SETTINGS, _SETTINGS)
    return isinstance(text, str) and text.startswith(_FIRST_LINE)


def _site_name(root: Path) -> str:
    text = read_text(root / _SETTINGS, _SETTINGS)
    # Only the nodes are read: the settings may hold tags that only their own program knows.
    try:
        nodes = None if isinstance(text, Diagnostic) else yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        nodes = None
    fields = nodes.value if isinstance(nodes, yaml.MappingNode) else []
    return next((str(value.value) for key, value in fields if key.value == "site_name"), "Guide")


def _prepare(docs: Path, folder: Path, files: dict[str, str | bytes]) -> None:
    shutil.copytree(docs, folder / "docs", dirs_exist_ok=True)
    for file, content in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _put_in_place(folder: Path, target: Path) -> None:
    new, old = made_in(folder, hidden=False), kept_in(target, RENDERED) or MadeFiles()
    # Version 0.1.0 kept no list: what it wrote is written anew where it has the same name, and stays elsewhere.
    replaced = made_in(target) if _is_of_first_version(target) and not old.files else old
    in_the_way = [file for file in new.files if file not in replaced.files and os.path.lexists(target / file)]
    others = sorted({*replaced.changed(target), *in_the_way})
    if others:
        raise refuse(target, "guide render", others)
    target.mkdir(exist_ok=True)
    # Before the first file changes: a run that is killed in between is finished by the next.
    (old | new).keep(target, RENDERED)
    for file in new.files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).replace(target / file)
    for file in old.files.keys() - new.files.keys():
        (target / file).unlink(missing_ok=True)
    new.keep(target, RENDERED)
