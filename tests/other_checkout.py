"""A checkout in which another guide stands in place of ours: `python -m tests.other_checkout FOLDER`.

Trees, articles, house rules, brand and the theme's language are those of the tests' own other guide; `tests/content`,
which speaks of ours, is gone. The engine's tests run there: none of them may notice.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.own_guide import OTHER, ROOT, write_settings

_OURS = ("decision_trees", "docs/articles")


def make(target: Path) -> None:
    """Make it in a folder that does not exist yet, with the history and with what is not committed yet."""
    _clone(target)
    for folder in _OURS:
        for path in [*(target / folder).rglob("*.yml"), *(target / folder).rglob("*.md")]:
            path.unlink()
        shutil.copytree(OTHER / folder, target / folder, dirs_exist_ok=True)
    shutil.rmtree(target / "tests" / "content")
    write_settings(target, OTHER)


def _clone(target: Path) -> None:
    _git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(target))
    listed = _git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    make(Path(sys.argv[1]))
