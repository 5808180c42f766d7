"""The day of a tree's last review: an impossible one is told, and none is too much for the calendar."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import rewrite, write_small_guide
from tests.rules.fixture import TODAY

TOMORROW = TODAY + datetime.timedelta(days=1)
DAYS = {
    str(TODAY): [],
    str(TOMORROW): [],
    "2062-11-01": ["review-due: this tree can't have been reviewed on 2062-11-01, which is yet to come"],
    "9999-12-31": ["review-due: this tree can't have been reviewed on 9999-12-31, which is yet to come"],
    "2026-W44-1": ["wrong-kind: `2026-W44-1` is no date"],
    "20261101": ["wrong-kind: `20261101` is no date"],
    "2026-02-30": ["wrong-kind: `2026-02-30` is no date"],
}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_that_cannot_be_is_told_and_counts_as_a_warning(day: str, tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    path = root / "decision_trees/keep.yml"
    line = next(each for each in path.read_text("utf-8").split("\n") if each.startswith("reviewed:"))
    rewrite(root, "keep", line, f"reviewed: {day}")
    report = check_guide(read_guide(root), TODAY)
    found = [each for each in report.of_file("decision_trees/keep.yml") if each.is_error or each.is_warning]
    assert [f"{each.diagnostic.rule}: {each.diagnostic.message}" for each in found] == DAYS[day]
    guide_health(report, TODAY)
