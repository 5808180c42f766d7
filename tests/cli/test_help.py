"""The help of each command reads as it was written: an example can be copied, and no mark of the layout is seen."""

import click
import pytest
from click.testing import CliRunner
from good_call.cli.main import main

_CONTEXT = click.Context(main)


def _help(name: str) -> str:
    return CliRunner().invoke(main, [name, "--help"], terminal_width=80).output


@pytest.mark.parametrize("name", main.list_commands(_CONTEXT))
def test_every_example_stands_whole_on_one_line(name: str) -> None:
    command = main.get_command(_CONTEXT, name)
    assert command
    written = [line.strip() for line in (command.help or "").split("\n") if f": guide {name}" in line]
    shown = [line.strip() for line in _help(name).split("\n")]
    assert written
    assert [line for line in written if line not in shown] == []
    assert "\\" not in _help(name)


def test_a_rule_may_be_left_out_of_explain() -> None:
    assert "explain [OPTIONS] [RULE]\n" in _help("explain")
