"""House rules and calls under a name that trees have are told as what they are, once, with the name that they need."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY

CALLS = "kinds:\n  money: Money\ncalls:\n  - say: I want my money.\n    kind: money\n    no-tree-yet: Not yet.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_guide(tmp_path / "guide")


def _told(root: Path, name: str, text: str) -> list[tuple[str, str]]:
    (root / "decision_trees" / name).write_text(text, encoding="utf-8")
    report = check_guide(read_guide(root), TODAY)
    here = [each.diagnostic for each in report.errors if each.diagnostic.place.file.endswith(name)]
    return [(each.message, each.help) for each in here]


@pytest.mark.parametrize("name", ["house.yml", "base.yml", "house.yaml"])
def test_house_rules_without_their_underscore_are_told_once(root: Path, name: str) -> None:
    house = (root / "decision_trees/_house.yml").read_text(encoding="utf-8")
    ((message, repair),) = _told(root, name, house)
    assert message == "these are house rules, and no tree"
    assert "`_house.yml`" in repair


def test_calls_without_their_underscore_are_told_once(root: Path) -> None:
    ((message, repair),) = _told(root, "calls.yml", CALLS)
    assert message == "these are calls, and no tree"
    assert "`_calls.yml`" in repair


@pytest.mark.parametrize(
    "text",
    [
        "title: Should you?\nverdicts: {}\n",
        "safeguards: []\n",
        "verdicts: {}\n",
        "questions: {}\nsafeguards: []\n",
        "",
    ],
)
def test_a_tree_with_mistakes_stays_a_tree(root: Path, text: str) -> None:
    assert all("and no tree" not in message for message, _ in _told(root, "late.yml", text))
