"""What the last build left, so that the next one makes only what has changed; for somebody who watches a live site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from good_call.pages.page import Page
from good_call.pages.templating import TEMPLATES


@dataclass
class EarlierBuild:
    """`grounds` stands for what every page is made from, `frame` for what every page shows around its content.

    `keys` stands for what else a page is made from, by its URI, and so do the other mappings; `hits` is by address.
    `targets` are the files it wrote.
    """

    grounds: str = ""
    frame: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, Any] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    hits: Mapping[str, str] = field(default_factory=dict)
    targets: frozenset[str] = frozenset()

    def forgotten(self) -> EarlierBuild:
        """One that knows nothing but which files are there: everything is made anew."""
        return EarlierBuild(targets=self.targets)

    def remove_all_but(self, targets: Iterable[str]) -> None:
        """Remove what the earlier build wrote and the new one has no more, with folders that are then empty."""
        for path in map(Path, self.targets.difference(targets)):
            with suppress(OSError):
                path.unlink()
                path.parent.rmdir()


def grounds_of(settings: Path, site: Path, overrides: Iterable[Path]) -> str:
    """The key of settings and templates."""
    files = sorted(path for folder in (TEMPLATES, *overrides) for path in folder.rglob("*") if path.is_file())
    stamps = [(str(path), path.stat().st_mtime_ns) for path in files]
    return key_of(str(settings), settings.read_bytes() if settings.is_file() else b"", str(site), stamps)


def page_key(page: Page, body: str, others: str) -> str:
    """The key of a page with this body. `others` stands for the names of all pages: Markdown may link to them."""
    shape = (page.source, page.file, sorted(page.anchors), page.headings, page.in_navigation)
    return key_of(shape, body, others if page.markdown else "")


def key_of(*values: object) -> str:
    """Equal for equal values only."""
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
