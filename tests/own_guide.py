"""The guides that the tests own: what the engine is tried on, whatever guide stands beside it.

No test outside `tests/content` reads `decision_trees/` or `docs/articles/` of the checkout that it runs in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.pages_server import BUILT_FOR

ROOT = Path(__file__).parents[1]
GUIDES = ROOT / "tests" / "guides"
OWN = GUIDES / "bicycles"
"""A shop that mends and hires out bicycles: small, with everything in it that a guide can have."""
OTHER = GUIDES / "library"
"""Another brand in another language, as small as a guide can be."""
EXAMPLES = GUIDES / "examples"
"""What the tutorial and the references speak of."""
FERRY = GUIDES / "ferry"
"""Trees that hand over to each other and ask the same, of every kind that a question can be."""
GUIDES_OF_THE_TESTS = (OWN, OTHER, EXAMPLES)

TREE = "mend-or-replace"
"""The tree of the own guide on which a page is tried: its questions take clicks, a number, ticks and a worksheet."""
_SETTINGS = "mkdocs.yml"
TEMPLATES = OWN / ".guide-cache"
"""The theme's templates, compiled: the same for every guide, and three quarters of the work of a small one's build."""


def copy_guide(target: Path, guide: Path = OWN) -> Path:
    """Copy a guide's content into a folder, for tests that write; the folder."""
    for folder in ("decision_trees", "docs"):
        shutil.copytree(guide / folder, target / folder)
    return target


def write_settings(target: Path, guide: Path = OWN) -> None:
    """Write a guide's settings into a folder, with the engine of this checkout."""
    text = (guide / _SETTINGS).read_text(encoding="utf-8")
    (target / _SETTINGS).write_text(text.replace("../../../", f"{ROOT.as_posix()}/"), encoding="utf-8")


def build(root: Path, target: Path, *options: str) -> None:
    """Build a guide into a folder, for the address that the tests' server stands in for. Raises AssertionError."""
    # Without `--quiet`: it would hear no warning, and so let everything pass where it is strict.
    TEMPLATES.mkdir(exist_ok=True)
    if not os.path.lexists(root / TEMPLATES.name):
        (root / TEMPLATES.name).symlink_to(TEMPLATES)
    command = [sys.executable, "-m", "mkdocs", "build", *options, "--site-dir", str(target)]
    environment = {**os.environ, "SITE_URL": BUILT_FOR}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"
