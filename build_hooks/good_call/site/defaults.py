"""What a guide's site is like unless its own `mkdocs.yml` says otherwise."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from material.plugins.offline.plugin import OfflinePlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from good_call.model.folders import Folders
from good_call.model.nearest import did_you_mean
from good_call.pages.shipped_assets import FOLDER
from good_call.site.options import root_of
from good_call.source.markdown_reader import EXTENSIONS

_COLOURS = MappingProxyType({"primary": "custom", "accent": "custom"})
_THEME: Mapping[str, Any] = MappingProxyType(
    {
        # the reader's own fonts: nothing to fetch, nobody told
        "font": False,
        "palette": (
            {
                "media": "(prefers-color-scheme)",
                **_COLOURS,
                "toggle": {"icon": "material/brightness-auto", "name": "Switch to light mode"},
            },
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                **_COLOURS,
                "toggle": {"icon": "material/weather-sunny", "name": "Switch to dark mode"},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                **_COLOURS,
                "toggle": {"icon": "material/weather-night", "name": "Follow the system's mode"},
            },
        ),
    }
)
# A business has no logo of ours on its pages before it has named its own.
_ICONS: Mapping[str, str] = MappingProxyType(
    {"repo": "fontawesome/brands/git-alt", "logo": "material/sign-direction"},
)
# Not navigation.tracking: it rewrites the fragment, which is the rep's trail.
_FEATURES = (
    "content.action.edit",
    "navigation.indexes",
    "navigation.instant",
    "navigation.tabs",
    "navigation.top",
)
_EXTENSION_SETTINGS: Mapping[str, dict[str, Any]] = MappingProxyType({"toc": {"permalink": False}})
_VALIDATION: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "nav": {"omitted_files": logging.DEBUG, "not_found": logging.WARNING, "absolute_links": logging.WARNING},
        "links": {
            "not_found": logging.WARNING,
            "absolute_links": logging.WARNING,
            "unrecognized_links": logging.WARNING,
            "anchors": logging.WARNING,
        },
    }
)


def fill_in(config: MkDocsConfig, folders: Folders, without: Iterable[str] = ()) -> None:
    """Give the site what its file leaves open. `without` are features and extensions that it does without."""
    unwanted = frozenset(without)
    own = _written(config)
    _fill_theme(config, own.get("theme"), unwanted)
    _fill_extensions(config, unwanted)
    _fill_validation(config, own.get("validation") or {})
    config.extra.setdefault("generator", False)
    style = f"{FOLDER}/site.css"
    if style not in config.extra_css:
        # First, so that the site's own styles overrule ours.
        config.extra_css.insert(0, style)
    watched = (str(root_of(config) / each) for each in (folders.trees, folders.articles))
    config.watch += [each for each in watched if each not in config.watch and not each.startswith(config.docs_dir)]
    if os.environ.get("GUIDE_OFFLINE") == "true":
        _pack_for_disk(config)


def why_not_without(names: Iterable[str]) -> str:
    """What is wrong with the features and extensions that a site does without; empty where nothing is."""
    known = (*_FEATURES, *EXTENSIONS)
    unknown = next((each for each in names if each not in known), "")
    if not unknown:
        return ""
    near = did_you_mean(unknown, known) or f"There are {', '.join(f'`{each}`' for each in known)}."
    return f"`without` names `{unknown}`, which a guide doesn't have anyway: {near}"


def _written(config: MkDocsConfig) -> dict[str, Any]:
    """What the site's own file says: MkDocs' settings don't tell it from what nobody wrote."""
    if not config.config_file_path:
        return {}
    with Path(config.config_file_path).open("rb") as file:
        return yaml_load(file)


def _fill_theme(config: MkDocsConfig, written: object, unwanted: frozenset[str]) -> None:
    own: Mapping[str, Any] = written if isinstance(written, Mapping) else {}
    for name, value in _THEME.items():
        if name not in own:
            config.theme[name] = [dict(each) for each in value] if isinstance(value, tuple) else value
    config.theme["icon"] = {**_ICONS, **(config.theme.get("icon") or {})}
    features = [*_FEATURES, *(own.get("features") or ())]
    config.theme["features"] = [each for each in dict.fromkeys(features) if each not in unwanted]


def _fill_extensions(config: MkDocsConfig, unwanted: frozenset[str]) -> None:
    """Ours come first, in a fixed order: what a page becomes must not depend on who named an extension."""
    ours = [each for each in EXTENSIONS if each not in config.markdown_extensions and each not in unwanted]
    config.markdown_extensions.extend(ours)
    for name, settings in _EXTENSION_SETTINGS.items():
        config.mdx_configs[name] = {**settings, **(config.mdx_configs.get(name) or {})}


def _fill_validation(config: MkDocsConfig, own: Mapping[str, Any]) -> None:
    for part, levels in _VALIDATION.items():
        for name, level in levels.items():
            if name not in own and name not in (own.get(part) or {}):
                config.validation[part][name] = level


def _pack_for_disk(config: MkDocsConfig) -> None:
    """`guide offline`: a copy that opens from a disk, made by the theme's own plugin."""
    if "material/offline" not in config.plugins:
        plugin = OfflinePlugin()
        plugin.load_config({"enabled": True}, config.config_file_path)
        config.plugins["material/offline"] = plugin
