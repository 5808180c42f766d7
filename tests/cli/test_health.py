import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from good_call.cli.health_command import command

from tests.cli.small_guide import rewrite
from tests.own_guide import OWN

WAIVER = """waivers:
  - rule: untaken-answer
    at: title
    reason: The tree is new.
    until: 2100-01-01

"""


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def trees() -> dict[str, Any]:
    return {each["tree"]: each for each in json.loads(run("--format", "json"))["trees"]}


def test_every_tree_is_shown_and_keeps_to_the_budgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OWN)
    found = trees()
    assert set(found) == {path.stem for path in (OWN / "decision_trees").glob("[!_]*.yml")}
    assert all(each["longest_path_questions"] <= 9 and each["longest_path_seconds"] <= 120 for each in found.values())


def test_the_numbers_of_a_small_tree_are_those_counted_by_hand(guide: Path) -> None:
    keep = trees()["keep"]
    # Twice (rude or not): never late; late and no sign, a lie with two ends, no lie.
    assert (keep["paths"], keep["longest_path_questions"], keep["nodes"]) == (2 * 5, 4, 7)
    assert (keep["due"], keep["overdue"], keep["safeguards"]) == ("2027-11-01", False, 1)
    assert keep["principles"] == ["saying-no/be-firm"]


def test_what_is_due_first_stands_first(guide: Path) -> None:
    lines = run().splitlines()
    assert lines[1].startswith("afterwards  2021-01-01 over")
    assert "Due for review: afterwards." in lines
    rewrite(guide, "keep", "reviewed: 2026-11-01\n", "")
    assert re.match(r"keep\s+never read", run().splitlines()[1])


def test_a_day_that_is_set_from_outside_decides(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build goes by it too: what is due on the page is due here."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # 2100
    assert all(each["overdue"] for each in trees().values())


def test_waivers_and_open_warnings_are_counted_apart(guide: Path) -> None:
    open_warnings = trees()["afterwards"]["warnings"]
    rewrite(guide, "afterwards", "outcomes:", WAIVER + "outcomes:")
    afterwards = trees()["afterwards"]
    assert afterwards["warnings"] == open_warnings - 1
    assert [each["rule"] for each in afterwards["waivers"]] == ["untaken-answer"]


def test_a_tree_with_a_loop_has_no_paths_and_says_why(guide: Path) -> None:
    rewrite(guide, "keep", "    then: late\n", "    then: rude\n")
    assert trees()["keep"]["paths"] is None
    assert "decision_trees/keep.yml has errors, so its paths are not counted" in run()


def test_a_broken_tree_and_placeholders_are_named(guide: Path) -> None:
    rewrite(guide, "afterwards", "start: angry", "start: [angry")
    output = run()
    assert "The tree afterwards can't be read." in output
    assert "Still in the house rules: 1 placeholder (" in output


def test_markdown_holds_no_text_that_could_become_markup(guide: Path) -> None:
    rewrite(guide, "keep", "owner: Sales training", "owner: Sales | [training](https://example.com)")
    table = [line for line in run("--format", "markdown").splitlines() if line.startswith("|")]
    assert len(table) == 4
    assert all(len(re.split(r"(?<!\\)\|", line)) == 15 for line in table)
    assert r"\[training\]" in table[3]


def test_a_guide_without_house_rules_gives_no_traceback(guide: Path) -> None:
    (guide / "decision_trees/_house.yml").unlink()
    assert trees()["keep"]["paths"] is None
