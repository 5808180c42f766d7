"""Every command takes a tree by its id, by its file's name, or by its path."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main

_COMMANDS = ("check", "coverage", "export --to mermaid", "rename --yes", "walk --random 1")
_NAMES = ("keep", "keep.yml", "decision_trees/keep.yml")


def _run(command: str, *names: str) -> Result:
    return CliRunner().invoke(main, [*command.split(), *names])


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_tree_has_three_names(command: str, name: str, guide: Path) -> None:
    result = _run(command, name, *(["keep-them"] if command.startswith("rename") else []))
    assert result.exit_code == 0, result.output
    assert (guide / "decision_trees/keep-them.yml").exists() == command.startswith("rename")


@pytest.mark.parametrize("command", [each for each in _COMMANDS if each != "rename --yes"])
def test_a_name_that_is_none_is_told_with_the_nearest(command: str, guide: Path) -> None:
    result = _run(command, "kepe")
    assert result.exit_code == 2
    assert "did you mean `keep`?" in " ".join(result.output.split())


def test_a_check_by_id_shows_that_tree_alone_also_when_it_cannot_be_read(guide: Path) -> None:
    (guide / "decision_trees/other.yml").write_text("title: [")
    (guide / "decision_trees/keep.yml").write_text("title: [")
    result = _run("check --format concise", "keep")
    assert result.exit_code == 1
    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == {"decision_trees/keep.yml"}


def test_a_file_that_belongs_to_no_guide_is_told_by_its_name(
    guide: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stray = tmp_path_factory.mktemp("desk") / "keep.yml"
    stray.write_text((guide / "decision_trees/keep.yml").read_text(encoding="utf-8"), encoding="utf-8")
    result = _run("check", str(stray))
    assert result.exit_code == 2
    assert f"`{stray}` belongs to no guide." in result.output
    assert "Change into the guide's folder" in _run("check", str(stray.parent)).output


def test_a_folder_comes_before_a_tree_of_its_name(guide: Path) -> None:
    (guide / "keep").mkdir()
    (guide / "decision_trees/keep.yml").write_text("title: [")
    # the folder holds nothing to read, which is a wrong use and no clean check
    assert _run("check", "keep").exit_code == 2
    assert _run("check", "keep.yml").exit_code == 1


def test_coverage_of_one_tree_says_nothing_of_the_others(guide: Path) -> None:
    output = _run("coverage", "keep").output
    assert "100 %: " in output
    assert "afterwards" not in output
