import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_hooks.cli.diff_command import command
from build_hooks.cli.main import main
from tests.cli.small_guide import rewrite


def git(root: Path, *arguments: str) -> None:
    named = ["-c", "user.name=A Trainer", "-c", "user.email=trainer@example.com"]
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def kept(guide: Path) -> Path:
    """The small guide, committed on the branch `main`."""
    git(guide, "init", "--initial-branch=main")
    git(guide, "add", ".")
    git(guide, "commit", "--message", "The guide")
    return guide


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def changes(*arguments: str) -> Any:
    return json.loads(run("--format", "json", *arguments))


def test_an_unchanged_guide_changes_nothing_for_anybody(kept: Path) -> None:
    assert "Nothing changes in 2 of 2 trees." in run()
    assert changes()["trees"] == []


def test_a_retargeted_answer_is_told_in_the_words_of_the_tree(kept: Path) -> None:
    rewrite(kept, "keep", "        below: 100\n        then: part", "        below: 100\n        then: stay")
    output = run()
    assert "keep: 2 of 10 paths change (2 end elsewhere); for example:" in output
    example = changes()["trees"][0]["examples"][0]
    assert example == {
        "trail": [
            "Were they rude? Yes",
            "How often were they late? Sometimes",
            "Which are true? Some (They lied)",
            "What do they bring? Little",
        ],
        "before": "Let them go",
        "now": "Serve them on",
    }


def test_a_new_answer_is_a_new_path_and_a_removed_one_is_gone(kept: Path) -> None:
    rewrite(kept, "afterwards", '      - answer: "No"\n', "      - answer: A little\n")
    tree = changes()["trees"][0]
    assert tree["paths"] == {"total": 3, "moved": 0, "gone": 1, "new": 1}
    assert {example["before"] for example in tree["examples"]} == {"on to the tree “keep”", "there is no such answer"}


def test_wordings_scenarios_safeguards_and_nodes_are_told_apart(kept: Path) -> None:
    rewrite(kept, "keep", "help: Shouting counts.", "help: Shouting counts, swearing too.")
    rewrite(kept, "keep", "story: All is well.", "story: All is very well.")
    rewrite(kept, "keep", "      - asked: rude", "      - asked: [rude, late]")
    tree = changes()["trees"][0]
    assert tree["wordings"] == 1
    assert tree["scenarios"]["changed"] == ["The good one"]
    assert tree["safeguards"]["changed"] == ["Nobody goes before we asked whether they were rude."]
    assert tree["paths"]["moved"] == tree["paths"]["new"] == 0
    assert "keep: none of 10 paths changes.\n  Safeguard changed:" in run()


def test_a_vanished_id_fails_where_it_is_asked_to(kept: Path) -> None:
    rewrite(kept, "afterwards", "breathe", "calm-down")
    assert "error[vanished-id]: the published id `breathe` is gone from this tree" in run()
    assert "formerly: [breathe]" in run("--fail-on-vanished", code=1)
    rewrite(kept, "afterwards", "  calm-down:\n", "  calm-down:\n    formerly: [breathe]\n")
    output = run("--fail-on-vanished")
    assert "none of 2 paths changes.\n  Renamed: [breathe] is now [calm-down]." in output


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('answer: "No"\n', "answer: Not any more\n", "the published answer `no` is gone from this question"),
        ('answer: "No"\n', "answer: Not any more\n        id: no\n", ""),
        ('answer: "No"\n', "answer: Not any more\n        formerly: [no]\n", ""),
        ('answer: "No"\n', "answer: Not any more\n", ""),
    ],
    ids=["uncovered", "same id", "formerly", "retired"],
)
def test_a_reworded_answer_is_covered_by_id_formerly_or_retired(kept: Path, old: str, new: str, message: str) -> None:
    rewrite(kept, "afterwards", old, new)
    if not message and "id" not in new and "formerly" not in new:
        rewrite(kept, "afterwards", "start: angry", "start: angry\nretired:\n  no: Say how much.")
    found = changes()["vanished"]
    assert [each["message"] for each in found] == ([message] if message else [])
    if found:
        assert (found[0]["file"], found[0]["line"]) == ("decision_trees/afterwards.yml", 11)


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("tick: They told lies", "the published tick `lied` is gone from this question"),
        ("tick: They told lies\n        formerly: [lied]", ""),
    ],
    ids=["uncovered", "formerly"],
)
def test_a_renamed_tick_is_covered_by_formerly(kept: Path, new: str, message: str) -> None:
    rewrite(kept, "keep", "id: lied\n        tick: They lied", new)
    for old, other in (("signs: lied,", "signs: they-told-lies,"), ("signs: [lied]", "signs: [they-told-lies]")):
        rewrite(kept, "keep", old, other)
    run("--fail-on-vanished", code=1 if message else 0)
    found = changes()
    assert [each["message"] for each in found["vanished"]] == ([message] if message else [])
    if message:
        assert (found["vanished"][0]["file"], found["vanished"][0]["line"]) == ("decision_trees/keep.yml", 31)
    else:
        assert found["trees"][0]["renamed"] == {"signs/lied": "signs/they-told-lies"}
        assert found["trees"][0]["paths"]["total"] == 10, "under either name the same paths"
        assert found["trees"][0]["paths"]["gone"] == found["trees"][0]["paths"]["new"] == 0


