import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.coverage_command import command

from tests.cli.small_guide import rewrite
from tests.own_guide import OWN


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_guide_without_a_warning_is_covered_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OWN)
    total = json.loads(run("--format", "json"))["total"]
    assert [total[name]["missing"] for name in ("answers", "outcomes", "citing", "principles")] == [[]] * 4
    assert "100 %: every answer is taken" in run()


def test_each_tree_has_a_row_and_all_rows_are_aligned(guide: Path) -> None:
    lines = run().splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["tree", "afterwards", "keep"]
    assert " ".join(lines[2].split()) == "keep 5 8 of 8 100 % 2 of 2 100 % 2 of 2 100 % 0 1"
    assert len({line.find(" of ") for line in lines[1:3]}) == 1


def test_what_no_story_takes_is_named_in_its_words(guide: Path) -> None:
    output = run()
    assert "No scenario takes:\n  afterwards/angry: Yes\n  afterwards/angry: No\n" in output
    assert "No scenario reaches:\n  afterwards/breathe" in output
    assert "100 %:" not in output


def test_99_percent_is_never_shown_as_100(guide: Path) -> None:
    answers = json.loads(run("--format", "json"))["total"]["answers"]
    assert (answers["covered"], answers["total"], answers["percent"]) == (9, 11, 81)


def test_a_tree_that_can_not_be_read_is_named(guide: Path) -> None:
    rewrite(guide, "afterwards", "start: angry", "start: [angry")
    assert "Can't be read (`guide check` says why):\n  afterwards" in run()
    assert json.loads(run("--format", "json"))["broken"] == ["afterwards"]


def test_a_tree_with_an_error_is_named_since_its_shares_say_little(guide: Path) -> None:
    rewrite(guide, "keep", "        then: stay\n", "        then: nowhere\n")
    assert "Has errors, or the house rules can't be read (`guide check` says which):\n  keep\n" in run() + "\n"
    assert json.loads(run("--format", "json"))["with_errors"] == ["keep"]
    (guide / "decision_trees/_house.yml").write_text("verdicts: [", "utf-8")
    assert json.loads(run("--format", "json"))["with_errors"] == ["afterwards", "keep"]


def test_an_uncited_principle_and_outcome_are_named(guide: Path) -> None:
    for tree in ("keep", "afterwards"):
        rewrite(guide, tree, "    principles: [saying-no/be-firm]\n", "")
    output = run()
    assert "Gives no reason:\n  afterwards/breathe\n  keep/stay\nNo" in output
    assert "No node cites:\n  saying-no/be-firm" in output


def test_outside_a_guide_it_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 2
    assert "Change into the guide's folder first" in result.output
