"""A guide of somebody's own: what it is called, what it is pinned to, and the files that it begins with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from good_call.model.guide import ARTICLES_FOLDER, TREES_FOLDER
from good_call.model.tree_name import near_name
from good_call.records import dataclass

_HERE = Path(__file__).parent
_AROUND = (
    ("mkdocs.yml", "settings.yml"),
    ("pyproject.toml", "pyproject.txt"),
    ("README.md", "README.md"),
    (".gitignore", "gitignore"),
    (".github/workflows/guide.yml", "workflow.yml"),
    (".devcontainer/devcontainer.json", "devcontainer.json"),
    (".vscode/settings.json", "vscode-settings.json"),
    (".vscode/extensions.json", "vscode-extensions.json"),
)
_CONTENT = (
    (f"{TREES_FOLDER}/_house.yml", "house.yml"),
    (f"{TREES_FOLDER}/take-a-late-return.yml", "tree.yml"),
    (f"{ARTICLES_FOLDER}/keep-your-word.md", "article.md"),
)
_JSON = (".json",)
_SITE_URL = "# The workflow fills these in"
_CREDIT = """\
# The licence of the texts that you begin with asks for this line; NOTICE.md says until when.
copyright: >-
  Begun with texts by the Good Call authors,
  <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, and changed since
"""
_MARK = re.compile("@(?:NAME|OWNER|ENGINE|SLUG|TODAY)@")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGuide:
    """`engine` is a requirement as pip reads it, `today` the day on which the first tree counts as reviewed."""

    name: str
    owner: str
    engine: str
    today: str
    from_example: bool = False

    def files(self) -> dict[str, str]:
        """The text of each file, by its place in the new folder.

        Raises FileNotFoundError where the engine was installed without the example that is asked for.
        """
        texts = {file: self._filled(name) for file, name in _AROUND}
        if self.from_example:
            texts["mkdocs.yml"] = texts["mkdocs.yml"].replace(_SITE_URL, f"{_CREDIT}{_SITE_URL}", 1)
            return {**texts, "NOTICE.md": _read("notice.md"), **dict(_example())}
        return {**texts, **{file: self._filled(name) for file, name in _CONTENT}}

    @property
    def _project(self) -> str:
        """A name for pip that is no engine's and no tool's: `acme-guide`."""
        named = near_name(self.name).removesuffix("guide").strip("-")
        return f"{named}-guide" if named else "our-guide"

    def _filled(self, name: str) -> str:
        text = _read(name)
        # In YAML, TOML and JSON alike a text in double quotes with JSON's escapes is that text.
        quoted = name != "README.md"
        values = {
            "@NAME@": _inner(self.name) if name.endswith(_JSON) else _quoted(self.name) if quoted else self.name,
            "@OWNER@": _quoted(self.owner),
            "@ENGINE@": _inner(self.engine),
            "@SLUG@": self._project,
            "@TODAY@": self.today,
        }
        # At once: a name may hold a mark.
        return _MARK.sub(lambda found: values[found[0]], text)


def _read(name: str) -> str:
    return (_HERE / "files" / name).read_text(encoding="utf-8")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _inner(words: str) -> str:
    return _quoted(words)[1:-1]


def _example() -> Iterator[tuple[str, str]]:
    """The content of the guide that comes with the engine: from the wheel, or from the repository beside it."""
    packed = _HERE / "example"
    root = packed if packed.is_dir() else _HERE.parents[2]
    found = False
    for folder, ending in ((TREES_FOLDER, "*.yml"), (ARTICLES_FOLDER, "*.md")):
        for path in sorted((root / folder).rglob(ending)):
            found = True
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
    if not found:
        raise FileNotFoundError(root)
