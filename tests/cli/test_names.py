"""What a tree may be called: the check, `guide new`, `rename` and `import` say the same, and none of them writes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main

from tests.cli.small_guide import write_small_guide

BAD = {
    "index": "is the address of the list of all trees",
    "con": "is what Windows calls a device",
    "NUL": "is what Windows calls a device",
    "aux": "is what Windows calls a device",
    "com1": "is what Windows calls a device",
    "a" * 200: "is too long: an id has at most 60 characters",
    "\U0001f642": "is no id: a-z, 0-9 and hyphens",
    "Hard days": "is no id: a-z, 0-9 and hyphens",
    "late--return": "is no id: a-z, 0-9 and hyphens",
}
GOOD = ("conference", "index-of-all", "com", "a" * 60, "0", "null")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_small_guide(tmp_path / "guide")
    monkeypatch.chdir(root)
    (root / "flow.mmd").write_text("flowchart TD\n  a{Late?} -->|Yes| b[Say sorry]\n  a -->|No| c[Go on]\n")
    return root


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, " ".join(done.output.split())


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_no_tree_can_have_is_refused_by_every_command(name: str, root: Path) -> None:
    before = _files(root)
    for command in (
        ("new", "Is it late?", "--id", name, "--yes"),
        ("rename", "afterwards", name, "--yes"),
        ("import", "flow.mmd", "--to", f"decision_trees/{name}.yml"),
    ):
        code, said = run(*command)
        assert (code, BAD[name] in said) == (2, True), said
    assert _files(root) == before


@pytest.mark.parametrize("name", BAD)
def test_the_check_says_the_same_of_a_file_that_has_such_a_name(name: str, root: Path) -> None:
    shutil.move(root / "decision_trees/afterwards.yml", root / f"decision_trees/{name}.yml")
    code, said = run("check", "--format", "concise")
    assert code == 1
    assert "error[bad-id]" in said
    assert BAD[name] in said


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_only_looks_like_one_of_them_is_fine(name: str, root: Path) -> None:
    assert run("new", "Is it late?", "--id", name, "--yes")[0] == 0
    assert run("check", f"decision_trees/{name}.yml")[0] == 0


@pytest.mark.parametrize("name", ["con", "Hard days", "a" * 200, "\U0001f642"])
def test_a_group_with_such_a_name_is_refused_and_told(name: str, root: Path) -> None:
    code, said = run("new", "Is it late?", "--group", name, "--yes")
    assert (code, BAD[name] in said) == (2, True), said
    (root / "decision_trees" / name).mkdir()
    shutil.move(root / "decision_trees/afterwards.yml", root / "decision_trees" / name / "afterwards.yml")
    assert BAD[name] in run("check", "--format", "concise")[1]


@pytest.mark.parametrize("name", ["y" * 300, "long/" * 1000, "\U0001f642" * 100], ids=["name", "path", "emoji"])
def test_a_name_too_long_for_a_disk_is_a_sentence_wherever_a_file_is_named(name: str, root: Path) -> None:
    before = _files(root)
    for command in (
        ("check", name),
        ("check", f"decision_trees/{name}.yml"),
        ("import", f"{name}.mmd"),
        ("import", "flow.mmd", "--to", f"decision_trees/{name}/late.yml"),
        ("init", name, "--yes", "--engine", "==1.0"),
        ("build", "--site-dir", name),
        ("export", "afterwards", "--to", "dot", "--out", name),
    ):
        code, said = run(*command)
        assert code == 2, (command[0], said)
        assert "Error:" in said
    assert _files(root) == before


@pytest.mark.parametrize(
    "command",
    [
        ("init", "flow.mmd/acme", "--yes", "--engine", "git+https://example.com/good-call@v1"),
        ("build", "--site-dir", "flow.mmd/site"),
        ("offline", "--out", "flow.mmd/guide.zip"),
        ("render", "--out", "flow.mmd/plain"),
        ("export", "keep", "--to", "dot", "--out", "flow.mmd/keep.dot"),
    ],
    ids=lambda command: command[0],
)
def test_a_place_below_a_file_is_refused_by_every_command(command: tuple[str, ...], root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: Acme\nplugins: [good-call]\n", encoding="utf-8")
    before = _files(root)
    code, output = run(*command)
    assert code == 2
    assert "flow.mmd" in output
    assert _files(root) == before
