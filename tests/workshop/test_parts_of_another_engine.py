"""Parts that were made of another engine, or of another page, are none: what they check would differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.workshop.shipped_parts import engine_version

MADE_OF = ("workshop/desk.py", "rules/check.py", "pages/templates/tree.html", "pages/workshop/editor.js")


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    for name in (*MADE_OF, "pages/workshop/looks.css", "pages/styles/card.css", "workshop/parts/page.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [*MADE_OF, "pages/workshop/looks.css"])
def test_the_version_changes_with_what_the_parts_are_made_of(name: str, engine: Path) -> None:
    before = engine_version(engine)
    (engine / name).write_text("another", encoding="utf-8")
    assert engine_version(engine) != before


@pytest.mark.parametrize("name", ["pages/styles/card.css", "workshop/parts/page.js"])
def test_the_version_stays_where_something_else_changes(name: str, engine: Path) -> None:
    before = engine_version(engine)
    (engine / name).write_text("another", encoding="utf-8")
    assert engine_version(engine) == before
