"""A loopback web server that answers as GitHub Pages does: below a path, packed, with the site's own 404 page."""

from __future__ import annotations

import gzip
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.browser.late_parts import lateness

BELOW = "/good-call/"
# Where the site believes it is: the port is known only after it was built.
BUILT_FOR = f"http://127.0.0.1{BELOW}"
PACKED = {".html", ".css", ".js", ".json", ".svg", ".webmanifest"}


@contextmanager
def serving(site: Path, line: SlowLine | None = None) -> Iterator[str]:
    """Serve a folder on a free port while the block runs; the value is its address, ending in a slash."""
    with _Server(("127.0.0.1", 0), partial(_Pages, directory=str(site), line=line)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class SlowLine:
    """A slow network: each answer waits, and all answers share one line, the service worker's too."""

    latency: float
    """Seconds before an answer begins."""
    bytes_a_second: float
    sent: int = 0
    _free: Lock = field(default_factory=Lock)

    @contextmanager
    def quick(self) -> Iterator[None]:
        """As quick as it can be, while the block runs."""
        slow, self.latency, self.bytes_a_second = (self.latency, self.bytes_a_second), 0, math.inf
        yield
        self.latency, self.bytes_a_second = slow

    def send(self, body: bytes, write: Callable[[bytes], object]) -> None:
        """Send a body in parts, so that answers which come together share the line."""
        for start in range(0, len(body), 2048):
            part = body[start : start + 2048]
            with self._free:
                time.sleep(len(part) / self.bytes_a_second)
                self.sent += len(part)
            write(part)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Chromium opens a burst of connections on a first view
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a page that is left drops its connections."""


class _Pages(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, line: SlowLine | None = None, **named: Any) -> None:
        self.line = line
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        time.sleep(lateness(self.path) + (self.line.latency if self.line else 0))
        if not self.path.startswith(BELOW):
            self.send_error(404)
        elif urlsplit(self.path).path == f"{BELOW}sitemap.xml":
            self._send_sitemap()
        elif (text := self._text()) and self._takes_packed():
            self._send(200, self.guess_type(text.name), text, pack=True)
        elif Path(self.translate_path(self.path)).exists():
            super().do_GET()
        else:
            self._send(404, "text/html; charset=utf-8", Path(self.directory) / "404.html")

    def translate_path(self, path: str) -> str:
        inner = unquote(urlsplit(path).path).removeprefix(BELOW)
        return super().translate_path("/" + inner)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is for its findings."""

    def _send_sitemap(self) -> None:
        # instant navigation follows only links that the sitemap lists under the page's own address
        host = self.headers.get("Host", "127.0.0.1")
        self._send(200, "application/xml", Path(self.directory) / "sitemap.xml", BUILT_FOR, f"http://{host}{BELOW}")

    def _text(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if urlsplit(self.path).path.endswith("/") else path
        return path if path.is_file() and path.suffix in PACKED else None

    def _takes_packed(self) -> bool:
        # whoever asks whether something has changed is answered by the library
        return "gzip" in self.headers.get("Accept-Encoding", "") and "If-Modified-Since" not in self.headers

    def _send(self, status: int, kind: str, file: Path, old: str = "", new: str = "", pack: bool = False) -> None:
        body = file.read_bytes() if file.exists() else b""
        if old:
            body = body.replace(old.encode(), new.encode())
        if pack:
            body = gzip.compress(body, 6)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if pack:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Last-Modified", self.date_time_string(int(file.stat().st_mtime)))
        self.end_headers()
        self._write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        self._write(source.read())

    def _write(self, body: bytes) -> None:
        if self.line:
            self.line.send(body, self.wfile.write)
        else:
            self.wfile.write(body)
