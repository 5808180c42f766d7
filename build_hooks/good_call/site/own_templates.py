"""A business's own templates: they build on ours as on the theme's, and what they leave out is told."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from good_call.site.theme import OVERRIDES

_THE_THEME = "the-theme"
# Without these a page keeps no copy for offline use, talks with no console, and forgets what was typed.
_NEEDED = ("extrahead", "config", "scripts")


def reach_theme(env: Environment, config: MkDocsConfig) -> None:
    """Let our `base.html` extend the theme's file of the same name, as `the-theme/base.html`."""
    before = {str(OVERRIDES), config.theme.custom_dir}
    folders = [each for each in config.theme.dirs if each not in before]
    loaders = [PrefixLoader({_THE_THEME: FileSystemLoader(folders)}), *([env.loader] if env.loader else [])]
    env.loader = ChoiceLoader(loaders)


def left_out(env: Environment, config: MkDocsConfig) -> Iterator[str]:
    """What a site's own templates take away from the guide, each in a sentence."""
    if not config.theme.custom_dir:
        return
    folder = Path(config.theme.custom_dir)
    if (folder / "base.html").is_file():
        yield _told(folder / "base.html", "stands in for the guide's own: put your changes into blocks of `main.html`.")
    if not (folder / "main.html").is_file():
        return
    file = folder / "main.html"
    main = env.parse(file.read_text(encoding="utf-8"), filename=str(file))
    if not main.find(nodes.Extends):
        yield _told(file, 'builds on nothing: begin it with `{% extends "base.html" %}`.')
    for block in main.find_all(nodes.Block):
        if block.name in _NEEDED and not _keeps_ours(block):
            yield _told(
                file,
                f"replaces the block `{block.name}`, which the guide needs: write `{{{{ super() }}}}` in it.",
            )


@contextmanager
def told_where_broken(config: MkDocsConfig) -> Iterator[None]:
    """Raises Abort with the place where a template of the business's own can't be read, or fails."""
    folder = Path(config.theme.custom_dir or OVERRIDES)
    try:
        yield
    except UnicodeDecodeError:
        unread = [file for file in sorted(folder.rglob("*.html")) if not _is_text(file)]
        if not unread:
            raise
        raise Abort(_told(unread[0], "isn't UTF-8: save it as that.")) from None
    except TemplateError as error:
        place = _place(error, folder)
        if place is None:
            raise
        raise Abort(_told(place[0], f"fails in line {place[1]}: {_what(error)}.")) from None


def _place(error: TemplateError, folder: Path) -> tuple[Path, int] | None:
    """The innermost place in a folder's templates; None where they have no part in it."""
    places = [(Path(frame.filename), frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    return next((each for each in reversed(places) if each[0].is_relative_to(folder)), None)


def _what(error: TemplateError) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    return str(error.message).rstrip(".")


def _is_text(file: Path) -> bool:
    try:
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _told(file: Path, what: str) -> str:
    return f"`{file.parent.name}/{file.name}` {what}"


def _keeps_ours(block: nodes.Block) -> bool:
    called = (each.node for each in block.find_all(nodes.Call))
    return any(isinstance(each, nodes.Name) and each.name == "super" for each in called)
