"""Where a guide keeps its trees, its pages and its articles; `mkdocs.yml` may name other folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import yaml

from good_call.model.house import HOUSE_FILE
from good_call.model.settings import SETTINGS_FILE, Settings, fields_of, settings_of
from good_call.records import dataclass
from good_call.source.text_file import read_text

PLUGIN = "good-call"
_SIGNS = (PLUGIN, "docs_dir", "INHERIT")


@dataclass(frozen=True, slots=True)
class Folders:
    """Their ways from the guide's folder, with `/`. Articles lie in a folder of `docs`, or in one of their own."""

    trees: str = "decision_trees"
    docs: str = "docs"
    articles: str = "docs/articles"

    @property
    def house(self) -> str:
        """The file of the house rules."""
        return f"{self.trees}/{PurePosixPath(HOUSE_FILE).name}"

    @property
    def calls(self) -> str:
        """The file of the calls."""
        return f"{self.trees}/_calls.yml"

    @property
    def schemas(self) -> str:
        """The folder of the schemas that editors read."""
        return f"{self.trees}/_schema"

    def group_of(self, file: str) -> str:
        """The group in which a tree's file lies; empty for none."""
        parent = PurePosixPath(file).parent
        return parent.name if parent.parent == PurePosixPath(self.trees) else ""

    def uri(self, file: str) -> str:
        """A page's name below its folder, as links call it; empty for what is no page."""
        return file.removeprefix(f"{self.docs}/") if file.startswith(f"{self.docs}/") else ""

    def is_article(self, file: str) -> bool:
        """Whether a file lies where articles do."""
        return file.startswith(f"{self.articles}/")


USUAL = Folders()
"""Where they are unless `mkdocs.yml` says otherwise."""


def chosen(given: Mapping[str, str], docs: str) -> Folders:
    """Those that a site's settings name: `decision_trees` and `articles`, and its `docs_dir`."""
    docs = _plain(docs) or USUAL.docs
    trees, articles = _plain(given.get("decision_trees", "")), _plain(given.get("articles", ""))
    return Folders(trees or USUAL.trees, docs, articles or f"{docs}/articles")


def why_not(name: str) -> str:
    """Why no folder of a guide can be named so, as the end of a sentence; empty where one can."""
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or "\\" in name:
        return "must be a way from the folder of mkdocs.yml, with `/`"
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts:
        return "must lie in the folder of mkdocs.yml"
    return "" if not any(part.startswith(("_", ".")) for part in parts) else "may not begin with `_` or `.`"


def folders_of(root: Path) -> Folders:
    """Those of a guide's folder. What can't be read there says nothing; a build says what is wrong with it."""
    text = read_text(root / SETTINGS_FILE, SETTINGS_FILE)
    if not isinstance(text, str) or not any(sign in text for sign in _SIGNS):
        return USUAL
    settings = settings_of(root)
    options = {name: node for each in _options(settings) for name, node in each.items()}
    given = {name: str(node.value) for name, node in options.items() if isinstance(node, yaml.ScalarNode)}
    return chosen(given, settings.text("docs_dir"))


def is_bound(root: Path) -> bool:
    """Whether a build makes a guide: the settings there name our plugin or hooks, or can't be read."""
    settings = settings_of(root)
    plugins, hooks = settings.node("plugins"), settings.node("hooks")
    if not any(settings.layers) or getattr(hooks, "value", None):
        return True
    named = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    listed = {str(each.value) for each in named if isinstance(each, yaml.ScalarNode)}
    return PLUGIN in {*listed, *(key for each in (plugins, *named) for key in fields_of(each))}


def _options(settings: Settings) -> Iterator[dict[str, Any]]:
    yield settings.fields("extra", PLUGIN)
    plugins = settings.node("plugins")
    if isinstance(plugins, yaml.SequenceNode):
        yield from (fields_of(fields_of(each).get(PLUGIN)) for each in plugins.value)
    else:
        yield settings.fields("plugins", PLUGIN)


def _plain(name: str) -> str:
    return "" if not name or why_not(name) else PurePosixPath(name).as_posix()
