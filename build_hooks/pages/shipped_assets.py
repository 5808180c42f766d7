"""The scripts and styles that a site ships, made as small as they can be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

ASSETS = Path(__file__).parent / "assets"
FOLDER = "assets/gc"

# A few kilobytes that every page loads: instant navigation neither runs a script of a later page's head
# nor waits for its styles, so a guide opened from elsewhere would flash all its questions first.
EVERYWHERE = ("decision-guide.css", "decision-guide.js")


def shipped() -> dict[str, str | bytes]:
    """The content of each asset by its address on the site."""
    paths = (path for path in sorted(ASSETS.iterdir()) if path.is_file() and not path.name.startswith("."))
    return {f"{FOLDER}/{path.name}": _small(path, path.stat().st_mtime_ns) for path in paths}


@cache
def _small(path: Path, changed: int) -> str | bytes:  # noqa: ARG001 - a changed file is read again while serving
    smaller = {".js": jsmin, ".css": cssmin}.get(path.suffix)
    return str(smaller(path.read_text(encoding="utf-8"))) if smaller else path.read_bytes()


def script_tags(names: Iterable[str], root: str) -> Markup:
    """Scripts for the end of a page's content: there, unlike in its head, instant navigation runs them too."""
    tag = Markup('<script defer src="{}{}/{}"></script>\n')
    return Markup("").join(tag.format(root, FOLDER, name) for name in names)
