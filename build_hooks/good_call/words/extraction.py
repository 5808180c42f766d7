"""Collects every word of the product into the catalogue that translators start from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

PACKAGE = Path(__file__).parents[1]
TEMPLATE = Path(__file__).with_name("product.pot")
_METHODS = [
    ("pages/**.html", "jinja2"),
    ("site/overrides/**.html", "jinja2"),
    ("pages/**.py", "python"),
    ("site/**.py", "python"),
    ("pages/element/**.js", "javascript"),
    ("pages/scripts/**.js", "javascript"),
]
_KEYWORDS = {"_": None, "words": None, "count": (1, 2), "ngettext": (1, 2), "marked": None, "several": (1, 2)}
_OPTIONS = {"pages/**.html": {"trimmed": "true"}, "site/overrides/**.html": {"trimmed": "true"}}


def catalogue() -> Catalog:
    """Every message of the package with the files that say it."""
    found = Catalog(project="Good Call", charset="utf-8", header_comment="# The words that Good Call says to reps.")
    for file, message in _messages():
        found.add(message, locations=[(file, 0)])
    return found


def written() -> str:
    """The text of `product.pot`: the same for the same words, whatever the day."""
    text = io.BytesIO()
    write_po(text, catalogue(), width=120, omit_header=True, sort_output=True, include_lineno=False)
    return text.getvalue().decode("utf-8")


def _messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for file, _, message, _, _ in extract_from_dir(PACKAGE, _METHODS, _OPTIONS, _KEYWORDS):
        yield Path(file).as_posix(), message
