"""Under which terms each part is passed on, in the words that its authors ask to go along with it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from workshop_parts.engine_files import PACKAGES

_HERE = Path(__file__).parent
_SOURCES = {
    "CPython": "https://github.com/python/cpython",
    "pyodide": "https://github.com/pyodide/pyodide",
    "dompurify": "https://github.com/cure53/DOMPurify",
    "graphviz": "https://gitlab.com/graphviz/graphviz",
}
"""Where the source lies of what is under a licence that asks to say so."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a part is called, with its version and licence, and the words of that."""

    name: str
    words: str

    def __str__(self) -> str:
        source = _SOURCES.get(self.name.partition(" ")[0], "")
        head = f"{self.name}{f'; its source: {source}' if source else ''}"
        return f"{'=' * 100}\n{head}\n{'=' * 100}\n\n{self.words.strip()}\n"


def licences(modules: Path, bundled: Iterable[str]) -> str:
    """All of them, as one text. `bundled` are the folders below node_modules of which anything is in a bundle."""
    terms = [_of_python(), *_of_distributions(), *_of_modules(modules, sorted(bundled)), *_of_the_compiled()]
    return "\n".join(["What the workshop is made of, beside Good Call itself.\n", *map(str, terms)])


def _of_python() -> Terms:
    # Each Python brings it; nothing of it but years and releases differs from one to the next.
    path = Path(os.__file__).with_name("LICENSE.txt")
    words = path.read_text(encoding="utf-8") if path.is_file() else "https://docs.python.org/3/license.html"
    return Terms("CPython (Python Software Foundation License 2); cut down and compiled here", words)


def _of_distributions() -> Iterator[Terms]:
    for name in sorted(PACKAGES.values()):
        part = distribution(name)
        files = [each for each in part.files or () if "licenses/" in each.as_posix()]
        words = "\n\n".join(each.read_text(encoding="utf-8") for each in files)
        yield Terms(f"{name} {part.version}; cut down and compiled here", words)


def _of_modules(modules: Path, bundled: Iterable[str]) -> Iterator[Terms]:
    for name in bundled:
        folder = modules / name
        about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        found = sorted(path for path in folder.glob("LICENSE*") if path.is_file())
        words = "\n\n".join(path.read_text(encoding="utf-8") for path in found)
        yield Terms(f"{name} {about['version']} ({about['license']})", words or _elsewhere(modules, about["license"]))


def _elsewhere(modules: Path, licence: str) -> str:
    """Where a package brings no words: those that another one brings, or ours for what is compiled."""
    if licence == "MPL-2.0":
        return (modules / "dompurify" / "LICENSE-MPL").read_text(encoding="utf-8")
    return "Its words stand at the end, under what is compiled."


def _of_the_compiled() -> Iterator[Terms]:
    brought = [each for each in distribution("pygraphviz").files or () if each.name == "LICENSE.graphviz"]
    yield Terms("graphviz, in drawing.js", "\n".join(each.read_text(encoding="utf-8") for each in brought))
    yield Terms("What is compiled along", (_HERE / "notices" / "compiled.txt").read_text(encoding="utf-8"))
