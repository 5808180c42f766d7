"""A business's own templates: they build on ours as on the theme's, and what they leave out is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, nodes
from mkdocs.config.defaults import MkDocsConfig

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
    main = env.parse((folder / "main.html").read_text(encoding="utf-8"))
    if not main.find(nodes.Extends):
        yield _told(folder / "main.html", 'builds on nothing: begin it with `{% extends "base.html" %}`.')
    for block in main.find_all(nodes.Block):
        if block.name in _NEEDED and not _keeps_ours(block):
            yield _told(
                folder / "main.html",
                f"replaces the block `{block.name}`, which the guide needs: write `{{{{ super() }}}}` in it.",
            )


def _told(file: Path, what: str) -> str:
    return f"`{file.parent.name}/{file.name}` {what}"


def _keeps_ours(block: nodes.Block) -> bool:
    called = (each.node for each in block.find_all(nodes.Call))
    return any(isinstance(each, nodes.Name) and each.name == "super" for each in called)
