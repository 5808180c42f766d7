"""The generators that build our site or our plain pages, each in an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.browser.pages_server import BUILT_FOR
from tests.own_guide import ROOT, copy_guide, write_settings


def locked(package: str) -> str:
    """The version of a package in our own lock."""
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    found = re.search(rf"^{package}==(\S+)", lock, re.MULTILINE)
    assert found, package
    return found[1]


MATERIALX = "10.2.2"


@dataclass(frozen=True)
class Ground:
    """A generator with hooks, and a theme, each at the one version that is required of it."""

    generator: str
    theme: str

    def __str__(self) -> str:
        return f"{self.generator} {self.version}, {self.theme} {self.version_of_theme}"

    @property
    def name(self) -> str:
        return f"{self.generator}-{self.theme}"

    @property
    def version(self) -> str:
        return locked(self.generator)

    @property
    def version_of_theme(self) -> str:
        return MATERIALX if self.theme == "materialx" else locked("mkdocs-material")

    @property
    def told(self) -> str:
        """What stands in each page's head."""
        maker = f"ProperDocs {self.version}" if self.generator == "properdocs" else self.version
        return f"mkdocs-{maker}, mkdocs-{self.theme}-{self.version_of_theme}"

    def build(self, folder: Path) -> Path:
        """Build the tests' own guide strictly; its site. Raises CalledProcessError."""
        python = environment(
            folder / "venv", *([f"mkdocs-materialx=={MATERIALX}"] if self.theme == "materialx" else [])
        )
        guide = copy_guide(folder / "guide")
        write_settings(guide)
        settings = guide / "mkdocs.yml"
        text = settings.read_text("utf-8").replace("name: material", f"name: {self.theme}")
        if self.theme == "materialx":
            # Its own search knows nothing of nodes.
            text = text.replace("  - search", "  - search: {provider: lunr}")
        settings.write_text(text, "utf-8")
        command = [python, "-m", self.generator, "build", "--strict", "--config-file", "mkdocs.yml"]
        variables = {**os.environ, "SITE_URL": BUILT_FOR, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run([*command, "--site-dir", str(folder / "site")], cwd=guide, env=variables, check=True)
        return folder / "site"


GROUNDS = tuple(
    Ground(generator, theme) for generator in ("mkdocs", "properdocs") for theme in ("material", "materialx")
)


def environment(folder: Path, *packages: str) -> str:
    """A Python that has these packages and, behind them, all of this one's."""
    python = _with(folder, *packages)
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    found = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    (Path(found) / "guide.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def _with(folder: Path, *packages: str) -> str:
    uv = [sys.executable, "-m", "uv", "--quiet"]
    subprocess.run([*uv, "venv", "--python", sys.executable, str(folder)], check=True)
    python = str(folder / "bin" / "python")
    if packages:
        subprocess.run([*uv, "pip", "install", "--python", python, *packages], check=True)
    return python


def build_with_zensical(plain: Path, folder: Path) -> str:
    """Build plain pages with the newest Zensical that can be installed; its version. Raises CalledProcessError."""
    python = _with(folder, "zensical")
    subprocess.run([python, "-m", "zensical", "build"], cwd=plain, check=True)
    asked = [python, "-c", "from importlib.metadata import version; print(version('zensical'))"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
