"""Other plugins of a site: which change nothing of our pages, and which the guide can't live with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import cast

from mkdocs.config.defaults import MkDocsConfig

from good_call.model.folders import PLUGIN

THEMES = ("material", "materialx")

_QUIET = frozenset({"search", "offline", "redirects", "minify", PLUGIN})
"""What these make of a page rests on nothing but that page, so that one which hasn't changed can be kept."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "glightbox": (
            "it writes a script and a style sheet into every page, and the pages' security policy lets neither run. "
            "Link a picture to its own file instead: [![words](picture.png)](picture.png)"
        ),
    }
)
"""Plugins that don't work on a guide's pages, each with the reason and what to do instead."""


def impossible(config: MkDocsConfig) -> str:
    """Why a guide can't be made of these settings at all, and what to do; empty where it can."""
    # A mapping, whatever MkDocs' own types say.
    hooks = cast("dict[str, object]", config.hooks)
    if PLUGIN in config.plugins and any(map(_is_ours, hooks.values())):
        return (
            f"mkdocs.yml names the guide twice: as the plugin `{PLUGIN}` and as a file below `hooks`. "
            "Remove one of them; every page would be made twice."
        )
    if config.theme.name not in THEMES:
        return f"A guide needs the theme Material, and mkdocs.yml names `{config.theme.name}`: write `theme: material`."
    return _no_language(config)


def _no_language(config: MkDocsConfig) -> str:
    language = str(config.theme.get("language") or "en")
    words = f"partials/languages/{language}.html"
    if any((Path(folder) / words).is_file() for folder in config.theme.dirs):
        return ""
    # A guide of version 0.1.0 named this one, and brought its words.
    instead = "take the line away" if language == "rep" else "name one that it knows, such as `en` or `de`"
    return f"mkdocs.yml says `language: {language}`, and the theme has no words in it: {instead}."


def refusals(config: MkDocsConfig) -> list[str]:
    """A sentence for each plugin of the site that can't work here."""
    named = (_name(each) for each in config.plugins)
    return [f"The plugin `{name}` can't be used with a guide: {REFUSED[name]}" for name in named if name in REFUSED]


def is_quiet(config: MkDocsConfig) -> bool:
    """Whether a page that is made from the same as before is the same, whatever else has changed."""
    # A mapping, whatever MkDocs' own types say.
    hooks = cast("dict[str, object]", config.hooks)
    return all(_is_ours(hooks[each]) if each in hooks else _name(each) in _QUIET for each in config.plugins)


def _is_ours(hook: object) -> bool:
    event = getattr(hook, "on_startup", None)
    return str(getattr(event, "__module__", "")).startswith("good_call.")


def _name(plugin: str) -> str:
    """`search` of `material/search`."""
    return plugin.rpartition("/")[2]
