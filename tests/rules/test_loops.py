"""Loops: the way that isn't declared is marked, what the help says can be done, and a step may lead back."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.graph.random_walks import walk_at_random
from good_call.graph.trail import follow
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/loop.yml"
HEAD = """\
title: Does it work?
summary: For a machine that stands still.
owner: Service
reviewed: 2026-11-01
start: works
questions:
"""
TAIL = """\
outcomes:
  done:
    verdict: keep serving
    title: Done
    do: [x]
    approve: nobody
    log: It.
    principles: [saying-no/be-firm]
"""
WORKS = "  works:\n    ask: Does it work?\n    answers:\n"
YES = '      - {answer: "Yes", then: done}\n'.replace("{", "").replace("}", "").replace(", ", "\n        ")
STEP = "steps:\n  off-and-on:\n    title: Switch it off and on\n    tell: Wait a minute.\n"


def _tree(*parts: str) -> str:
    return "".join((HEAD, *parts, TAIL.replace("[x]", "\n      - Go.")))


def _found(root: Path, text: str) -> list[tuple[str, str, str]]:
    write_small_guide(root)
    (root / FILE).write_text(text, encoding="utf-8")
    found = check_guide(read_guide(root), TODAY).of_file(FILE)
    return [(each.diagnostic.rule, each.line.strip(), each.diagnostic.help) for each in found if each.is_error]


def _no(target: str, again: str = "") -> str:
    return f'      - answer: "No"\n        then: {target}\n{again}'


def test_a_step_may_lead_back_to_its_question(tmp_path: Path) -> None:
    loop = _tree(WORKS, YES, _no("off-and-on"), STEP, "    then: works\n")
    (found,) = _found(tmp_path / "bad", loop)
    assert found[:2] == ("undeclared-loop", "then: works")
    assert "add `again: true` to the step" in found[2]
    good = loop.replace("    then: works\n", "    then: works\n    again: true\n")
    assert _found(tmp_path / "good", good) == []
    tree = read_guide(tmp_path / "good").trees["loop"]
    assert follow(tree, {"works": "No"}).end == "off-and-on"
    hits = walk_at_random(tree, 200, seed=1)
    assert hits.ends["done"] > 100


def test_the_way_that_is_not_declared_is_marked(tmp_path: Path) -> None:
    sure = "  sure:\n    ask: Are you sure?\n    answers:\n"
    back = "      - answer: Look again\n        again: true\n        then: works\n"
    (found,) = _found(
        tmp_path / "guide", _tree(WORKS, YES, _no("sure"), sure, back, _no("works"), YES.replace("Yes", "So"))
    )
    document = read_guide(tmp_path / "guide").documents[FILE]
    assert found[0] == "undeclared-loop"
    report = check_guide(read_guide(tmp_path / "guide"), TODAY)
    (loop,) = [each for each in report.of_file(FILE) if each.diagnostic.rule == "undeclared-loop"]
    assert document.lines[loop.span.line - 2].strip() == '- answer: "No"'


def test_no_step_back_is_advised_where_none_can_be(tmp_path: Path) -> None:
    first = WORKS + YES.replace("done", "one") + _no("two")
    one = f"  one:\n    ask: One?\n    answers:\n{YES}{_no('two')}"
    two = f"  two:\n    ask: Two?\n    answers:\n{YES}{_no('one')}"
    (found,) = _found(tmp_path / "guide", _tree(first, one, two))
    assert found[0] == "undeclared-loop"
    assert "`again: true`" not in found[2]


@pytest.mark.parametrize(
    ("target", "message"),
    [("done", "Name a question, or take `again` out."), ("works", "")],
    ids=["outcome", "question"],
)
def test_a_step_leads_back_to_a_question_only(target: str, message: str, tmp_path: Path) -> None:
    found = _found(
        tmp_path / "guide", _tree(WORKS, YES, _no("off-and-on"), STEP, f"    then: {target}\n    again: true\n")
    )
    assert [each[2] for each in found] == ([message] if message else [])


def test_a_question_from_which_every_way_leads_back_is_told(tmp_path: Path) -> None:
    steps = STEP + "    then: works\n    again: true\n"
    found = _found(tmp_path / "guide", _tree(WORKS, _no("off-and-on"), steps))
    assert "endless-path" in [each[0] for each in found]
