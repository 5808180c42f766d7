"""One origin of several projects, whose network a test slows down or takes away, and whose sites it publishes anew."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit


@dataclass
class Origin:
    """`sites` are folders by the path that they stand below; the longest path that fits an address wins.

    `delay` is what an answer takes, in seconds; while `down` is set nothing is answered.
    """

    sites: dict[str, Path]
    address: str = ""
    delay: float = 0
    down: bool = False
    asked: list[str] = field(default_factory=list)

    def file(self, path: str) -> Path | None:
        """The file that stands at an address; None where there is none."""
        below = max((each for each in self.sites if path.startswith(each)), key=len, default=None)
        if below is None:
            return None
        found = self.sites[below] / path.removeprefix(below)
        found = found / "index.html" if path.endswith("/") else found
        return found if found.is_file() else None


@contextmanager
def origin_of(sites: Mapping[str, Path]) -> Iterator[Origin]:
    """Serve sites from one origin while the block runs."""
    origin = Origin(dict(sites))

    class Handler(_Handler):
        served = origin

    with _Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        origin.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield origin
        finally:
            origin.delay = 0
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a page that is left drops its connections."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served: Origin

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.served.asked.append(path)
        time.sleep(self.served.delay)
        if self.served.down:
            self.close_connection = True
            return
        file = self.served.file(path)
        body = file.read_bytes() if file else b"<h1>Nothing here, says the server</h1>"
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", (guess_type(file.name)[0] if file else None) or "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        # As Pages does: a frame without an origin of its own may read what anybody may.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is for its findings."""
