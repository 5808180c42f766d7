"""What only touches content is judged by the content gate alone; everything else by all tests."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FILES = ("decision_trees/a.yml", "docs/articles/b.md", "mkdocs.yml", "build_hooks/x.py", "docs/trainers/first-tree.md")


def git(root: Path, *arguments: str) -> None:
    person = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *person, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the script, content and an engine."""
    for name in (".ci/engine-changed", *FILES):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((ROOT / name).read_text("utf-8") if name.startswith(".ci") else "before\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Before")
    return tmp_path


def changes_the_engine(root: Path, base: str, *files: str) -> bool:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("after\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "After")
    done = subprocess.run(["bash", ".ci/engine-changed", base], cwd=root, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.returncode == 0


@pytest.mark.parametrize(
    ("files", "engine"),
    [
        ((), False),
        (("decision_trees/a.yml", "decision_trees/returns/late.yml", "docs/articles/b.md"), False),
        (("mkdocs.yml", "tests/content/test_sources.py"), False),
        (("docs/öffnungszeiten.md", "docs/assets/logo.svg", "docs/stylesheets/brand.css"), False),
        (("docs/opening-hours.md", "docs/maintainers/plugins.md"), True),
        (("decision_trees/a.yml", "build_hooks/x.py"), True),
        (("decision_trees/_schema/tree.json",), True),
        (("docs/trainers/first-tree.md",), True),
        ((".github/workflows/publish.yml",), True),
    ],
)
def test_a_change_goes_its_road(project: Path, files: tuple[str, ...], engine: bool) -> None:
    assert changes_the_engine(project, "HEAD^", *files) == engine


@pytest.mark.parametrize("base", ["", "0" * 40, "--output=x"])
def test_where_nobody_knows_what_was_before_everything_is_tested(project: Path, base: str) -> None:
    assert changes_the_engine(project, base)


@pytest.mark.parametrize(("workflow", "job"), [("publish", "build"), ("pull-request", "test")])
def test_both_roads_begin_with_the_content_gate(workflow: str, job: str) -> None:
    read = yaml.safe_load((ROOT / ".github/workflows" / f"{workflow}.yml").read_text("utf-8"))
    steps = [step for step in read["jobs"][job]["steps"] if "run" in step]
    runs = [step["run"] for step in steps]
    gate, everything = runs.index("make test-content"), runs.index("bash .ci/run")
    assert gate < everything
    assert "if" not in steps[gate]
    assert steps[everything]["if"] == "steps.engine.outputs.changed"
    build = runs.index("make build") if "make build" in runs else len(runs)
    assert build > everything


def test_everything_is_tested_in_a_checkout_with_another_guide() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    everything = re.search(r"^test: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert everything
    assert {"lint", "lint-types", "test-content", "test-changes", "test-engine", "test-workshop"} <= {
        *everything[1].split()
    }
    assert "tests.other_checkout build/engine" in makefile
