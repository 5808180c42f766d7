"""What `mkdocs.yml` says, with what it inherits (`INHERIT`), as far as it can be read without MkDocs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from good_call.records import dataclass
from good_call.source.text_file import read_text

SETTINGS_FILE = "mkdocs.yml"
_INHERIT = "INHERIT"
_MOST_PARENTS = 8


@dataclass(frozen=True)
class Settings:
    """The fields of the file and of those that it inherits, the nearest first; `fields` may each hold any node."""

    layers: tuple[dict[str, Any], ...] = field(default=())

    def text(self, *names: str) -> str:
        """A text at a way of names; empty where none stands there."""
        node = self.node(*names)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""

    def node(self, *names: str) -> Any:
        """What stands at a way of names in the nearest file that says it; as MkDocs, which takes lists whole."""
        for layer in self.layers:
            found: Any = layer
            for name in names:
                found = (found if isinstance(found, dict) else fields_of(found)).get(name)
            if found is not None:
                return found
        return None

    def fields(self, *names: str) -> dict[str, Any]:
        """The fields at a way of names, of all files together."""
        together: dict[str, Any] = {}
        for layer in reversed(self.layers):
            found: Any = layer
            for name in names:
                found = (found if isinstance(found, dict) else fields_of(found)).get(name)
            together |= fields_of(found)
        return together


def settings_of(root: Path) -> Settings:
    """Those of a guide's folder. What can't be read says nothing; a build says what is wrong with it."""
    return Settings(tuple(layer for _, layer in _layers(root)))


def inherited_by(root: Path) -> str:
    """The file, from the guide's folder, that the settings there inherit and that isn't there; empty for none."""
    named = [file for file, layer in _layers(root) if layer == _ABSENT]
    return named[0] if named else ""


def inherits_itself(root: Path) -> bool:
    """Whether the settings there build on a file that builds on them again."""
    files = [posixpath.normpath(file) for file, _ in _layers(root)]
    return len(set(files)) < len(files)


_ABSENT: Mapping[str, Any] = {_INHERIT: None}


def _layers(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    file = SETTINGS_FILE
    for _ in range(_MOST_PARENTS):
        text = read_text(root / file, file)
        if not isinstance(text, str):
            if file != SETTINGS_FILE and not (root / file).exists():
                yield file, dict(_ABSENT)
            return
        layer = _read(text)
        yield file, layer
        parent = layer.get(_INHERIT)
        if not isinstance(parent, yaml.ScalarNode) or not parent.value:
            return
        file = str(PurePosixPath(file).parent / str(parent.value))


def _read(text: str) -> dict[str, Any]:
    try:
        return fields_of(yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except yaml.YAMLError:
        return {}


def fields_of(node: Any) -> dict[str, Any]:
    """The fields of a mapping by name; none for anything else."""
    return {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
