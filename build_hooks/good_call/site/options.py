"""What a site may say of its guide in `mkdocs.yml`: below the plugin, or below `extra: good-call:` beside the hooks."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

PLUGIN = "good-call"


class Options(Config):  # type: ignore[no-untyped-call]
    """`without`: features and extensions of ours that the site does without; `words`: the theme's words, by key."""

    without = config_options.ListOfItems(config_options.Type(str), default=[])
    words = config_options.Type(dict, default={})


def options_of(config: MkDocsConfig) -> Options:
    """The options below `extra: good-call:`. Raises Abort where one is unknown or of the wrong kind."""
    options = Options()
    options.load_dict(config.extra.get(PLUGIN) or {})
    errors, warnings = options.validate()
    told = [f"`extra: {PLUGIN}: {name}`: {message}" for name, message in (*errors, *warnings)]
    if told:
        raise Abort("\n".join(told))
    return options
