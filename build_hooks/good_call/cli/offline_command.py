"""`guide offline`: the guide as one file that opens from a disk."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import click

from good_call.cli.build_command import run_mkdocs
from good_call.cli.project import find_root, site_name
from good_call.model.identifier import slug
from good_call.source.made_files import BUILT
from good_call.source.scratch import scratch_folder

# What version 0.1.0 packed, whatever the guide was called.
_FIRST_FOLDER = "good-call/"
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_WORKSHOP = ("workshop/index.html", "workshop.html")


@click.command("offline")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; `build/` and the guide's name.")
def command(out: Path | None) -> None:
    """Pack the guide as one file that opens from a disk.

    Unpack it anywhere and open `index.html`: search, trails and maps work with no network and no server. Only a guide
    that was packed earlier is written over.

    Example: guide offline --out guide.zip
    """
    root = find_root()
    name = slug(site_name(root)) or "guide"
    target = (out or root / "build" / f"{name}.zip").absolute()
    if target.exists() and not _is_packed_guide(target, name):
        raise click.UsageError(f"`{target}` exists, and `guide offline` didn't write it. Name another file.")
    with scratch_folder(target.parent) as folder:
        site = folder / "site"
        site.mkdir()
        code = run_mkdocs(root, site, quiet=True, offline=True)
        if code == 0:
            _pack(site, folder / target.name, target, name)
            click.echo(f"{target} ({target.stat().st_size / 1e6:.1f} MB). Unpack it and open {name}/index.html.")
            if any((site / page).is_file() for page in _WORKSHOP):
                click.echo("The workshop isn't in it: trainers write on the site itself.")
    sys.exit(code)


def _is_packed_guide(file: Path, folder: str) -> bool:
    try:
        with zipfile.ZipFile(file) as packed:
            return all(name.startswith((f"{folder}/", _FIRST_FOLDER)) for name in packed.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _pack(site: Path, packing: Path, target: Path, folder: str) -> None:
    with zipfile.ZipFile(packing, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(site.rglob("*")):
            if path.is_file() and path.name != BUILT:
                _add(packed, path, f"{folder}/{path.relative_to(site).as_posix()}")
    packing.replace(target)


def _add(packed: zipfile.ZipFile, path: Path, name: str) -> None:
    # One date for all, so that the same guide gives the same file.
    entry = zipfile.ZipInfo(name, _FIRST_DAY_OF_ZIP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    packed.writestr(entry, path.read_bytes())
