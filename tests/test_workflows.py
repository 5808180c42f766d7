"""The workflows are valid, pinned and safe; nothing here asks the network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
STARTER = ROOT / "build_hooks/good_call/starter/files/workflow.yml"
WORKFLOWS = [*sorted((GITHUB / "workflows").glob("*.yml")), STARTER]
USES = re.compile(r"uses: (?!\./)(?P<action>\S+)@(?P<version>\S+)(?P<comment>.*)")
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.github-issue-forms": [
        form for form in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if form.name != "config.yml"
    ],
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
}


def _run(*command: str) -> None:
    beside_python = Path(sys.executable).with_name(command[0])
    done = subprocess.run([beside_python, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_github_have_the_form_that_github_reads(schema: str) -> None:
    files = [str(path) for path in SCHEMAS[schema]]
    assert files
    _run("check-jsonschema", "--builtin-schema", schema, *files)


def test_workflows_pass_the_security_audit() -> None:
    _run("zizmor", "--offline", "--no-progress", "--pedantic", "--min-severity", "medium", str(GITHUB), str(STARTER))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(workflow: Path) -> None:
    for use in USES.finditer(workflow.read_text()):
        assert re.fullmatch(r"[0-9a-f]{40}", use["version"]), use[0]
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", use["comment"]), use[0]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_runs_a_strangers_change_with_our_rights(workflow: Path) -> None:
    text = workflow.read_text()
    assert "pull_request_target" not in text
    assert "secrets." not in text


def test_ci_runs_the_tests_and_nothing_else() -> None:
    commands = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if "make" in line]
    assert commands == ["exec make test"]
