"""The site of the tests' own guide as version 0.1.0 built it, for what that release left in readers' browsers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tests.own_guide import ROOT, copy_guide
from tests.unpacked import unpack

COMMIT = "819ca17"
BUILT_FOR = "http://127.0.0.1/good-call/"
_CAME_LATER = re.compile(r"^( *)(?:synonyms|says):\n(?:\1 +.*\n)+", re.MULTILINE)
"""Fields that it doesn't know, with what stands below them."""


def build_first_release(target: Path) -> None:
    """Build it into a folder from the history; where a shallow clone has no such commit, the test is skipped."""
    packed = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        pytest.skip(f"this clone has no commit {COMMIT}, which is version 0.1.0: fetch the whole history")
    source = target.with_name(f"{target.name}-source")
    unpack(BytesIO(packed.stdout), source)
    for folder in ("decision_trees", "docs"):
        shutil.rmtree(source / folder)
    copy_guide(source)
    for path in (source / "decision_trees").rglob("*.yml"):
        path.write_text(_CAME_LATER.sub("", path.read_text("utf-8")), "utf-8")
    environment = {**os.environ, "SITE_URL": BUILT_FOR, "PYTHONPATH": str(source / "build_hooks")}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
