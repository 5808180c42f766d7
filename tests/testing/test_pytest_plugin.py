"""In a folder with trees, pytest proves each tree, promise, story and article under a name that one can read."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.small_guide import rewrite, write_small_guide

STORY = "decision_trees/keep.yml::story: The liar"
ALL = [
    "decision_trees/_house.yml::house rules",
    "decision_trees/_house.yml::everything else",
    "decision_trees/afterwards.yml::complete, no dead ends",
    "decision_trees/keep.yml::complete, no dead ends",
    "decision_trees/keep.yml::safeguard: Nobody goes before we asked whether they were rude",
    "decision_trees/keep.yml::story: The good one",
    "decision_trees/keep.yml::story: The sorry one",
    "decision_trees/keep.yml::story: The silent one",
    STORY,
    "decision_trees/keep.yml::story: The rich liar",
    "docs/articles/saying-no.md::article",
]


pytest_plugins = ("pytester",)
# Named, so that no other plugin has to be loaded; that it loads by itself is the wheel's test.
NAMED = ("-p", "good_call.testing.plugin")


@dataclass(frozen=True)
class Run:
    """What pytest said, and with which code it ended."""

    returncode: int
    stdout: str


Running = Callable[..., Run]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_small_guide(tmp_path / "guide")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return root


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Running:
    """Runs pytest in a folder, within this process."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT"):
        monkeypatch.delenv(name, raising=False)

    def run(root: Path, *arguments: str) -> Run:
        monkeypatch.chdir(root)
        done = pytester.runpytest_inprocess(*NAMED, *arguments)
        return Run(int(done.ret), done.stdout.str())

    return run


def shown(done: Run, word: str) -> list[str]:
    """The ids of the tests that ended in this word."""
    return [found[1] for found in re.finditer(rf"^((?:decision_trees|docs)/.*?) {word}\b", done.stdout, re.MULTILINE)]


def test_everything_is_a_test_of_its_own(root: Path, run: Running) -> None:
    done = run(root, "-v")
    assert done.returncode == 0, done.stdout
    assert shown(done, "PASSED") == ALL


def test_a_story_that_ends_elsewhere_fails_alone_and_says_where(root: Path, run: Running) -> None:
    rewrite(root, "keep", "cost: {a-month: 1.50}\n    expect: part", "cost: {a-month: 1.50}\n    expect: stay")
    done = run(root, "-v", "--junitxml=report.xml")
    assert done.returncode == 1
    assert shown(done, "FAILED") == [STORY]
    assert "error[wrong-scenario]" in done.stdout
    assert "--> decision_trees/keep.yml:" in done.stdout
    assert "Traceback" not in done.stdout
    cases = ElementTree.parse(root / "report.xml").getroot().iter("testcase")
    assert [case.get("name") for case in cases if case.find("failure") is not None] == ["story: The liar"]
    again = run(root, "-v", "--lf")
    assert shown(again, "FAILED") == [STORY]
    assert shown(again, "PASSED") == []


def test_a_broken_promise_fails_alone(root: Path, run: Running) -> None:
    rewrite(root, "keep", "- asked: rude", "- asked: tell-them")
    done = run(root, "-v")
    assert shown(done, "FAILED") == [ALL[4]]
    assert "error[broken-safeguard]" in done.stdout


def test_what_can_t_be_judged_yet_does_not_pass(root: Path, run: Running) -> None:
    rewrite(root, "keep", "then: tell-them", "then: tell-thm")
    done = run(root, "-v")
    assert shown(done, "FAILED") == [ALL[3]]
    assert shown(done, "SKIPPED") == ALL[4:10]


@pytest.mark.parametrize(
    ("file", "failed"),
    [
        ("decision_trees/keep.yml", "decision_trees/keep.yml::complete, no dead ends"),
        ("docs/articles/saying-no.md", "docs/articles/saying-no.md::article"),
        ("decision_trees/_house.yml", "decision_trees/_house.yml::house rules"),
    ],
)
def test_a_file_that_can_t_be_read_fails(root: Path, run: Running, file: str, failed: str) -> None:
    (root / file).write_text("title: [", encoding="utf-8")
    done = run(root, "-v", file)
    assert failed in shown(done, "FAILED")


def test_missing_house_rules_fail(root: Path, run: Running) -> None:
    (root / "decision_trees/_house.yml").unlink()
    done = run(root, "-v")
    assert ALL[3] in shown(done, "FAILED")


def test_one_story_can_be_picked_and_run_in_parallel(root: Path, run: Running) -> None:
    assert shown(run(root, "-v", "-k", "rich"), "PASSED") == [ALL[9]]
    assert shown(run(root, "-v", STORY), "PASSED") == [STORY]
    command = [sys.executable, "-m", "pytest", *NAMED, "-p", "xdist", "-n", "2"]
    parallel = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert parallel.returncode == 0, parallel.stdout + parallel.stderr
    assert f"{len(ALL)} passed" in parallel.stdout


def test_files_elsewhere_are_no_reason_to_check_the_guide(root: Path, run: Running) -> None:
    (root / "decision_trees/_house.yml").write_text("title: [", encoding="utf-8")
    (root / "tests").mkdir()
    (root / "tests/other.yml").write_text("title: [", encoding="utf-8")
    (root / "tests/test_other.py").write_text(
        "from good_call.testing import plugin\n\ndef test_it(pytestconfig):\n"
        "    guide = pytestconfig.pluginmanager.getplugin('good-call-guide')\n"
        "    assert isinstance(guide, plugin.GuideTests) and '_proofs' not in vars(guide)\n",
        encoding="utf-8",
    )
    done = run(root, "tests")
    assert "1 passed" in done.stdout, done.stdout


def test_a_folder_without_trees_has_no_such_tests(tmp_path: Path, run: Running) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tmp_path / "other.yml").write_text("title: [", encoding="utf-8")
    assert "no tests ran" in run(tmp_path).stdout
