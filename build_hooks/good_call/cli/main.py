"""The command `guide`: its commands, listed by hand and loaded when they are called."""

from __future__ import annotations

import errno
import gc
import importlib
from types import ModuleType
from typing import Any

import click

from good_call.model.tree_name import shortened

_COMMANDS = {
    "init": "Write a guide of your own, with what checks and publishes it.",
    "check": "Prove that every tree is complete and keeps its promises.",
    "explain": "Show a rule's manual.",
    "build": "Build the site; the old one stays until the new one is whole.",
    "serve": "Show the live guide, reloading on every save.",
    "offline": "Pack the guide as one file that opens from a disk.",
    "new": "Write a small tree to start from.",
    "rename": "Give a tree, a node or an answer a new id, everywhere at once.",
    "remove": "Take a tree or an article out of the guide, with what names it.",
    "render": "Write all pages as plain Markdown, for any other generator; finish what it built of them.",
    "schema": "Write the JSON Schemas that editors read.",
    "coverage": "Show what scenarios take and nodes cite, and name what is missing.",
    "health": "Show how each tree is doing; what is due for review comes first.",
    "diff": "Show what a change does to people, compared with a revision of git.",
    "walk": "Try a tree in the terminal, as a rep would meet it.",
    "import": "Turn a flowchart, a CSV or graph JSON into a tree.",
    "export": "Write a tree as a flowchart for other programs.",
    "mcp": "Let an assistant walk the trees.",
}
"""Each command with its line of help, so that `guide --help` loads none of them."""


_NO_FOLDER = "can't be made: a file stands where a folder is needed"
_REFUSED = {
    errno.ENAMETOOLONG: "is too long for a file's name",
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
}
"""What the disk refuses, as what is said of the name."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = _load(f"good_call.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Whether a name is too long, say, only the disk on which it would stand can tell.
            if not isinstance(error.filename, str):
                raise
            is_long = error.errno == errno.ENAMETOOLONG
            name = f"`{shortened(error.filename) if is_long else error.filename}`"
            reason = _REFUSED.get(error.errno or 0) or f"can't be used: {(error.strerror or 'unknown reason').lower()}"
            raise click.UsageError(f"{name} {reason}.") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _load(name: str) -> ModuleType:
    # What is loaded stays to the end: looking through it for what could be thrown away took a tenth of the time.
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="good-call", prog_name="guide")
def main() -> None:
    """Write, check, try and publish decision trees.

    Example: guide check
    """
