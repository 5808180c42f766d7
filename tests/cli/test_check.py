"""`guide check`: what it shows, and its exit codes: 0 clean, 1 findings, 2 wrong usage; never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import good_call
import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main

from tests.rules.fixture import GUIDE
from tests.source.plain_tree import PLAIN, spoilt

TREE = "decision_trees/my-tree.yml"
BAD = spoilt("then: call-back", "then: call-bakc")
NO_OWNER = spoilt("owner: Sales training\n", "")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the fixtures' guide, with the command standing in it."""
    shutil.copytree(GUIDE, tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")
    return tmp_path / "guide"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_clean_guide_exits_with_0(root: Path) -> None:
    (root / TREE).write_text(PLAIN, encoding="utf-8")
    result = run()
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 trees and 1 article checked: 0 errors, 0 warnings" in result.stderr


def test_error_exits_with_1_and_names_file_line_and_repair(root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "--> decision_trees/my-tree.yml:14:15" in result.stdout
    assert "did you mean `call-back`?" in result.stdout
    assert "guide explain unknown-target" in result.stderr


def test_last_line_names_every_rule_that_spoke(root: Path) -> None:
    (root / TREE).write_text(BAD.replace("owner: Sales training\n", ""), encoding="utf-8")
    assert run(TREE).stderr.endswith("\n`guide explain RULE` tells more of each: missing-owner, unknown-target.\n")


def test_more_is_announced_where_later_checks_waited(root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    assert "1 error, 0 warnings. More may follow once these are fixed.\n" in run(TREE).stderr
    (root / TREE).write_text(spoilt("expect: call-back", "expect: say-sorry"), encoding="utf-8")
    assert "error" in run(TREE).stderr
    assert "More may follow" not in run(TREE).stderr
    (root / TREE).write_text(NO_OWNER, encoding="utf-8")
    assert "More may follow" not in run(TREE).stderr


def test_warning_exits_with_1_only_where_it_is_strict(root: Path) -> None:
    (root / TREE).write_text(NO_OWNER, encoding="utf-8")
    assert run().exit_code == 0
    assert "missing-owner" in run().stdout
    assert run("--strict").exit_code == 1


def test_what_depends_on_the_date_is_counted_and_never_fails(root: Path) -> None:
    (root / TREE).write_text(spoilt("2026-11-01", "2001-01-01"), encoding="utf-8")
    result = run("--strict", TREE)
    assert result.exit_code == 0
    assert "review-due" not in result.stdout
    assert "`guide check --all` shows them" in result.stderr
    assert "review-due" in run("--all", TREE).stdout


def test_paths_choose_what_is_shown(root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    assert run("decision_trees/give-way-this-once.yml").exit_code == 0
    assert run("docs").exit_code == 0
    assert run("decision_trees").exit_code == 1
    assert run(TREE, "docs").exit_code == 1
    assert run(str(root / TREE)).exit_code == 1


def test_path_says_which_guide_is_meant(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(root.parent)
    assert run(f"guide/{TREE}").exit_code == 1
    monkeypatch.chdir(root / "docs")
    assert run(f"../{TREE}").exit_code == 1


@pytest.mark.parametrize(
    ("number", "of_form", "said"),
    [
        (99, True, " checked: 99 errors"),
        (150, True, " checked: at least 100 errors"),
        (150, False, " checked: at least 100 errors"),
    ],
)
def test_more_mistakes_than_are_looked_for_are_not_counted_as_all(
    number: int, of_form: bool, said: str, root: Path
) -> None:
    line = "    oops-{}: x\n" if of_form else "      - answer: A {}\n        then: nowhere-{}\n"
    before = "    ask: How late" if of_form else "outcomes:"
    many = "".join(line.format(each, each) for each in range(number))
    (root / TREE).write_text(spoilt(before, many + before), encoding="utf-8")
    assert said in run().stderr


def test_missing_path_is_wrong_usage(root: Path) -> None:
    result = run("decision_trees/nothing.yml")
    assert result.exit_code == 2
    assert "there is no file or folder" in result.stderr
    assert run(TREE.replace("my-tree", "give-way-this-once"), "nowhere").exit_code == 2


def test_folder_without_trees_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "decision_trees" in result.stderr


def test_unknown_format_and_option_are_wrong_usage(root: Path) -> None:
    assert run("--format", "xml").exit_code == 2
    assert run("--no-such-option").exit_code == 2


def test_guide_without_house_rules_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decision_trees").mkdir()
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 1
    assert "error[unreadable-file]: `decision_trees/_house.yml` can't be read" in result.stdout


@pytest.mark.parametrize("paths", [[TREE], ["docs"], []])
def test_nothing_is_called_clean_while_the_house_rules_cannot_be_read(paths: list[str], root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    (root / "decision_trees/_house.yml").write_text("verdicts: [", encoding="utf-8")
    result = run(*paths)
    assert result.exit_code == 1
    assert "--> decision_trees/_house.yml:1:11" in result.stdout
    # What the tree gets wrong by itself is told all the same, where it is asked about.
    assert ("2 errors," if paths != ["docs"] else "1 error,") in result.stderr
    assert ("unknown-target" in result.stdout) == (paths != ["docs"])


@pytest.mark.parametrize("format_", ["full", "concise", "github", "json"])
def test_every_format_agrees_on_the_exit_code(format_: str, root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    result = run("--format", format_)
    assert result.exit_code == 1
    assert "unknown-target" in result.stdout


def test_json_stays_alone_on_standard_output(root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    (found,) = json.loads(run("--format", "json").stdout)["diagnostics"]
    assert (found["rule"], found["line"], found["column"], found["end_column"]) == ("unknown-target", 14, 15, 24)


def test_check_changes_no_file(root: Path) -> None:
    (root / TREE).write_bytes(BAD.replace("\n", "\r\n").encode())
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    run()
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_hostile_folder_gives_findings_and_no_traceback(root: Path) -> None:
    trees = root / "decision_trees"
    (trees / "folder.yml").mkdir()
    (trees / "nowhere.yml").symlink_to("gone.yml")
    (trees / "binary.yml").write_bytes(bytes(range(256)))
    (trees / "Bad Name!.yml").write_text(PLAIN, encoding="utf-8")
    (trees / "deep.yml").write_text("[" * 20_000, encoding="utf-8")
    os.mkfifo(trees / "pipe.yml")
    (root / "docs/articles/plain.md").write_text("no front matter", encoding="utf-8")
    with open(os.fsencode(trees) + b"/\xff.yml", "w", encoding="utf-8") as file:  # noqa: PTH123 (a name that is no text)
        file.write(PLAIN)
    for format_ in ("full", "concise", "github", "json"):
        done = _in_a_process(root, "--format", format_)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        for rule in (b"unreadable-file", b"not-utf-8", b"bad-id", b"too-deep", b"missing-front-matter"):
            assert rule in done.stdout


def _in_a_process(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(good_call.__file__).parents[1]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "good_call", "check", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)


def test_placeholders_are_listed_alone(root: Path) -> None:
    house = root / "decision_trees/_house.yml"
    house.write_text(
        house.read_text("utf-8").replace("    name: Birch & Co\n", "    name: Birch & Co\n    replace: true\n"), "utf-8"
    )
    (root / TREE).write_text(NO_OWNER.replace("title: ", "title: flow.mmd #", 1), encoding="utf-8")
    assert run("new", "--placeholders").exit_code == 2
    told = run("--placeholders", "--format", "json")
    assert told.exit_code == 1
    found = json.loads(told.stdout)["diagnostics"]
    assert {each["rule"] for each in found} == {"placeholder"}
    assert "decision_trees/_house.yml" in {each["file"] for each in found}
    house.write_text(house.read_text("utf-8").replace("    replace: true\n", ""), "utf-8")
    (root / TREE).write_text(PLAIN, encoding="utf-8")
    done = run("--placeholders")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 placeholders left" in done.stderr


def test_what_can_t_be_read_may_hold_more_placeholders(root: Path) -> None:
    (root / TREE).write_text(BAD, encoding="utf-8")
    done = run("--placeholders")
    assert done.exit_code == 1
    assert "There may be more" in done.stderr
    assert run("--placeholders", "--fix").exit_code == 2
