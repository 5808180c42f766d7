"""A story takes ticks in their words, as it takes answers; by id too, and both beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/keep.yml"
BEFORE = "signs: [lied]\n      cost: {a-month: 1.50}"
COST = "\n      cost: {a-month: 1.50}"


def _told(root: Path, ticks: str) -> list[str]:
    assert BEFORE in TREE
    text = TREE.replace(BEFORE, f"signs: {ticks}{COST}", 1)
    report = check_guide(read_guide(root, {FILE: text}), TODAY)
    return [each.diagnostic.rule for each in report.of_file(FILE) if each.is_error]


@pytest.mark.parametrize(
    "ticks",
    [
        "\n        - They lied",
        "\n        - They said sorry\n        - They lied",
        "\n        - they-said-sorry\n        - They lied",
        '\n        - "They lied"\n        - they-said-sorry',
    ],
)
def test_ticks_may_be_given_in_words(ticks: str, tmp_path: Path) -> None:
    assert _told(write_small_guide(tmp_path / "guide"), ticks) == []


@pytest.mark.parametrize("ticks", ["\n        - They lie", "\n        - They lied\n        - They wept", "[They lied]"])
def test_words_that_no_tick_has_are_told(ticks: str, tmp_path: Path) -> None:
    assert len(_told(write_small_guide(tmp_path / "guide"), ticks)) == 1
