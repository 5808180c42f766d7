"""A copy of the shipped trees and articles, for tests that write."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]


def copy_guide(target: Path) -> None:
    """Copy the content, not the code, into a folder."""
    for folder in ("decision_trees", "docs"):
        shutil.copytree(ROOT / folder, target / folder)
