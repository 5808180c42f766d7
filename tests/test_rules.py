"""Each rule has a manual, fixtures and a place in the tuple; bad gives exactly its text, good gives nothing."""

from __future__ import annotations

from pathlib import Path

import good_call.rules
import pytest
from good_call.model.guide import read_guide
from good_call.rules import RULES
from good_call.rules.check import check_guide
from good_call.rules.rule import Rule

from tests.rules.fixture import FOLDER, GUIDE, TODAY, Fixture, expected, shown

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@each_rule
def test_manual_begins_with_a_sentence_and_shows_bad_and_good(rule: Rule) -> None:
    lines = rule.manual.splitlines()
    assert lines[0].endswith("."), "the first line is a sentence"
    assert lines[1] == "", "an empty line follows it"
    parts = [line.partition(":")[0] for line in lines if line.startswith(("Bad:", "Good:"))]
    assert parts == ["Bad", "Good"]
    assert rule.manual.count("```") % 2 == 0


@each_rule
def test_bad_fixture_gives_exactly_its_text_and_no_other_rule_speaks(rule: Rule, tmp_path: Path) -> None:
    report = Fixture(rule.id, "bad").check(tmp_path / "guide")
    assert {located.diagnostic.rule for located in report.diagnostics} == {rule.id}
    assert {located.diagnostic.severity for located in report.diagnostics} == {rule.severity}
    assert shown(report) == expected(rule.id).read_text(encoding="utf-8")


@each_rule
def test_good_fixture_gives_nothing_at_all(rule: Rule, tmp_path: Path) -> None:
    report = Fixture(rule.id, "good").check(tmp_path / "guide")
    assert shown(report).strip() == ""


def test_shared_guide_gives_nothing() -> None:
    report = check_guide(read_guide(GUIDE), TODAY)
    assert shown(report).strip() == ""


def test_every_rule_file_is_listed_and_every_fixture_has_a_rule() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    files = Path(good_call.rules.__file__).parent.glob("*.py")
    with_family = {path.stem.replace("_", "-") for path in files if "\nFAMILY = " in path.read_text(encoding="utf-8")}
    assert with_family == set(ids)
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders == set(ids)
