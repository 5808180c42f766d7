"""A guide of a folder, opened as the workshop's page opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from good_call.workshop.desk import Desk

from tests.rules.fixture import TODAY

_READ = (".yml", ".yaml", ".md")


def texts_of(root: Path) -> dict[str, str]:
    """Every text of a guide by its file; bytes that are no UTF-8 as the half characters that stand for them."""
    paths = (path for folder in ("decision_trees", "docs") for path in (root / folder).rglob("*"))
    found = (path for path in sorted(paths) if path.suffix in _READ and path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape") for path in found}


def given_of(root: Path, **more: Any) -> dict[str, Any]:
    """All of the guide below `root`, as the page hands it in."""
    docs = [path.relative_to(root).as_posix() for path in sorted((root / "docs").rglob("*")) if path.is_file()]
    return {"files": texts_of(root), "neighbours": {"docs": docs}, "today": TODAY.isoformat(), **more}


def opened(root: Path, **more: Any) -> Desk:
    """The guide below `root`, all of it read."""
    desk = Desk()
    assert desk.answer("open", given_of(root, **more)) == {}
    return desk
