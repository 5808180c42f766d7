"""An offered repair is what `guide check --fix` writes, as edits of the text that an editor shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from good_call.cli.main import main

from tests.own_guide import copy_guide
from tests.workshop.opened import opened, texts_of

FILE = "decision_trees/mend-or-replace.yml"


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """The text after edits, whose offsets count UTF-16 units."""
    units = text.encode("utf-16-le")
    for each in reversed(edits):
        units = units[: 2 * each["from"]] + each["insert"].encode("utf-16-le") + units[2 * each["to"] :]
    return units.decode("utf-16-le")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("then: our-work", "then: our-wrok"),
        ("start: danger", "start: dangr"),
        ("verdict: ", "verdct: "),
        ("title: Should we mend", "title: 😀 Should we mend this: we mend"),
    ],
)
def test_its_edits_are_those_of_fix(right: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_guide(tmp_path / "guide")
    text = texts_of(root)[FILE].replace(right, wrong, 1)
    assert wrong in text
    found = opened(root).answer("check", {"path": FILE, "text": text})["diagnostics"]
    (fix,) = [each for diagnostic in found for each in diagnostic["fixes"]]
    (root / FILE).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    CliRunner().invoke(main, ["check", "--fix", "--yes", FILE])
    assert applied(text, fix["edits"]) == (root / FILE).read_text(encoding="utf-8")
    assert fix["label"]
