"""A save as a trainer meets it: from writing one tree's file until the running server answers with the new page.

Wall-clock time, unlike the rest: waiting is part of it. The machine should be idle.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.bench.child import PROJECT
from tests.bench.generated_guide import tree_id
from tests.free_port import free_port

SAVES = 7
SECONDS_TO_START = 600
_TREE = tree_id(3)
_BEFORE = "    ask: Do you know who they are"


def measure(guides: dict[int, Path]) -> Iterator[str]:
    """A line for each guide: the median and the longest of a few saves, each of which other pages show too."""
    for trees, guide in guides.items():
        with _serving(guide) as address:
            took = [_save(guide, address, number) for number in range(SAVES)]
        told = f"{median(took):.2f} s, at most {max(took):.2f} s"
        yield f"saving one of {trees} trees until its page can be fetched: {told} (goal 1.5 s)"


def _save(guide: Path, address: str, number: int) -> float:
    """The first question is on five kinds of page: guide, practice, health, principles, article."""
    path = guide / "decision_trees" / f"{_TREE}.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    words = f"Do you know who they are, for the {number}. time?"
    lines = [f"    ask: {words}" if line.startswith(_BEFORE) else line for line in lines]
    began = time.monotonic()
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    while words not in _page(f"{address}guides/{_TREE}/"):
        time.sleep(0.02)
    took = time.monotonic() - began
    # Saves come at any moment between two looks of the server.
    time.sleep(2 + 0.03 * number)
    return took


def _page(address: str) -> str:
    # While it builds the server keeps a request waiting, and answers with the new page.
    try:
        with urllib.request.urlopen(address, timeout=SECONDS_TO_START) as answer:
            return str(answer.read().decode())
    except urllib.error.URLError:
        return ""


@contextmanager
def _serving(guide: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "good_call", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "build_hooks"), "NO_MKDOCS_2_WARNING": "1"}
    with (guide / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=guide, env=environment, stdout=log, stderr=log)
        try:
            _wait(server, f"{address}guides/{_TREE}/")
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while not _page(address):
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError("the server did not start; its log is beside the guide")
        time.sleep(0.2)
