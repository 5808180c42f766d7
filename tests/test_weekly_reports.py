"""The weekly reports as they run: the workflow's own steps and the Makefile's own lines, with recorded answers.

A report that couldn't look fails: then GitHub keeps no report, and nobody opens, renews or closes an issue.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.small_guide import rewrite, write_small_guide
from tests.test_workflow_steps import FAKE_GH, WORKFLOWS, shell, steps

ROOT = Path(__file__).parents[1]
LOCK = """\
jinja2==3.1.6 \\
    --hash=sha256:85ece4451f492d0c13c5dd7c13a64681a86afae63a5f347908daf103ce6d2f67
pymdown-extensions==12.3 ; python_full_version < '3.11.5' \\
    --hash=sha256:00
pymdown_extensions==13.1 ; python_full_version >= '3.11.5'
"""
HOLE = {
    "id": "PYSEC-2026-12",
    "fix_versions": ["3.1.7"],
    "aliases": ["CVE-2026-1234", "GHSA-aaaa-bbbb-cccc"],
    "description": "A sandbox can be left, says @somebody in #12.",
}
SKIPPED = "Dependency not found on PyPI and could not be audited"


def answered(*parts: tuple[str, str, dict[str, Any]]) -> str:
    """What pip-audit writes."""
    return json.dumps({"dependencies": [{"name": each, "version": at} | more for each, at, more in parts], "fixes": []})


CLEAN = [
    answered(("jinja2", "3.1.6", {"vulns": []}), ("pymdown-extensions", "12.3", {"vulns": []})),
    answered(("pymdown-extensions", "13.1", {"vulns": []})),
]
KNOWN = [answered(("jinja2", "3.1.6", {"vulns": [HOLE]}), ("pymdown-extensions", "12.3", {"vulns": []})), CLEAN[1]]
PARTLY = [
    json.dumps(
        {
            "dependencies": [
                {"name": "jinja2", "version": "3.1.6", "vulns": []},
                {"name": "pymdown-extensions", "skip_reason": f"{SKIPPED}: pymdown-extensions (12.3)"},
            ],
            "fixes": [],
        }
    ),
    CLEAN[1],
]
MISSING = [answered(("jinja2", "3.1.6", {"vulns": []})), CLEAN[1]]
NOTHING = [json.dumps({"dependencies": [{"name": "jinja2", "skip_reason": SKIPPED}], "fixes": []})] * 2
AUDIT = """#!/bin/sh
# Gives the recorded answers one after the other, as pip-audit does: its exit code is 1 for a hole and for a failure.
number=$(cat "$0.number" 2>/dev/null || echo 0)
echo $((number + 1)) > "$0.number"
cat "$0.$number"
grep -q '"vulns": \\[{' "$0.$number" && exit 1
test -s "$0.$number" || { echo 'ConnectionError: no way to the service' >&2; exit 1; }
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small guide, with the Makefile, and an environment that `make` takes for ready."""
    root = write_small_guide(tmp_path / "guide")
    rewrite(root, "afterwards", "reviewed: 2020-01-01", "reviewed: 2026-11-01")
    shutil.copy(ROOT / "Makefile", root)
    (root / "pyproject.toml").touch()
    for lock in ("requirements.lock", "requirements-audit.lock"):
        (root / lock).touch()
    (root / "requirements-dev.lock").write_text(LOCK, encoding="utf-8")
    programs = root / ".venv/bin"
    programs.mkdir(parents=True)
    write_program(programs / "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    write_program(programs / "guide", f'#!/bin/sh\nexec "{sys.executable}" -m good_call "$@"\n')
    for ready in ("bin/made-here", "ready-here", "ready-dev-here"):
        (root / ".venv" / ready).touch()
    return root


def write_program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def all_steps(job: str) -> list[dict[str, Any]]:
    read: Any = yaml.safe_load((WORKFLOWS / "weekly.yml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = read["jobs"][job]["steps"]
    return found


def week(root: Path, report: str, open_issue: str = "7") -> tuple[int, str, list[str]]:
    """Run one report as the workflow does: the exit code of looking, the report, what GitHub was told to do."""
    (look,) = (step for step in all_steps("look") if "REPORT" in step.get("env", {}))
    (tell,) = steps("weekly", "tell")
    paths = f"{root / 'fake'}:{os.environ['PATH']}"
    python = {"PYTHONPATH": f"{ROOT}:{ROOT / 'build_hooks'}", "SOURCE_DATE_EPOCH": "1796000000"}
    made = {"MAKEFLAGS": "HERE=here INSTALL=true", "PATH": paths, "REPORT": report}
    looked = shell(look["run"], root, **python, **made)
    if looked.returncode:
        return looked.returncode, looked.stderr, []
    (root / "fake").mkdir(exist_ok=True)
    write_program(root / "fake/gh", FAKE_GH)
    (root / "calls").touch()
    told = shell(tell["run"], root, CALLS=str(root / "calls"), TITLE="Weekly", OPEN=open_issue, PATH=paths)
    assert told.returncode == 0, told.stderr
    calls = (root / "calls").read_text(encoding="utf-8").splitlines()
    return 0, (root / "report.md").read_text(encoding="utf-8"), calls


CLOSED = ["issue close 7 --comment Nothing left of this week."]
RENEWED = ["issue edit 7 --body-file body.md"]


def test_nothing_overdue_closes_the_issue(project: Path) -> None:
    assert week(project, "overdue-reviews") == (0, "", CLOSED)


def test_an_overdue_tree_and_an_expired_waiver_are_listed_with_their_lines(project: Path) -> None:
    rewrite(project, "keep", "reviewed: 2026-11-01", "reviewed: 2020-01-01")
    waiver = "waivers:\n  - rule: one-answer\n    at: questions.rude\n    reason: So.\n    until: 2020-01-01\n"
    rewrite(project, "afterwards", "start: angry\n", f"start: angry\n{waiver}")
    code, report, told = week(project, "overdue-reviews")
    assert (code, told) == (0, RENEWED)
    over, due = report.splitlines()
    assert over.startswith("- decision\\_trees/afterwards.yml, line 11: this waiver was good until 2020-01-01.")
    assert due.startswith("- decision\\_trees/keep.yml, line 5: this tree was due for review on 202")


def test_a_tree_that_cannot_be_read_keeps_the_issue_open_and_is_named(project: Path) -> None:
    rewrite(project, "afterwards", "start: angry", "start: [angry")
    code, report, told = week(project, "overdue-reviews")
    assert (code, told) == (0, RENEWED)
    assert "afterwards.yml has errors, so it may not have been judged" in report


@pytest.mark.parametrize("broken", ["house", "no trees", "no check", "no word"])
def test_a_check_that_could_not_look_fails_and_touches_no_issue(project: Path, broken: str) -> None:
    guide = project / ".venv/bin/guide"
    if broken == "house":
        (project / "decision_trees/_house.yml").write_text("verdicts: [", encoding="utf-8")
    elif broken == "no trees":
        shutil.rmtree(project / "decision_trees")
    else:
        write_program(guide, "#!/bin/sh\nexit 1\n" if broken == "no check" else "#!/bin/sh\necho '{}'\n")
    code, said, told = week(project, "overdue-reviews")
    assert code != 0
    assert "Couldn't look for reviews" in said
    assert told == []


def answer(root: Path, answers: list[str]) -> None:
    write_program(root / ".venv/bin/pip-audit", AUDIT)
    for number, each in enumerate(answers):
        (root / f".venv/bin/pip-audit.{number}").write_text(each, encoding="utf-8")


def test_no_known_hole_closes_the_issue(project: Path) -> None:
    answer(project, CLEAN)
    assert week(project, "vulnerable-parts") == (0, "", CLOSED)


def test_a_known_hole_is_listed_with_what_mends_it_and_its_text_is_text(project: Path) -> None:
    answer(project, KNOWN)
    code, report, told = week(project, "vulnerable-parts")
    assert (code, told) == (0, RENEWED)
    assert report.startswith("- jinja2 3.1.6 has the hole PYSEC-2026-12, CVE<span>-</span>2026-1234")
    assert "mended in 3.1.7" in report
    assert "<span>@</span>somebody in <span>#</span>12." in report
    assert len(report.splitlines()) == 1


@pytest.mark.parametrize("answers", [PARTLY, MISSING], ids=["skipped", "left out"])
def test_a_part_that_could_not_be_judged_is_named_and_keeps_the_issue_open(project: Path, answers: list[str]) -> None:
    answer(project, answers)
    code, report, told = week(project, "vulnerable-parts")
    assert (code, told) == (0, RENEWED)
    assert report.startswith("- pymdown-extensions 12.3 could not be judged: ")
    assert len(report.splitlines()) == 1


@pytest.mark.parametrize("answers", [["", ""], NOTHING, ["{}", "{}"], ["not JSON", ""], [CLEAN[0], ""]])
def test_no_answer_fails_and_touches_no_issue(project: Path, answers: list[str]) -> None:
    answer(project, answers)
    code, said, told = week(project, "vulnerable-parts")
    assert code != 0
    assert "Couldn't look for known holes" in said
    assert told == []


def test_a_lock_without_parts_and_a_program_that_is_missing_fail(project: Path) -> None:
    assert week(project, "vulnerable-parts")[0] != 0
    answer(project, CLEAN)
    (project / "requirements-dev.lock").write_text("# nothing\n", encoding="utf-8")
    assert week(project, "vulnerable-parts")[0] != 0


def test_a_report_is_kept_only_where_looking_ended_well() -> None:
    """What GitHub does between the two jobs: without a report there is nothing to fetch, and the second job fails."""
    look, keep = all_steps("look")[-2:]
    assert "run" in look
    assert "upload-artifact" in keep["uses"]
    assert keep["with"]["if-no-files-found"] == "error"
    assert not {"if", "continue-on-error"} & {*look, *keep}
    fetch, tell = all_steps("tell")
    assert "download-artifact" in fetch["uses"]
    assert not {"if", "continue-on-error"} & {*fetch, *tell}
