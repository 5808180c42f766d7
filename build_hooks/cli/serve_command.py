"""`guide serve`: the live guide."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from build_hooks.cli.project import find_root


@click.command("serve")
@click.option("--dev-addr", default="127.0.0.1:8000", show_default=True, help="The address and port to serve at.")
def command(dev_addr: str) -> None:
    """Show the live guide, reloading on every save of a tree, an article or the house rules.

    A tree with a mistake shows what is wrong in place of its page.

    Example: guide serve --dev-addr 127.0.0.1:8001
    """
    root = find_root()
    arguments = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", dev_addr]
    if os.name == "posix":
        os.chdir(root)
        os.execv(sys.executable, arguments)
    sys.exit(subprocess.run(arguments, cwd=root, check=False).returncode)
