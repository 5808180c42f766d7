"""The parts that the workshop's page loads, where they were put together: by `make workshop`, or in a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from good_call.pages.workshop_parts import FOLDER, WorkshopParts

PARTS = Path(__file__).parent / "parts"
SEAL = "parts.json"
"""Says of which engine they are parts, and what tells each file's content from any other."""

_ENGINE = Path(__file__).parents[1]
_SCRIPTS = ("page.js",)
_STYLES = ("page.css",)


def part_files(parts: Path = PARTS) -> dict[str, Path]:
    """Each part by its address on the site."""
    return {f"{FOLDER}/parts/{name}": parts / name for name in _versions(parts)}


def shipped_parts(parts: Path = PARTS, *, is_left_out: bool = False) -> WorkshopParts:
    """What the page asks for; nothing where the parts aren't there, nor where the site leaves them out."""
    versions = {} if is_left_out else _versions(parts)
    asked = {name: f"parts/{name}?v={version}" for name, version in versions.items()}
    return WorkshopParts(
        scripts=tuple(asked[name] for name in _SCRIPTS if name in asked),
        styles=tuple(asked[name] for name in _STYLES if name in asked),
        is_left_out=is_left_out,
    )


def engine_version(engine: Path = _ENGINE) -> str:
    """Changes with whatever of the engine the parts hold, its page's scripts and styles too."""
    digest = hashlib.sha256()
    for path in sorted(_sources(engine)):
        digest.update(path.relative_to(engine).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]


def _versions(parts: Path) -> dict[str, str]:
    """Each part with its version; none where they were made of an engine that has changed since."""
    seal = parts / SEAL
    if not seal.is_file():
        return {}
    told = json.loads(seal.read_text(encoding="utf-8"))
    return dict(told["files"]) if told["engine"] == engine_version() else {}


def _sources(engine: Path) -> Iterator[Path]:
    yield from engine.rglob("*.py")
    yield from (engine / "pages" / "templates").rglob("*.html")
    yield from (each for each in (engine / "pages" / "workshop").rglob("*") if each.is_file())
