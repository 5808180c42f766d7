"""The server over streamable HTTP, for this machine alone."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

HOST = "127.0.0.1"


def allowed(port: int) -> TransportSecuritySettings:
    """Only what asks for this very address may come in: a page of another site that a browser shows can't."""
    hosts = [f"{name}:{port}" for name in (HOST, "localhost")]
    return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=[f"http://{host}" for host in hosts])


def serve_http(server: MCPServer[Any], port: int) -> None:
    """Serve until somebody stops it. Nothing is kept between calls, so there are no sessions."""
    server.run(
        "streamable-http",
        host=HOST,
        port=port,
        stateless_http=True,
        json_response=True,
        transport_security=allowed(port),
    )
