"""The live site: from the second build on MkDocs makes only what has changed, and looks often whether something has."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

log = logging.getLogger("mkdocs.guide")
SECONDS_BETWEEN_LOOKS = 0.2
"""MkDocs looks for saved files twice a second: half a second is a third of what a save may take."""


def serve_changes(server: LiveReloadServer, config: MkDocsConfig, others: Callable[[], Iterable[Path]]) -> None:
    """Rebuild as MkDocs' own `--dirty` does, told by us what has changed.

    `others` are files outside of the site's folders from which the last build was made.
    """
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirt)
    address, site = config.site_url, config.site_dir
    # What the command line may have asked for goes on; everything else is read anew.
    asked: dict[str, Any] = {"strict": config.strict, "use_directory_urls": config.use_directory_urls}

    def rebuild() -> None:
        fresh = load_config(config.config_file_path, site_dir=site, **asked)
        fresh.site_url = address
        try:
            build(fresh, serve_url=address, dirty=True)
        except (Exception, SystemExit) as error:
            # MkDocs would let every request wait until the next good save.
            log.error("This save could not be shown; all pages stay as they were. %s", error)
        _watch(server, others())

    server.builder = rebuild
    _look_often(server, config)
    _watch(server, others())
    # Nearly all of the first build stays: the garbage collector need not look through it again at every save.
    gc.freeze()


def _look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    paths = (config.docs_dir, config.config_file_path, *config.theme.dirs)
    watched = [path for path in paths if path and _unwatched(server, path)]
    server.observer = PollingObserver(timeout=SECONDS_BETWEEN_LOOKS)
    for path in watched:
        server.watch(path)


def _watch(server: LiveReloadServer, files: Iterable[Path]) -> None:
    """Look at these files too; where one isn't there yet, at its folder."""
    for path in (str(file if file.is_file() else file.parent) for file in files):
        if path not in server._watched_paths and Path(path).exists():
            server.watch(path, recursive=False)


def _unwatched(server: LiveReloadServer, path: str) -> bool:
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.getMessage()
