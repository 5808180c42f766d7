"""What each build within the tests would do anew with the same result, done once a process or once for all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from good_call.pages.templating import cache_compiled
from good_call.site import events
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme
from pymdownx.highlight import Highlight  # type: ignore[import-untyped]


@contextmanager
def shared_work(templates: Path) -> Iterator[None]:
    """Builds of small guides in half their time; `templates` is where the theme's compiled ones lie."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "cache_compiled", lambda environment, _: cache_compiled(environment, templates))
        patch.setattr(Theme, "get_env", _compiled_once(Theme.get_env, templates))
        patch.setattr(FileSystemLoader, "list_templates", _listed)
        patch.setattr(Highlight, "highlight", _once(Highlight.highlight))
        yield


def _compiled_once(get_env: Callable[[Theme], Environment], templates: Path) -> Callable[[Theme], Environment]:
    """The theme's search asks for an environment of its own, for the words of its language."""

    def environment_of(theme: Theme) -> Environment:
        environment = get_env(theme)
        cache_compiled(environment, templates)
        return environment

    return environment_of


def _listed(loader: FileSystemLoader) -> list[str]:
    """MkDocs asks of each of the theme's 14,000 icons whether it is a file of the site, and none is."""
    found: set[str] = set()
    for path in map(Path, loader.searchpath):
        for folder, folders, files in os.walk(path, followlinks=loader.followlinks):
            folders[:] = [each for each in folders if each != ".icons"]
            found |= {(Path(folder) / each).relative_to(path).as_posix() for each in files}
    return sorted(found)


def _once(highlight: Callable[..., Any]) -> Callable[..., Any]:
    """The reference pages of every site show the same 150 examples."""
    known: dict[str, str] = {}

    def highlighted(self: Highlight, *source: Any, **options: Any) -> Any:
        settings = [each for each in vars(self).items() if each[0] != "md"]
        key = repr((settings, [type(each) for each in self.md.treeprocessors], source, options))
        if key in known:
            return known[key]
        made = highlight(self, *source, **options)
        # An element is taken into a page's own tree, and can be shared by none.
        if isinstance(made, str):
            known[key] = made
        return made

    return highlighted
