"""Scripts and styles made as small as they can be, by a parser and never by patterns."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_TYPES = {".js": "application/javascript", ".css": "text/css"}


def minified(path: Path) -> str:
    """The file's text for the site; as it was written where the minifier has no wheel (see pyproject.toml)."""
    return smaller(path.read_text(encoding="utf-8"), path.suffix)


def smaller(text: str, suffix: str) -> str:
    """A script's (`.js`) or a style sheet's (`.css`) text without what a browser does not need."""
    if find_spec("minify") is None:
        return text
    import minify

    return str(minify.string(_TYPES[suffix], text))
