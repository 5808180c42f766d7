"""The plugin `good-call`: the same events as the hooks of this repository."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from good_call.site.events import GuideSite
from good_call.site.options import Options


class GoodCall(GuideSite, BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """A guide as a plugin: `plugins: [search, good-call]`."""

    def options(self, config: MkDocsConfig) -> Options:
        """The options below the plugin."""
        return self.config
