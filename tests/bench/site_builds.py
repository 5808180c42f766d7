"""Building and saving, each as a ratio in one run: CPU time, so that whatever else the machine does counts little."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.child import PROJECT
from tests.numbered_trees import HOOKED, SETTINGS

_BUILD = """
import sys, time
from mkdocs.commands.build import build
from mkdocs.config import load_config
began = time.process_time()
config = load_config(sys.argv[1] + "/mkdocs.yml", site_dir=sys.argv[1] + "/site")
config.plugins.on_startup(command="build", dirty=False)
build(config)
print(time.process_time() - began)
"""
_SAVE = """
import pathlib, sys, time, types
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
address = "http://127.0.0.1:8000/generated/"
began = time.process_time()
config = load_config(sys.argv[1] + "/mkdocs.yml", site_dir=sys.argv[1] + "/live")
config.site_url = address
config.plugins.on_startup(command="serve", dirty=False)
build(config, serve_url=address)
whole = time.process_time() - began
server = LiveReloadServer(build, "127.0.0.1", 0, config.site_dir)
config.plugins.on_serve(server, config=config, builder=build)
tree = pathlib.Path(sys.argv[1], "decision_trees/decide-0003.yml")
tree.write_text(tree.read_text().replace("Do you know who they are", "Can you tell who they are"))
began = time.process_time()
server.builder()
print(whole, time.process_time() - began)
"""


def measure(guides: dict[int, Path]) -> Iterator[str]:
    """A line for each ratio."""
    built: dict[int, float] = {}
    for trees, guide in guides.items():
        with tempfile.TemporaryDirectory() as folder:
            ours = _with_plain_settings(guide, Path(folder, "guide"))
            by_hand = _by_hand(ours, Path(folder, "hand"))
            built[trees], plain = _run(_BUILD, ours)[0], _run(_BUILD, by_hand)[0]
            yield f"build, {trees} trees, to the same pages by hand: {built[trees] / plain:.2f} ({built[trees]:.1f} s)"
            whole, saved = _run(_SAVE, ours)
            yield f"save, {trees} trees, to a full rebuild: {saved / whole:.2f} ({saved:.2f} s)"
    if len(built) > 1:
        yield f"build, 1,000 trees to 100: {built[1000] / built[100]:.1f}"


def _with_plain_settings(guide: Path, folder: Path) -> Path:
    """A copy whose theme looks as that of the pages by hand."""
    shutil.copytree(guide, folder, symlinks=True)
    hooks = (PROJECT / "build_hooks/hooks.py").as_posix()
    (folder / "mkdocs.yml").write_text(SETTINGS + HOOKED.format(hooks=hooks), encoding="utf-8")
    return folder


def _by_hand(guide: Path, folder: Path) -> Path:
    """The pages that `guide render` writes, with the same theme and, as ours, no guides in the navigation."""
    command = [sys.executable, "-m", "good_call", "render", "--out", str(folder)]
    subprocess.run(command, cwd=guide, env=_environment(), check=True, capture_output=True)
    docs = folder / "docs"
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    listed = [page for page in pages if not page.startswith("guides/") or page == "guides/index.md"]
    entries = "".join(f"  - {page}\n" for page in listed)
    (folder / "mkdocs.yml").write_text(f"{SETTINGS}nav:\n{entries}", encoding="utf-8")
    return folder


def _run(script: str, folder: Path) -> list[float]:
    command = [sys.executable, "-c", script, str(folder)]
    done = subprocess.run(command, env=_environment(), check=True, capture_output=True, text=True)
    return [float(each) for each in done.stdout.split()]


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(PROJECT / "build_hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
