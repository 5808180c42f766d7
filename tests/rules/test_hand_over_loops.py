"""Trees in a circle: the way that closes it is marked, whatever else leads there; and one of them is told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/back.yml"
BACK = """\
title: Should they come back?
summary: For those who left.
owner: Sales training
reviewed: 2026-11-01
start: sure
questions:
  sure:
    ask: Are they sure?
    answers:
      - answer: Ask again
        again: true
        then: sure
      - answer: "No"
        then: keep
      - answer: "Yes"
        then: done
outcomes:
  done:
    verdict: keep serving
    title: Take them back
    principles: [saying-no/be-firm]
"""


def _told(root: Path, keep: str) -> dict[tuple[str, str], str]:
    texts = {FILE: BACK, "decision_trees/keep.yml": keep}
    found = check_guide(read_guide(write_small_guide(root), texts), TODAY).errors
    return {(each.diagnostic.rule, each.diagnostic.place.file): each.line.strip() for each in found}


DECLARED = """\
      - answer: Once more
        again: true
        then: keep
"""
OPENLY = """\
      - answer: "No"
        then: keep
"""
BY_CASE = """\
      - answer: "No"
        then:
          - if: {sure: "yes"}
            go: done
          - otherwise: keep
"""


@pytest.mark.parametrize(
    ("ways", "marked"),
    [
        (OPENLY, "        then: keep"),
        (DECLARED + OPENLY, "        then: keep"),
        (OPENLY + DECLARED, "        then: keep"),
        (DECLARED + BY_CASE, "          - otherwise: keep"),
        (BY_CASE + DECLARED, "          - otherwise: keep"),
    ],
    ids=["the only way", "behind a declared one", "before a declared one", "a case behind it", "a case before it"],
)
def test_the_way_that_is_no_declared_step_back_is_marked(tmp_path: Path, ways: str, marked: str) -> None:
    back = BACK.replace(OPENLY, ways)
    end = back.index(marked, back.index('- answer: "No"')) + len(marked)
    line = back[:end].count("\n") + 1
    keep = TREE.replace("        then: tell-them", "        then: back")
    texts = {FILE: back, "decision_trees/keep.yml": keep}
    found = check_guide(read_guide(write_small_guide(tmp_path / "guide"), texts), TODAY).errors
    (loop,) = [each for each in found if each.diagnostic.rule == "hand-over-loop"]
    assert (loop.diagnostic.place.file, loop.span.line) == (FILE, line)
    assert loop.line[loop.span.column - 1 : loop.span.end_column - 1] == "keep"


NEVER_ASKED = """\
  never:
    ask: Are they still there?
    answers:
      - answer: Nobody knows
        then: keep
      - answer: They are
        then: done
"""


def test_the_way_that_a_path_takes_is_marked_and_not_one_above_that_none_takes(tmp_path: Path) -> None:
    back = BACK.replace("questions:\n", f"questions:\n{NEVER_ASKED}")
    texts = {FILE: back, "decision_trees/keep.yml": TREE.replace("        then: tell-them", "        then: back")}
    found = check_guide(read_guide(write_small_guide(tmp_path / "guide"), texts), TODAY).errors
    (loop,) = [each for each in found if each.diagnostic.rule == "hand-over-loop"]
    assert back.split("\n")[loop.span.line - 2].strip() == '- answer: "No"'


def test_a_declared_way_alone_is_no_circle(tmp_path: Path) -> None:
    back = BACK.replace(OPENLY, DECLARED)
    texts = {FILE: back, "decision_trees/keep.yml": TREE.replace("        then: tell-them", "        then: back")}
    found = check_guide(read_guide(write_small_guide(tmp_path / "guide"), texts), TODAY).errors
    told = {each.diagnostic.rule for each in found if each.diagnostic.place.file == FILE}
    assert told == {"stray-again"}, "that it can't be declared is told by its own rule"


def test_a_circle_is_told_beside_a_lost_target(tmp_path: Path) -> None:
    keep = TREE.replace("        then: tell-them", "        then: back").replace("go: cost", "go: nowhere-at-all")
    told = _told(tmp_path / "guide", keep)
    assert {rule for rule, _ in told} >= {"hand-over-loop", "unknown-target"}


def test_a_tree_that_names_itself_is_told_once(tmp_path: Path) -> None:
    keep = TREE.replace("        then: tell-them", "        then: keep")
    back = BACK.replace("        then: keep", "        then: done")
    texts = {FILE: back, "decision_trees/keep.yml": keep}
    found = check_guide(read_guide(write_small_guide(tmp_path / "guide"), texts), TODAY).errors
    assert [each.diagnostic.rule for each in found if each.diagnostic.rule.endswith(("loop", "target"))] == [
        "unknown-target"
    ]
