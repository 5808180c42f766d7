"""What the worker reads of the engine, and of the packages that it rests on there."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import good_call

from workshop_parts.locales import locale_files

ROOMS = (
    *("diagnostics", "source", "model", "graph", "rules", "changes", "health", "words"),
    *("pages", "fixes", "exchange", "starter", "workshop"),
)
"""What is built on MkDocs, or is for a terminal, stays behind."""

PACKAGES = {
    "babel": "Babel",
    "jinja2": "Jinja2",
    "markdown": "Markdown",
    "markupsafe": "MarkupSafe",
    "pymdownx": "pymdown-extensions",
    "rapidfuzz": "rapidfuzz",
    "yaml": "PyYAML",
}
"""Each package's folder, with the distribution that brings it: what the lock names, checked by its hash."""

# The compiled halves of PyYAML, MarkupSafe and rapidfuzz run on no other machine than theirs: what is left is what
# their authors wrote for everywhere else.
_READ = {".py", ".html", ".jinja", ".po", ".txt", ".json", ".svg", ".yml"}
_OF_NO_USE = {"parts", "scripts", "styles", "element", "workers", "images", "overrides", "licence", "files", "example"}
_OF_A_TERMINAL = "__main__.py"
_UNUSED = (
    *("babel/messages/frontend.py", "babel/messages/setuptools_frontend.py", "babel/messages/jslexer.py"),
    *("babel/messages/checkers.py", "babel/units.py", "babel/lists.py", "babel/support.py"),
    *("jinja2/nativetypes.py", "jinja2/sandbox.py", "markdown/__main__.py", "markdown/test_tools.py"),
    *("rapidfuzz/fuzz", "rapidfuzz/process", "rapidfuzz/utils", "rapidfuzz/__pyinstaller"),
)
# The one extension of it that a page is read with, and what that one is made of.
_OF_PYMDOWNX = {
    f"pymdownx/{name}.py" for name in ("__init__", "__meta__", "superfences", "highlight", "quotes", "util")
}
_CUT = {
    # It imports whatever the package has; we ask for distances alone.
    "rapidfuzz/__init__.py": (b"from rapidfuzz import distance, fuzz, process, utils\n", b""),
    # Only a template that is looked at by its developer prints anything, and the library there has no such module.
    "jinja2/ext.py": (b"import pprint\n", b""),
    # Two functions for addresses of files, which nobody calls here, would bring all of HTTP.
    "pymdownx/util.py": (b"from urllib.request import pathname2url, url2pathname\n", b""),
}
"""What stands in a file that would bring others, and what stands there instead."""


def engine_files() -> dict[str, bytes]:
    """Each file by the path that it has in the worker."""
    ours = Path(good_call.__file__).parent
    found = {f"good_call/{path.name}": path for path in ours.glob("*.py") if path.name != _OF_A_TERMINAL}
    for room in ROOMS:
        found |= {path.relative_to(ours.parent).as_posix(): path for path in _files(ours / room)}
    for folder, name in PACKAGES.items():
        root = Path(str(distribution(name).locate_file("")))
        found |= {path.relative_to(root).as_posix(): path for path in _files(root / folder)}
    read = {name: path.read_bytes() for name, path in sorted(found.items()) if _is_used(name)}
    return {**read, **{name: _cut(read[name], name) for name in _CUT}, **locale_files(), **_extensions_of_markdown()}


def _cut(content: bytes, name: str) -> bytes:
    """Without what would bring others. Raises ValueError where it isn't there any more."""
    old, new = _CUT[name]
    if old not in content:
        raise ValueError(f"{name} holds no {old!r}: look whether it can still be cut")
    return content.replace(old, new)


def _is_used(name: str) -> bool:
    return name in _OF_PYMDOWNX if name.startswith("pymdownx/") else not name.startswith(_UNUSED)


def _extensions_of_markdown() -> dict[str, bytes]:
    """The list by which Markdown finds its own extensions."""
    part = distribution("Markdown")
    listed = part.read_text("entry_points.txt") or ""
    return {f"markdown-{part.version}.dist-info/entry_points.txt": listed.encode()}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not _OF_NO_USE.intersection(inside.parts) and path.suffix in _READ:
            yield path
