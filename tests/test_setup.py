"""What the developers' tools are installed by: uv, and pip alone where uv can't, which is said with the reason."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_PYTHON = """#!/bin/sh
case "$*" in *"pip config list"*) echo "$PIP_SAYS";; *) echo "python $*" >> "$RAN";; esac
"""
_UV = """#!/bin/sh
echo "uv $*" >> "$RAN"
[ -z "$UV_SAYS" ] || { printf '%b' "$UV_SAYS" >&2; exit 2; }
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with our Makefile, whose environment holds a Python and a uv that only write down what was asked."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "requirements-dev.lock").write_text("uv==1.0\n")
    commands = tmp_path / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name, text in (("python", _PYTHON), ("uv", _UV)):
        (commands / name).write_text(text)
        (commands / name).chmod(0o755)
    here = subprocess.run(
        "pwd -P | cksum | cut -d' ' -f1", shell=True, cwd=tmp_path, check=False, capture_output=True, text=True
    )
    (commands / f"made-{here.stdout.strip()}").touch()
    return tmp_path


def set_up(checkout: Path, uv: str = "", pip: str = "") -> tuple[str, int]:
    """What is said, and how often pip installed everything."""
    ran = checkout / "ran"
    environment = {**os.environ, "RAN": str(ran), "UV_SAYS": uv, "PIP_SAYS": pip, "why": "of somebody else"}
    done = subprocess.run(
        ["make", "setup-dev"], cwd=checkout, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    by_pip = [each for each in ran.read_text().splitlines() if "requirements-dev.lock" in each and each[:2] != "uv"]
    return done.stderr, len(by_pip)


def test_where_uv_installs_nothing_is_said(checkout: Path) -> None:
    assert set_up(checkout) == ("", 0)


def test_where_uv_fails_its_reason_is_said_and_pip_goes_on(checkout: Path) -> None:
    said, by_pip = set_up(checkout, uv="error: it's \\n  `too` $(old)\\n")
    assert said.startswith("uv failed (error: it's `too` $(old)")
    assert "pip goes on" in said
    assert (said.count("\n"), by_pip) == (1, 1)


@pytest.mark.parametrize("setting", ["global.index-url='x'", "user.proxy='x'"])
def test_where_pips_settings_name_another_way_pip_takes_it(checkout: Path, setting: str) -> None:
    said, by_pip = set_up(checkout, pip=setting)
    assert said.startswith("pip's settings name")
    assert (said.count("\n"), by_pip) == (1, 1)
