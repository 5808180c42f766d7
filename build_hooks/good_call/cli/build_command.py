"""`guide build`: a strict build beside the old site, then put in its place in one step."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from good_call.cli import generator
from good_call.cli.exchange import put_in_place
from good_call.cli.project import find_root
from good_call.cli.target_folder import target_folder


@click.command("build")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes; `site` beside mkdocs.yml.")
@click.option("--quiet", is_flag=True, help="Print nothing but mistakes.")
def command(site_dir: Path | None, quiet: bool) -> None:
    """Build the site; the old one stays until the new one is whole.

    Checks the guide first. A build that fails, or is killed, leaves the old site as it was. A folder that holds
    anything but a site of an earlier build is not touched.

    Example: guide build --site-dir public
    """
    root = find_root()
    target = target_folder(root, site_dir or root / "site", _is_site, "guide build")
    sys.exit(build_site(root, target, quiet))


def _is_site(folder: Path) -> bool:
    # A branch that is published may be checked out here: its history is nobody's to replace.
    return (folder / "version.json").is_file() and not (folder / ".git").exists()


def build_site(root: Path, target: Path, quiet: bool = False) -> int:
    """Build into a temporary sibling and put it in place; returns the exit code of the build."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        code = run_mkdocs(root, temporary, quiet)
        if code == 0:
            temporary.chmod(0o755)
            put_in_place(temporary, target)
        return code
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def run_mkdocs(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
    """Let MkDocs build into a folder; returns its exit code."""
    # A process of its own: MkDocs keeps state between builds, and only the hooks may import it.
    arguments = generator.arguments("build", "--strict", "--site-dir", str(site))
    environment = generator.environment(GUIDE_OFFLINE="true" if offline else "false")
    if not quiet:
        return subprocess.run(arguments, cwd=root, env=environment, check=False).returncode
    # MkDocs' own `--quiet` hears no warning, and so builds what a strict build must refuse.
    done = subprocess.run(arguments, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        click.echo(done.stdout + done.stderr, err=True)
    return done.returncode
