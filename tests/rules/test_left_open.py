"""A lost target, a gap, a wrong name: each holds back what rests on it, and nothing else of the tree or the guide."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/keep.yml"

Change = tuple[str, str]

FIRST: dict[str, tuple[Change, str]] = {
    "a lost target": (
        ("        from: 100\n        then: stay", "        from: 100\n        then: lost-it"),
        "unknown-target",
    ),
    "a gap": (("        from: 100\n        then: stay", "        from: 200\n        then: stay"), "range-gap"),
    "an overlap": (("        below: 100\n", "        below: 200\n"), "range-overlap"),
    "a sum that divides by nothing": (("sum: a-month * 12", "sum: 12 / a-month"), "wrong-sum"),
    "a story's answer that isn't there": (('Yes"\n      late: 2', 'Perhaps"\n      late: 2'), "unknown-question"),
    "a promise about nobody": (("asked: rude", "asked: rude\n      - asked: never-heard-of"), "unknown-question"),
    "two stories of one name": (("name: The sorry one", "name: The good one"), "duplicate-id"),
}
"""What holds back the rest only where it rests on it: the change, and the rule that tells it."""

SECOND: dict[str, tuple[Change, str]] = {
    "a story that ends elsewhere": (("late: 0\n    expect: stay", "late: 0\n    expect: part"), "wrong-scenario"),
    "a case left uncovered": (("          - otherwise: stay\n", ""), "case-not-covered"),
    "a loop": (("    then: late\n\noutcomes", "    then: rude\n\noutcomes"), "undeclared-loop"),
    "a case that can't be": (("lied, late: sometimes}", "lied, late: never}"), "impossible-case"),
    "a step back to what may not have been asked": (
        (
            "None\n        below: 1\n        then: stay",
            "None\n        below: 1\n        again: true\n        then: cost",
        ),
        "stray-again",
    ),
}


def _told(root: Path, *changes: Change) -> list[str]:
    text = TREE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    report = check_guide(read_guide(root, {FILE: text}), TODAY)
    return [each.diagnostic.rule for each in report.of_file(FILE) if each.is_error]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_guide(tmp_path_factory.mktemp("open") / "guide")


@pytest.mark.parametrize("first", FIRST)
def test_one_mistake_is_told_once(first: str, root: Path) -> None:
    change, rule = FIRST[first]
    assert _told(root, change) == [rule]


WAY_MISSING = ("a lost target", "a gap", "a story's answer that isn't there", "a promise about nobody")
"""Beside these a way may be missing, by which what seems impossible would be possible."""


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("first", FIRST)
def test_what_does_not_rest_on_it_is_told_beside_it(first: str, second: str, root: Path) -> None:
    (one, rule), (other, later) = FIRST[first], SECOND[second]
    assert set(_told(root, other)) == {later}
    told = _told(root, one, other)
    assert rule in told
    assert (later in told) == (later != "impossible-case" or first not in WAY_MISSING)
