"""Whatever the pages tell somebody to type or to set is a command, a target or an option that is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.site.options import Options

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
# A line of prose may begin with "guide" too: there only what stands between backticks is typed.
IN_A_FENCE = r"^ *(?:\$ )?{name} (?P<first>[a-z][a-z-]*)(?P<rest>[^`\n#]*)"
IN_PROSE = r"(?:`|run: ){name} (?P<first>[a-z][a-z-]*)(?P<rest>[^`\n#]*)"
WRITTEN = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs/trainers").glob("*.md")),
    *sorted((ROOT / "docs/maintainers").rglob("*.md")),
    ROOT / "build_hooks/good_call/starter/files/README.md",
    ROOT / "build_hooks/good_call/starter/files/workflow.yml",
]


def typed_on(page: Path, name: str) -> list[tuple[str, str]]:
    """What follows a command's name, wherever the page tells somebody to type it: the next word, and the rest."""
    text = page.read_text(encoding="utf-8")
    fenced = re.finditer(IN_A_FENCE.format(name=name), "\n".join(FENCE.findall(text)), re.MULTILINE)
    return [(each["first"], each["rest"]) for each in (*fenced, *re.finditer(IN_PROSE.format(name=name), text))]


GUIDE = {page: typed for page in WRITTEN if (typed := typed_on(page, "guide"))}
MAKE = {page: typed for page in WRITTEN if (typed := typed_on(page, "make"))}


def called(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", GUIDE, ids=called)
def test_what_is_typed_is_a_command_with_these_options(page: Path) -> None:
    context = click.Context(main)
    for name, rest in GUIDE[page]:
        command = main.get_command(context, name)
        assert command, f"{page.name}: there is no `guide {name}`"
        options = {option for each in command.params for option in each.opts} | {"--help"}
        unknown = set(re.findall(r"(?<!\S)--[a-z-]+", rest)) - options
        assert not unknown, f"{page.name}: `guide {name}` has no {unknown}"


def test_the_pages_that_lead_a_newcomer_are_among_them() -> None:
    names = {page.name for page in GUIDE}
    assert {"README.md", "make-it-yours.md", "upgrading.md", "arrange.md", "assistants.md", "commands.md"} <= names


@pytest.mark.parametrize("page", MAKE, ids=called)
def test_what_is_made_is_a_target(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {first for first, _ in MAKE[page]} <= targets


def test_every_option_of_the_plugin_stands_on_a_page_for_a_business() -> None:
    pages = [ROOT / "docs/maintainers" / name for name in ("make-it-yours.md", "in-a-console.md")]
    text = "".join(page.read_text("utf-8") for page in pages)
    options = [each[0] for each in Options._schema]
    assert "home_title" in options
    assert [each for each in options if not re.search(rf"(?<![a-z_]){each}(?![a-z_])", text)] == []


def test_the_page_says_of_the_extra_what_the_command_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    said = CliRunner().invoke(main, ["mcp"]).output
    page = (ROOT / "docs/maintainers/assistants.md").read_text("utf-8")
    named = set(re.findall(r"`([^`]+)`", said))
    assert "good-call[agents]" in named
    assert [each for each in named if f"`{each}`" not in page.replace("\n", " ")] == []


@pytest.mark.parametrize(
    "page",
    [
        "docs/maintainers/make-it-yours.md",
        "docs/maintainers/upgrading.md",
        "build_hooks/good_call/starter/files/README.md",
    ],
)
def test_an_upgrade_takes_the_old_engine_out_first(page: str) -> None:
    """Of another commit with the same number pip installs nothing, and says nothing of it."""
    text = (ROOT / page).read_text("utf-8")
    assert "pip install --upgrade" not in text
    taken_out = text.index("python -m pip uninstall --yes good-call")
    assert taken_out < text.index("python -m pip install .", taken_out) < text.index("guide check --fix", taken_out)
