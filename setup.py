"""Puts the guide that we ship into the wheel, as the example of `guide init`; all else stands in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
EXAMPLE = ("decision_trees", "docs/articles")


class BuildWithExample(build_py):
    """Copies the packages as ever, and the example beside its code."""

    def run(self) -> None:
        """Build."""
        super().run()
        if self.editable_mode:
            # The engine finds it where it is.
            return
        for folder in EXAMPLE:
            target = Path(self.build_lib) / "good_call" / "starter" / "example" / folder
            shutil.copytree(ROOT / folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("_schema"))


setup(cmdclass={"build_py": BuildWithExample})
