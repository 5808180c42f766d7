"""`guide serve`: the live guide."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from build_hooks.cli.project import find_root


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
def command(port: int) -> None:
    """Show the live guide, reloading on every save of a tree, an article or the house rules.

    A tree with a mistake shows what is wrong in place of its page.

    Example: guide serve --port 8001
    """
    root = find_root()
    arguments = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    if os.name == "posix":
        os.chdir(root)
        os.execv(sys.executable, arguments)
    sys.exit(subprocess.run(arguments, cwd=root, check=False).returncode)
