"""An argument of `guide check` that names nothing which is read is wrong usage, and the reason is said."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main

from tests.cli.small_guide import write_small_guide

UNREAD = {
    "decision_trees/late.txt": "ends in `.yml`",
    "decision_trees/_late.yml": "begins with `_`",
    "decision_trees/.late.yml": "begins with `.`",
    "decision_trees/_drafts/late.yml": "of such folders nothing is read",
    "notes/late.yml": "trees and house rules stand in `decision_trees/`",
    "decision_trees/empty": "no tree, article or page stands in this folder",
}
READ = (
    "keep",
    "decision_trees/keep.yml",
    "decision_trees",
    "decision_trees/_house.yml",
    "docs",
    ".",
    "docs/articles/saying-no.md",
)


def check(root: Path, argument: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["check", argument, "--format", "json"])
    return done.exit_code, done.output


@pytest.mark.parametrize("file", UNREAD)
def test_what_no_check_reads_is_wrong_usage(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_small_guide(tmp_path / "guide")
    path = root / file
    if path.suffix:
        path.parent.mkdir(exist_ok=True)
        path.write_text("title: x\n", encoding="utf-8")
    else:
        path.mkdir()
    code, output = check(root, file, monkeypatch)
    assert code == 2
    assert UNREAD[file] in " ".join(output.split())


@pytest.mark.parametrize("argument", READ)
def test_what_is_read_is_none(argument: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(write_small_guide(tmp_path / "guide"), argument, monkeypatch)[0] != 2
