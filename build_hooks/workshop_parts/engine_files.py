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
    "babel": ("babel",),
    "jinja2": ("Jinja2",),
    "markdown": ("Markdown",),
    "markupsafe": ("MarkupSafe",),
    "rapidfuzz": ("rapidfuzz",),
    "yaml": ("PyYAML",),
}
"""Each package's folder, with the distribution that brings it: what the lock names, checked by its hash."""

# The compiled halves of PyYAML, MarkupSafe and rapidfuzz run on no other machine than theirs: what is left is what
# their authors wrote for everywhere else.
_READ = {".py", ".html", ".jinja", ".po", ".txt", ".json", ".svg", ".yml"}
_OF_NO_USE = {
    "parts",
    "scripts",
    "styles",
    "element",
    "workers",
    "images",
    "overrides",
    "licence",
    "tests",
    "files",
    "example",
}
_UNUSED = (
    *("babel/messages/extract.py", "babel/messages/frontend.py", "babel/messages/setuptools_frontend.py"),
    *(
        "babel/units.py",
        "babel/lists.py",
        "babel/support.py",
        "babel/messages/jslexer.py",
        "babel/messages/checkers.py",
    ),
    *("jinja2/nativetypes.py", "jinja2/sandbox.py", "markdown/__main__.py", "markdown/test_tools.py"),
    *("rapidfuzz/fuzz", "rapidfuzz/process", "rapidfuzz/utils", "rapidfuzz/__pyinstaller"),
)


def engine_files() -> dict[str, bytes]:
    """Each file by the path that it has in the worker."""
    ours = Path(good_call.__file__).parent
    found = {f"good_call/{path.name}": path for path in ours.glob("__init__.py")}
    for room in ROOMS:
        found |= {path.relative_to(ours.parent).as_posix(): path for path in _files(ours / room)}
    for folder, (name,) in PACKAGES.items():
        root = Path(str(distribution(name).locate_file("")))
        found |= {path.relative_to(root).as_posix(): path for path in _files(root / folder)}
    read = {name: path.read_bytes() for name, path in sorted(found.items()) if not name.startswith(_UNUSED)}
    # It imports whatever the package has; we ask for distances alone.
    return {**read, "rapidfuzz/__init__.py": b"", **locale_files()}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not _OF_NO_USE.intersection(inside.parts) and path.suffix in _READ:
            yield path
