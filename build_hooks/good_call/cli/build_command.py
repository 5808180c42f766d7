"""`guide build`: a strict build beside the old site, then put in its place in one step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from good_call.cli import generator
from good_call.cli.exchange import put_in_place
from good_call.cli.first_site import first_site
from good_call.cli.project import find_root, refuse_settings
from good_call.cli.target_folder import refuse, target_folder
from good_call.model.folders import folders_of
from good_call.source.made_files import BUILT, MadeFiles, kept_in, made_in
from good_call.source.scratch import scratch_folder


@click.command("build")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes; `site` beside mkdocs.yml.")
@click.option("--quiet", is_flag=True, help="Print nothing but mistakes.")
def command(site_dir: Path | None, quiet: bool) -> None:
    """Build the site; the old one stays until the new one is whole.

    Checks the guide first. A build that fails, or is killed, leaves the old site as it was. Only what an earlier build
    wrote is replaced: a folder with anything else in it is not touched.

    Example: guide build --site-dir public
    """
    root = find_root()
    target = target_folder(root, site_dir or root / "site")
    code = build_site(root, target, quiet)
    # MkDocs names the folder in which it was made, which has gone.
    if code == 0 and not quiet:
        click.echo(f"The site is in {target}.")
    sys.exit(code)


def build_site(root: Path, target: Path, quiet: bool = False) -> int:
    """Build into a folder beside the target and put it in place; returns the exit code of the build.

    Raises click.UsageError where the target holds what no build of ours wrote.
    """
    _old_site(root, target)
    with scratch_folder(target.parent) as folder:
        code = run_mkdocs(root, folder, quiet)
        if code:
            return code
        made_in(folder).keep(folder, BUILT)
        folder.chmod(0o755)
        # Building takes a while: somebody may have put something there since.
        old = _old_site(root, target)
        if old.files:
            # Whoever finds the old site beside the new one, after a kill, sees that it is ours.
            old.keep(target, BUILT)
        put_in_place(folder, target)
        return 0


def _old_site(root: Path, target: Path) -> MadeFiles:
    """The files of the site that is there, all of which may go."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return MadeFiles()
    # A branch that is published may be checked out here: its history is nobody's to replace.
    is_kept_in_git = (target / ".git").exists()
    old = None if is_kept_in_git else kept_in(target, BUILT) or first_site(target, root / folders_of(root).docs)
    if old is None:
        raise refuse(target, "guide build")
    others = old.others(target)
    if others:
        raise refuse(target, "guide build", others)
    return old


def run_mkdocs(root: Path, site: Path, quiet: bool = False, offline: bool = False) -> int:
    """Let MkDocs build into a folder; returns its exit code."""
    # A process of its own: MkDocs keeps state between builds, and only the hooks may import it.
    refuse_settings(root)
    arguments = generator.arguments("build", "--strict", "--site-dir", str(site))
    environment = generator.environment(GUIDE_OFFLINE="true" if offline else "false")
    if not quiet:
        return subprocess.run(arguments, cwd=root, env=environment, check=False).returncode
    # MkDocs' own `--quiet` hears no warning, and so builds what a strict build must refuse.
    done = subprocess.run(arguments, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        click.echo(done.stdout + done.stderr, err=True)
    return done.returncode
