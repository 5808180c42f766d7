"""Where the guide is: the nearest folder, upwards from here, that has decision trees."""

from __future__ import annotations

from pathlib import Path

import click

from good_call.model.folders import PLUGIN, USUAL, folders_of, is_bound
from good_call.model.settings import SETTINGS_FILE, inherits_itself, settings_of


def find_root(start: Path | None = None) -> Path:
    """The project's root, looked for from here or from a file of it. Raises click.UsageError where there is none."""
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        named = folders_of(folder).trees
        if (folder / named).is_dir():
            return folder
        if named != USUAL.trees:
            raise click.UsageError(f"`{folder / SETTINGS_FILE}` says that trees are in `{named}`, and there is none.")
    if start and not start.is_dir():
        raise click.UsageError(f"`{start}` belongs to no guide. Put it into the folder `{USUAL.trees}` of one first.")
    raise click.UsageError(f"no folder `{USUAL.trees}` here or above. Change into the guide's folder first.")


def refuse_settings(root: Path) -> None:
    """Raises click.UsageError for settings that MkDocs would stumble over, or build a site without trees from."""
    if inherits_itself(root):
        raise click.UsageError(f"`{SETTINGS_FILE}` builds on itself: follow its `INHERIT` from file to file.")
    if not is_bound(root):
        message = f"`{SETTINGS_FILE}` doesn't name the plugin `{PLUGIN}`, so the site would have no trees."
        raise click.UsageError(f"{message} Add `- {PLUGIN}` below `plugins:`.")


def site_name(root: Path) -> str:
    """What `mkdocs.yml` calls the site; empty where it can't be read. MkDocs alone knows what its own tags mean."""
    return settings_of(root).text("site_name")


def site_address(root: Path) -> str:
    """Where `mkdocs.yml` says that the site stands; empty where it doesn't say so in plain words."""
    return settings_of(root).text("site_url")
