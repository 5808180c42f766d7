"""A worksheet's field can't be called like a number: nobody could tell which of the two a sum means."""

from __future__ import annotations

from pathlib import Path

from build_hooks.model.guide import read_guide
from build_hooks.rules.check import check_guide
from tests.cli.small_guide import rewrite, write_small_guide
from tests.rules.fixture import TODAY


def test_a_field_of_digits_is_an_error_where_it_stands(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    rewrite(root, "keep", "      a-month:\n", "      2024:\n")
    rewrite(root, "keep", "sum: a-month", "sum: 2024")
    path = root / "decision_trees/keep.yml"
    path.write_text(path.read_text("utf-8").replace("{a-month:", "{2024:"), "utf-8")
    found = [each for each in check_guide(read_guide(root), TODAY).errors if each.diagnostic.rule == "wrong-sum"]
    assert [(each.diagnostic.message, each.line.strip()) for each in found] == [
        ("in a sum, `2024` is a number", "2024:"),
    ]
    rewrite(root, "keep", "      2024:\n", "      in-2024:\n")
    rewrite(root, "keep", "sum: 2024", "sum: in-2024")
    path.write_text(path.read_text("utf-8").replace("{2024:", "{in-2024:"), "utf-8")
    assert check_guide(read_guide(root), TODAY).errors == (), "the repair works when it is followed"
