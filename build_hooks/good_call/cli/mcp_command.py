"""`guide mcp`: the trees for an assistant."""

from __future__ import annotations

import importlib.util
import socket
from importlib.metadata import version

import click

from good_call.cli.project import find_root, site_address, site_name
from good_call.pages.addresses import Addresses
from good_call.source.clock import today

_HOW_TO_GET_IT = (
    "`guide mcp` needs the extra `agents`. In your guide's `pyproject.toml` write `good-call[agents]` in place of "
    "`good-call`, then `python -m pip install .`; in a clone of the engine, "
    "`python -m pip install --editable '.[agents]'`."
)


@click.command("mcp")
@click.option("--http", "port", type=click.IntRange(1, 65535), help="Serve over HTTP at this port of this machine.")
@click.option("--site", help="The address of the site that links lead to, in place of that in mkdocs.yml.")
def command(port: int | None, site: str | None) -> None:
    """Let an assistant walk the trees, over the Model Context Protocol.

    It speaks over standard input and output, as assistants start it; or over HTTP, on this machine alone. Trees with a
    mistake are left out. The guide is read once, at the start.

    Example: guide mcp --site https://guide.example.com/
    """
    if importlib.util.find_spec("mcp") is None:
        raise click.ClickException(_HOW_TO_GET_IT)
    # Only here: other commands need not have it, and none waits for it.
    from good_call.agents.over_http import serve_http
    from good_call.agents.server import make_server
    from good_call.agents.sound_trees import sound_trees

    root = find_root()
    served = sound_trees(root, today())
    if served.mistakes:
        left_out = ", ".join(served.unsound) or "none"
        click.echo(f"The guide has mistakes; `guide check` names them. Trees left out: {left_out}.", err=True)
    base = site if site is not None else site_address(root)
    base = f"{base.rstrip('/')}/" if base else ""
    server = make_server(served, site_name(root), lambda uri: base + Addresses().of(uri), version("good-call"))
    if port is None:
        server.run("stdio")
        return
    _check_free(port)
    click.echo(f"Serving at http://127.0.0.1:{port}/mcp; Ctrl+C stops it.", err=True)
    serve_http(server, port)


def _check_free(port: int) -> None:
    try:
        with socket.create_server(("127.0.0.1", port)):
            pass
    except OSError:
        raise click.ClickException(f"port {port} can't be used. Take another: `guide mcp --http {port - 1}`.") from None
