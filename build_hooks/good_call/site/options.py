"""What a site may say of its guide in `mkdocs.yml`: below the plugin, or below `extra: good-call:` beside the hooks."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from good_call.model.folders import PLUGIN, Folders, chosen, why_not
from good_call.model.settings import SETTINGS_FILE
from good_call.pages.brand import Brand


def root_of(config: MkDocsConfig) -> Path:
    """The folder of `mkdocs.yml`."""
    return Path(config.config_file_path or SETTINGS_FILE).absolute().parent


class Options(Config):  # type: ignore[no-untyped-call]
    """`decision_trees`, `articles`: the folders of trees and of articles, from that of `mkdocs.yml`.

    `workshop`: whether the site has the page on which trainers write trees in the browser.

    `without`: features and extensions of ours that the site does without; `words`: the theme's words, by key.

    `frame_origins`: the programs that may show a tree in a frame and be told what came of it.

    The rest is what a business's guide is called and looks like where neither the site nor its theme says so.
    """

    decision_trees = config_options.Type(str, default="")
    articles = config_options.Type(str, default="")
    workshop = config_options.Type(bool, default=True)
    without = config_options.ListOfItems(config_options.Type(str), default=[])
    words = config_options.Type(dict, default={})
    short_name = config_options.Type(str, default="")
    home_title = config_options.Type(str, default="")
    opening_line = config_options.Type(str, default="")
    theme_color = config_options.Type(str, default=Brand().theme_color)
    background_color = config_options.Type(str, default=Brand().background_color)
    frame_origins = config_options.ListOfItems(config_options.Type(str), default=[])
    icons = config_options.ListOfItems(config_options.Type(dict), default=[])

    def folders(self, config: MkDocsConfig) -> Folders:
        """Where the guide is. Raises Abort for folders that it can't be in."""
        docs = Path(os.path.relpath(config.docs_dir, root_of(config))).as_posix()
        named = {"decision_trees": self.decision_trees, "articles": self.articles}
        for name, value in {**named, "docs_dir": docs}.items():
            if value and (why := why_not(value)):
                raise Abort(f"`{name}: {value}` {why}.")
        return chosen(named, docs)

    def brand(self, config: MkDocsConfig) -> Brand:
        """The brand of the site that these settings make."""
        return Brand(
            name=config.site_name,
            short_name=self.short_name,
            description=config.site_description or "",
            home_title=self.home_title,
            opening_line=self.opening_line,
            theme_color=self.theme_color,
            background_color=self.background_color,
            icons=tuple(self.icons),
        )


def options_of(config: MkDocsConfig) -> Options:
    """The options below `extra: good-call:`. Raises Abort where one is unknown or of the wrong kind."""
    options = Options()
    options.load_dict(config.extra.get(PLUGIN) or {})
    errors, warnings = options.validate()
    told = [f"`extra: {PLUGIN}: {name}`: {message}" for name, message in (*errors, *warnings)]
    if told:
        raise Abort("\n".join(told))
    return options
