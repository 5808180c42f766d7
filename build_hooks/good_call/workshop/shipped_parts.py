"""The parts that the workshop's page loads, where they were put together: by `make workshop`, or in a release."""

from __future__ import annotations

from pathlib import Path

from good_call.pages.workshop_parts import FOLDER, WorkshopParts

PARTS = Path(__file__).parent / "parts"
_PAGE = "page.js"
_STYLE = "page.css"


def part_files() -> dict[str, Path]:
    """Each part by its address on the site."""
    paths = sorted(path for path in PARTS.rglob("*") if path.is_file()) if PARTS.is_dir() else []
    return {f"{FOLDER}/parts/{path.relative_to(PARTS).as_posix()}": path for path in paths}


def shipped_parts(*, is_left_out: bool = False) -> WorkshopParts:
    """What the page asks for; nothing where the parts aren't there, nor where the site leaves them out."""
    if is_left_out or not (PARTS / _PAGE).is_file():
        return WorkshopParts(is_left_out=is_left_out)
    styles = (f"parts/{_STYLE}",) if (PARTS / _STYLE).is_file() else ()
    return WorkshopParts(scripts=(f"parts/{_PAGE}",), styles=styles)
