"""The fields of a worksheet: none can be taken for a number, and each counts for the total."""

from __future__ import annotations

from pathlib import Path

from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

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


def test_a_field_that_the_sum_leaves_out_is_a_warning_where_it_stands(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    field = "        label: {}\n        unit: $\n        from: 1\n        to: 9\n"
    idle = f"      idle:\n{field.format('In vain')}      busy:\n{field.format('Of use')}"
    rewrite(root, "keep", "    worksheet:\n", f"    worksheet:\n{idle}")
    rewrite(root, "keep", "sum: a-month * 12", "sum: (a-month * 12) / (busy + 1)")
    path = root / "decision_trees/keep.yml"
    path.write_text(path.read_text("utf-8").replace("{a-month:", "{idle: 1, busy: 1, a-month:"), "utf-8")
    found = [each for each in check_guide(read_guide(root), TODAY).warnings if each.diagnostic.rule == "unused-entry"]
    assert [each.line.strip() for each in found if each.diagnostic.place.file.endswith("keep.yml")] == ["idle:"]
