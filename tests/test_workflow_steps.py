"""The workflows' own lines, run as GitHub runs them: what a reviewer reads, what stops a change, which issue is kept.

What GitHub alone has (checking out, Pages, artifacts) is left out, and so is `make`, which has tests of its own.
"""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.small_guide import TREE, rewrite, write_small_guide

WORKFLOWS = Path(__file__).parents[1] / ".github" / "workflows"
TREE_FILE = "decision_trees/keep.yml"
FAKE_GH = """#!/bin/sh
case "$1 $2" in
  "issue list") printf '%s' "$OPEN" ;;
  *) printf '%s\\n' "$*" >> "$CALLS" ;;
esac
"""
"""Stands in for GitHub's own command: it knows of one open issue or of none, and writes down what it is told to do."""


@dataclass
class Job:
    """What the steps of a job said: their exit codes by name, and the page that a reviewer reads."""

    codes: dict[str, int] = field(default_factory=dict)
    said: str = ""
    summary: str = ""


def steps(workflow: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job that run lines of their own."""
    read: Any = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))
    return [step for step in read["jobs"][job]["steps"] if "run" in step and not step["run"].startswith("make ")]


def shell(lines: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run lines as GitHub does where no shell is named."""
    paths = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder)}
    every = {**paths, **environment}
    return subprocess.run(
        ["bash", "-e", "-c", lines], cwd=folder, env=every, capture_output=True, text=True, check=False
    )


def git(root: Path, *arguments: str) -> None:
    named = ["-c", "user.name=A Trainer", "-c", "user.email=trainer@example.com"]
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small guide as it is published, with the command where `make setup` puts it."""
    root = tmp_path / "guide"
    root.mkdir()
    write_small_guide(root)
    (root / ".gitignore").write_text(".venv\n", encoding="utf-8")
    git(root, "init", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--message", "The guide")
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "guide").symlink_to(Path(sys.executable).with_name("guide"))
    return root


def propose(root: Path, *changes: tuple[str, str]) -> Job:
    """Make changes on a branch, merge it as a pull request's checkout does, and run the job that tells of them."""
    git(root, "switch", "--create", "change")
    for old, new in changes:
        rewrite(root, "keep", old, new)
    git(root, "commit", "--all", "--message", "A change")
    git(root, "switch", "main")
    git(root, "merge", "--no-ff", "change")
    return run_all(root)


def run_all(root: Path) -> Job:
    job, summary = Job(), root.parent / "summary.md"
    summary.touch()
    for step in steps("pull-request", "guide"):
        if any(job.codes.values()) and "cancelled" not in str(step.get("if", "")):
            continue
        done = shell(step["run"], root, GITHUB_STEP_SUMMARY=str(summary))
        job.codes[step["name"]] = done.returncode
        job.said += done.stdout + done.stderr
    job.summary = summary.read_text(encoding="utf-8")
    return job


def test_a_good_change_passes_and_its_summary_tells_a_reviewer_of_it(project: Path) -> None:
    job = propose(project, ("ask: Were they rude?", "ask: Did they insult anybody?"))
    assert set(job.codes.values()) == {0}
    assert len(job.codes) == len(steps("pull-request", "guide"))
    headings = [line.partition(",")[0] for line in job.summary.splitlines() if line.startswith("## ")]
    assert headings == ["## What the check found", "## What this change does to people", "## Guide health"]
    assert "Did they insult anybody?" in job.summary.partition("## What this change")[2]


def test_a_broken_tree_is_annotated_at_its_line_and_told_in_full(project: Path) -> None:
    job = propose(project, ("then: tell-them", "then: nowhere"))
    assert job.codes["Check, with annotations"] == 1
    line = 1 + TREE.splitlines().index("        then: tell-them")
    assert f"::error file={TREE_FILE},line={line}," in job.said
    found = job.summary.partition("## What the check found")[2].partition("## What this change")[0]
    assert "`nowhere`" in found
    assert "Tell how the guide is doing" in job.codes


def test_a_change_that_breaks_links_is_refused_and_the_link_is_named(project: Path) -> None:
    job = propose(project, ("  late:\n", "  too-late:\n"), ("then: late", "then: too-late"))
    assert job.codes["Compare with what is published"] != 0
    assert "late" in job.summary.partition("## What this change")[2]


@pytest.mark.parametrize(
    ("report", "open_issue", "told"),
    [
        ("A link is dead.\n", "", ["issue create --title Weekly --body-file body.md"]),
        ("A link is dead.\n", "7", ["issue edit 7 --body-file body.md"]),
        ("", "7", ["issue close 7 --comment Nothing left of this week."]),
        ("", "", []),
    ],
)
def test_a_weekly_report_is_one_issue(tmp_path: Path, report: str, open_issue: str, told: list[str]) -> None:
    (tmp_path / "report.md").write_text(report, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(FAKE_GH, encoding="utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    calls = tmp_path / "calls"
    calls.touch()
    environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "TITLE": "Weekly", "OPEN": open_issue}
    (step,) = steps("weekly", "tell")
    done = shell(step["run"], tmp_path, CALLS=str(calls), **environment)
    assert done.returncode == 0, done.stderr
    assert calls.read_text(encoding="utf-8").splitlines() == told
