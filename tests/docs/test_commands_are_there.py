"""Whatever the pages for a business and its own README tell somebody to type is a command with these options."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from good_call.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "docs/maintainers/make-it-yours.md",
    ROOT / "docs/maintainers/upgrading.md",
    ROOT / "docs/trainers/arrange.md",
    ROOT / "build_hooks/good_call/starter/files/README.md",
    ROOT / "build_hooks/good_call/starter/files/workflow.yml",
]
TYPED = re.compile(r"(?:^|`|run: |\$ )guide (?P<command>[a-z]+)(?P<rest>[^`\n#]*)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_typed_is_a_command_with_these_options(page: Path) -> None:
    context = click.Context(main)
    typed = [(found["command"], found["rest"]) for found in TYPED.finditer(page.read_text(encoding="utf-8"))]
    assert typed
    for name, rest in typed:
        command = main.get_command(context, name)
        assert command, f"{page.name}: there is no `guide {name}`"
        options = {option for each in command.params for option in each.opts} | {"--help"}
        unknown = set(re.findall(r"(?<!\S)--[a-z-]+", rest)) - options
        assert not unknown, f"{page.name}: `guide {name}` has no {unknown}"
