"""`guide render`: the way out to any other generator."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click
import yaml

from good_call.cli.exchange import put_in_place
from good_call.cli.project import find_root
from good_call.cli.target_folder import target_folder
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.full import write_full
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.plain import MADE_BY, SourceAddresses, plain_files
from good_call.rules import RULES
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.text_file import read_text

_SETTINGS = "mkdocs.yml"


@click.command("render")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder to write.")
def command(out: Path) -> None:
    """Write all pages as plain Markdown, with their assets and settings that other generators read.

    Nothing of this project is needed to build them. A folder that an earlier run wrote is replaced as a whole.

    Example: guide render --out plain && cd plain && zensical build
    """
    root = find_root()
    target = target_folder(root, out, _is_ours, "guide render")
    report = check_guide(read_guide(root), today())
    if report.errors:
        click.echo(write_full(report.errors))
        click.echo("The guide has mistakes, so nothing was written.", err=True)
        sys.exit(1)
    pages = [path.relative_to(root / "docs").as_posix() for path in sorted((root / "docs").rglob("*.md"))]
    health = guide_health(report, today())
    edition = Edition(report.guide, report.analyses, addresses=SourceAddresses(), health=health, rules=RULES)
    files = plain_files(edition, _site_name(root), pages)
    try:
        _write(root, target, files)
    except OSError as error:
        raise click.UsageError(f"`{out}` can't be written: {(error.strerror or str(error)).lower()}.") from None
    count = sum(file.endswith(".md") for file in files)
    click.echo(f"Wrote {count} pages into {out}.")


def _is_ours(target: Path) -> bool:
    text = read_text(target / _SETTINGS, _SETTINGS)
    return isinstance(text, str) and text.startswith(MADE_BY)


def _site_name(root: Path) -> str:
    text = read_text(root / _SETTINGS, _SETTINGS)
    # Only the nodes are read: the settings may hold tags that only their own program knows.
    try:
        nodes = None if isinstance(text, Diagnostic) else yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        nodes = None
    fields = nodes.value if isinstance(nodes, yaml.MappingNode) else []
    return next((str(value.value) for key, value in fields if key.value == "site_name"), "Guide")


def _write(root: Path, target: Path, files: dict[str, str | bytes]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        shutil.copytree(root / "docs", temporary / "docs", dirs_exist_ok=True)
        for file, content in files.items():
            path = temporary / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        temporary.chmod(0o755)
        put_in_place(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
