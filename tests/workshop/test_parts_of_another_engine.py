"""Parts that were made of another engine, or of another page, are none: what they check would differ."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from good_call.workshop.shipped_parts import is_of, seal

MADE_OF = ("workshop/desk.py", "rules/check.py", "pages/templates/tree.html", "pages/workshop/editor.js")


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    for name in (*MADE_OF, "pages/workshop/looks.css", "pages/styles/card.css", "workshop/parts/page.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [*MADE_OF, "pages/workshop/looks.css"])
def test_parts_are_another_engine_s_once_what_they_are_made_of_has_changed(name: str, engine: Path) -> None:
    sealed = seal({}, engine)
    (engine / name).write_text("another", encoding="utf-8")
    assert not is_of(sealed, engine)


@pytest.mark.parametrize("name", ["pages/styles/card.css", "workshop/parts/page.js"])
def test_they_stay_its_own_where_something_else_changes(name: str, engine: Path) -> None:
    sealed = seal({}, engine)
    (engine / name).write_text("another", encoding="utf-8")
    assert is_of(sealed, engine)


def test_an_installed_engine_has_its_page_in_the_parts_alone(engine: Path) -> None:
    sealed = seal({}, engine)
    shutil.rmtree(engine / "pages/workshop")
    assert is_of(sealed, engine)
    (engine / "rules/check.py").write_text("another", encoding="utf-8")
    assert not is_of(sealed, engine)