def test_explain_knows_what_diff_finds_and_says_that_check_does_not(guide: Path) -> None:
    result = CliRunner().invoke(main, ["explain", "vanished-id"])
    assert result.exit_code == 0
    assert result.output.startswith("vanished-id (Upkeep, error)")
    assert "`guide check` sees one state alone and never says it" in result.output
    assert "vanished-id" in CliRunner().invoke(main, ["explain"]).output


def test_a_removed_tree_is_told_until_another_takes_its_name(kept: Path) -> None:
    path = kept / "decision_trees/afterwards.yml"
    path.rename(path.with_name("later.yml"))
    rewrite(kept, "keep", "next: [afterwards]", "next: [later]")
    output = run("--fail-on-vanished", code=1)
    assert "the published tree `afterwards` is gone" in output
    assert "Trees added: later.\nTrees removed: afterwards." in output
    rewrite(kept, "later", "start: angry", "start: angry\nformerly: [afterwards]")
    output = run("--fail-on-vanished")
    assert "The tree was called afterwards." in output


def test_compares_with_where_the_branch_left_main(kept: Path) -> None:
    git(kept, "checkout", "-b", "work")
    rewrite(kept, "keep", "help: Shouting counts.", "help: Shouting counts, swearing too.")
    git(kept, "commit", "--all", "--message", "Say more")
    assert "where this branch left main" in run()
    assert changes()["trees"][0]["wordings"] == 1
    assert changes("HEAD")["trees"] == []


def test_the_work_tree_and_the_index_stay_untouched(kept: Path) -> None:
    rewrite(kept, "keep", "help: Shouting counts.", "help: Shouting counts, swearing too.")
    before = (kept / "decision_trees/keep.yml").read_bytes(), (kept / ".git/index").read_bytes()
    run("HEAD")
    assert before == ((kept / "decision_trees/keep.yml").read_bytes(), (kept / ".git/index").read_bytes())


def test_a_guide_below_the_top_of_its_repository_is_found(tmp_path: Path, guide: Path) -> None:
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message", "All")
    assert "Nothing changes in 2 of 2 trees." in run()


def test_a_tree_that_can_not_be_read_is_named_and_no_traceback_comes(kept: Path) -> None:
    rewrite(kept, "keep", "start: rude", "start: [rude")
    assert "Trees that can't be read here or there, and are not compared: keep." in run("--fail-on-vanished")


def test_a_loop_leaves_nothing_to_count_and_says_so(kept: Path) -> None:
    rewrite(kept, "keep", "    then: late\n", "    then: rude\n")
    assert "keep: its paths can't be compared" in run()


def test_markdown_names_the_tree_by_its_title(kept: Path) -> None:
    rewrite(kept, "keep", "        below: 100\n        then: part", "        below: 100\n        then: stay")
    output = run("--format", "markdown")
    assert "### Should you keep them?\n\n2 of 10 paths change (2 end elsewhere); for example:" in output
    assert "before: **Let them go**, now: **Serve them on**" in output


@pytest.mark.parametrize("revision", ["nowhere", "--output=/tmp/x", "HEAD:decision_trees", "HEAD\n"])
def test_an_unknown_revision_is_a_plain_usage_error(kept: Path, revision: str) -> None:
    assert "git knows no revision" in run("--", revision, code=2)


def test_a_folder_without_git_or_commits_says_so(guide: Path) -> None:
    assert "not kept in git" in run(code=2)
    git(guide, "init")
    assert "nothing is committed here yet" in run(code=2)
