from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.export_command import command
from good_call.cli.import_command import command as import_command
from good_call.model.guide import read_guide


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.parametrize(
    ("format_", "line"),
    [
        ("mermaid", '  ANGRY -->|"Yes"| BREATHE'),
        ("dot", '  "angry" -> "breathe" [label="Yes", form="{%22id%22: %22yes%22}"];'),
        ("json", '     "label": "Yes",'),
        ("csv", 'angry,question,Are you still angry?,,Yes,,breathe,,"{""id"": ""yes""}"'),
    ],
)
def test_each_format_goes_to_standard_output(guide: Path, format_: str, line: str) -> None:
    assert line in run("afterwards", "--to", format_).splitlines()


@pytest.mark.parametrize("ending", ["mmd", "dot", "json", "csv"])
def test_what_was_exported_is_imported_as_the_same_tree(guide: Path, ending: str) -> None:
    format_ = {"mmd": "mermaid"}.get(ending, ending)
    run("keep", "--to", format_, "--out", f"copy.{ending}")
    result = CliRunner().invoke(import_command, [f"copy.{ending}"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    trees = read_guide(guide).trees
    assert list(map(str, trees["copy"].nodes.values())) == list(map(str, trees["keep"].nodes.values()))


def test_a_file_is_written_over_only_by_force(guide: Path) -> None:
    run("keep", "--to", "csv", "--out", "keep.csv")
    before = (guide / "keep.csv").read_bytes()
    assert "exists already" in run("afterwards", "--to", "csv", "--out", "keep.csv", code=2)
    assert (guide / "keep.csv").read_bytes() == before
    run("afterwards", "--to", "csv", "--out", "keep.csv", "--force")
    assert (guide / "keep.csv").read_bytes() != before


def test_wrong_names_are_told(guide: Path) -> None:
    assert "did you mean `afterwards`?" in run("afterward", "--to", "csv", code=2)
    assert "is not one of" in run("keep", "--to", "pdf", code=2)
    assert "--to" in run("keep", code=2)


def test_what_a_format_cannot_hold_is_told(guide: Path) -> None:
    result = CliRunner().invoke(command, ["keep", "--to", "json"], catch_exceptions=False)
    told = result.stderr
    assert told.startswith("This format doesn't hold: `summary`, `owner`, `reviewed`, `safeguards`, `scenarios`, ")
    for lost in ("`principles` of 1 question", "`say` of 1 step", "`do` of 2 outcomes", "`refer` of 1 outcome"):
        assert lost in told
    assert told.endswith("They stay in the tree alone.\n")
    assert "`answers`" not in told
