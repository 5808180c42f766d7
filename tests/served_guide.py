"""A small guide under `guide serve`, to be spoilt and mended while somebody looks at it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.small_guide import TREE, write_small_guide
from tests.free_port import free_port

ROOT = Path(__file__).parents[1]
SECONDS_TO_ANSWER = 60
_ASK = "Were they rude?"
_SPOILT = TREE.replace("then: tell-them", "then: tell-thm")
_SETTINGS = f"""\
site_name: Small
site_url: http://127.0.0.1/small/
theme:
  name: material
  font: false
hooks: ["{(ROOT / "build_hooks/hooks.py").as_posix()}"]
extra_css: [assets/gc/site.css]
watch: [decision_trees]
plugins: [search]
"""

_HALF = TREE[: len(TREE) // 2]
BAD_FILES: tuple[bytes, ...] = (
    _SPOILT.encode(),
    _HALF.encode(),
    b"",
    b"title: [\n",
    b"\xff\xfe\x00",
    TREE.replace("    answers:", "\tanswers:").encode(),
    TREE.replace("then: late", "then: rude").encode(),
    (TREE + "\nretired: {a: b}\n").encode(),
    b"[" * 20_000,
)
"""What a trainer, an editor or a sync program may leave in a file for a moment."""


def write_guide(root: Path) -> Path:
    """Write the guide with its settings."""
    write_small_guide(root)
    (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    return root


@dataclass
class ServedGuide:
    """A guide and the server that shows it."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    file: str = "decision_trees/keep.yml"
    broken_line: int = _SPOILT.partition("tell-thm")[0].count("\n") + 1

    @property
    def tree_url(self) -> str:
        """The page of the tree that is spoilt."""
        return f"{self.address}guides/keep/"

    @property
    def other_url(self) -> str:
        """The page of a tree that nobody touches."""
        return f"{self.address}guides/afterwards/"

    @property
    def megabytes(self) -> float:
        """What the server holds in memory; 0 where the system doesn't tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0
        held = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS"))
        return int(held.split()[1]) / 2**10

    def save(self, content: bytes) -> None:
        """Put bytes into the tree's file, as an editor does."""
        (self.root / self.file).write_bytes(content)

    def spoil(self) -> None:
        """Let an answer lead nowhere."""
        self.save(_SPOILT.encode())

    def mend(self, ask: str = _ASK) -> None:
        """Save the tree without a mistake, with this first question."""
        self.save(TREE.replace(_ASK, ask).encode())

    def fetch(self, url: str) -> str:
        """A page. Raises OSError where none comes in time."""
        with urllib.request.urlopen(url, timeout=SECONDS_TO_ANSWER) as answer:
            return str(answer.read().decode())

    def wait_for(self, words: str, seconds: float = SECONDS_TO_ANSWER, url: str = "") -> None:
        """Wait until a page, the tree's where none is named, holds these words; AssertionError if it never does."""
        end = time.monotonic() + seconds
        seen = ""
        while time.monotonic() < end:
            try:
                seen = self.fetch(url or self.tree_url)
            except OSError as error:
                seen = str(error)
            if words in seen:
                return
            time.sleep(0.1)
        raise AssertionError(f"{url or self.tree_url} never showed {words!r}:\n{seen[-1500:]}")


@contextmanager
def serve(root: Path, broken: bool = False) -> Iterator[ServedGuide]:
    """Serve a guide on a free port while the block runs."""
    port = free_port()
    if broken:
        (root / ServedGuide.file).write_text(_SPOILT, encoding="utf-8")
    command = [sys.executable, "-m", "good_call", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build_hooks")}
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        try:
            served = ServedGuide(root, f"http://127.0.0.1:{port}/small/", process)
            served.wait_for("gc-broken" if broken else "<decision-guide")
            yield served
        finally:
            process.terminate()
            process.wait()


@dataclass
class Stress:
    """What came of many saves: requests, those without an answer, seconds of the slowest, memory before and after."""

    saves: int = 0
    requests: Counter[str] = field(default_factory=Counter)
    unanswered: list[str] = field(default_factory=list)
    slowest: float = 0
    megabytes: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """Megabytes more in the last third of the saves than in the third before it."""
        third = len(self.megabytes) // 3
        if not third:
            return 0
        return max(self.megabytes[-third:]) - max(self.megabytes[third : 2 * third])


def stress(served: ServedGuide, saves: int, seed: int = 0) -> Stress:
    """Save good and bad files at random moments while requests go on; in the end a good one."""
    chance, found, done = random.Random(seed), Stress(), threading.Event()
    urls = (served.tree_url, served.other_url, f"{served.address}articles/saying-no/", served.address)
    askers = [threading.Thread(target=_ask, args=(served, url, found, done), daemon=True) for url in urls]
    for asker in askers:
        asker.start()
    for number in range(saves):
        if chance.random() < 0.5:
            served.save(chance.choice(BAD_FILES))
        else:
            served.mend(f"Were they rude, {number}?")
        found.saves += 1
        found.megabytes.append(served.megabytes)
        time.sleep(chance.random() * 0.6)
    served.mend("Is this the last question?")
    try:
        served.wait_for("Is this the last question?")
    finally:
        done.set()
        for asker in askers:
            asker.join(SECONDS_TO_ANSWER)
    found.megabytes.append(served.megabytes)
    return found


def _ask(served: ServedGuide, url: str, found: Stress, done: threading.Event) -> None:
    while not done.is_set():
        begun = time.monotonic()
        _note(found, url, lambda: served.fetch(url))
        found.slowest = max(found.slowest, time.monotonic() - begun)
        time.sleep(0.05)


def _note(found: Stress, url: str, fetch: Callable[[], str]) -> None:
    found.requests[url] += 1
    try:
        fetch()
    except urllib.error.HTTPError as error:
        # A page that isn't there is an answer; a server that gives up is none.
        if error.code >= 500:
            found.unanswered.append(f"{url}: {error}")
    except OSError as error:
        found.unanswered.append(f"{url}: {error!r}")
