"""`guide serve`: the live guide."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys

import click

from good_call.cli import generator
from good_call.cli.project import find_root, refuse_settings


@click.command("serve")
@click.option("--dev-addr", default="127.0.0.1:8000", show_default=True, help="The address and port to serve at.")
def command(dev_addr: str) -> None:
    """Show the live guide, reloading on every save of a tree, an article or the house rules.

    A tree with a mistake shows what is wrong in place of its page. Ctrl+C stops the guide.

    Example: guide serve --dev-addr 127.0.0.1:8001
    """
    root = find_root()
    refuse_settings(root)
    _check_free(dev_addr)
    click.echo(f"Starting the live guide at http://{dev_addr}; Ctrl+C stops it.", err=True)
    arguments = generator.arguments("serve", "--livereload", "--dev-addr", dev_addr)
    environment = generator.environment()
    if os.name == "posix":
        os.chdir(root)
        os.execve(sys.executable, arguments, environment)
    sys.exit(subprocess.run(arguments, cwd=root, env=environment, check=False).returncode)


def _check_free(dev_addr: str) -> None:
    """Raises click.ClickException where nothing can be served: MkDocs would find out after a whole build."""
    host, _, port = dev_addr.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise click.UsageError(f"`{dev_addr}` is no address with a port. Write it as in `127.0.0.1:8001`.")
    try:
        _bind(host.strip("[]"), int(port))
    except OSError as error:
        raise click.ClickException(_refusal(error, host, int(port))) from None


def _bind(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        if os.name == "posix":
            # As the server does: a port that was left a moment ago is free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((host, port))


def _refusal(error: OSError, host: str, port: int) -> str:
    if error.errno != errno.EADDRINUSE:
        return f"`{host}:{port}` can't be used: {(error.strerror or str(error)).lower()}."
    other = f"{host}:{port + 1 if port < 65535 else port - 1}"
    return (
        f"port {port} is taken. If the guide runs already, open http://{host}:{port}; "
        f"else take another port: `guide serve --dev-addr {other}`, or `make serve ADDRESS={other}`."
    )
