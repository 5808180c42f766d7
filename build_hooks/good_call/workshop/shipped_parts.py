"""The parts that the workshop's page loads, where they were put together: by `make workshop`, or in a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

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


def seal(files: Mapping[str, str], engine: Path = _ENGINE) -> dict[str, Any]:
    """What is written beside parts with these versions: of which engine and which page they were made."""
    return {**_made_of(engine), "files": dict(files)}


def is_of(told: Mapping[str, Any], engine: Path = _ENGINE) -> bool:
    """Whether a seal is this engine's; an installed one, whose page is in the parts alone, is asked about the rest."""
    return _fits(told, _made_of(engine))


def _fits(told: Mapping[str, Any], now: Mapping[str, str]) -> bool:
    return all(told.get(name) == version for name, version in now.items() if version)


@cache
def _at_work() -> dict[str, str]:
    # The engine that is at work stays as it is: a save need not read six hundred files again.
    return _made_of(_ENGINE)


def _made_of(engine: Path) -> dict[str, str]:
    """The versions of the engine and of the page; empty where none of its scripts is there."""
    page = (each for each in (engine / "pages" / "workshop").rglob("*") if each.is_file())
    return {
        "engine": _version((*engine.rglob("*.py"), *(engine / "pages" / "templates").rglob("*.html")), engine),
        "page": _version(page, engine),
    }


def _version(files: Iterable[Path], engine: Path) -> str:
    digest, paths = hashlib.sha256(), sorted(files)
    for path in paths:
        digest.update(path.relative_to(engine).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10] if paths else ""


def _versions(parts: Path) -> dict[str, str]:
    """Each part with its version; none where they were made of an engine that has changed since."""
    path = parts / SEAL
    told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return dict(told["files"]) if told and _fits(told, _at_work()) else {}
