"""Lighthouse on a phone's profile: our pages beside a plain page of the same theme, in the same run. Needs npm."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.built_site import built
from tests.bench.child import PROJECT
from tests.bench.looking import VIEWS
from tests.browser import find_chromium
from tests.browser.conftest import QUIET, arguments_of_root

PACKAGE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5
# As plain as the theme comes; the text is about as long as an article's.
_PLAIN = """\
site_name: Plain
site_url: !ENV SITE_URL
site_description: A page of the theme without anything of ours.
theme: {name: material, font: false, features: [navigation.instant]}
"""


def measurements() -> Iterator[str]:
    """A line for each page: the medians of a few runs, out of 100. Raises where npm or a browser is missing."""
    with tempfile.TemporaryDirectory(prefix="good-call-lighthouse-") as name:
        folder = Path(name)
        program = _installed(folder)
        with built(_plain(folder / "plain"), folder / "plain-site") as address:
            yield _told("a plain page of the theme", _scores(program, address))
        with built(PROJECT, folder / "site") as address:
            for view, path in VIEWS.items():
                yield _told(view, _scores(program, address + path))


def _installed(folder: Path) -> Path:
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    subprocess.run([*command, PACKAGE], cwd=folder, check=True, capture_output=True)
    return folder / "node_modules" / ".bin" / "lighthouse"


def _plain(project: Path) -> Path:
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    words = "\n\n".join(f"## Part {part}\n\n{'Some plain words of a page. ' * 40}" for part in range(6))
    (project / "docs" / "index.md").write_text(f"# Plain\n\n{words}\n", encoding="utf-8")
    return project


def _scores(program: Path, address: str) -> dict[str, float]:
    runs = [_run(program, address) for _ in range(RUNS)]
    return {category: median(run[category] for run in runs) for category in CATEGORIES}


def _run(program: Path, address: str) -> dict[str, float]:
    chromium = find_chromium.installed()
    assert chromium, find_chromium.MISSING
    flags = " ".join(["--headless", *QUIET, *arguments_of_root()])
    command = [str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)["categories"]
    return {category: 100 * found[category]["score"] for category in CATEGORIES}


def _told(page: str, scores: dict[str, float]) -> str:
    words = ", ".join(f"{category.replace('-', ' ')} {score:.0f}" for category, score in scores.items())
    return f"Lighthouse, phone, {page}: {words}"
