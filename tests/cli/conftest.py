"""The small guide, with the command standing in it."""

from pathlib import Path

import pytest

from tests.cli.small_guide import write_small_guide
from tests.own_guide import copy_guide


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a small guide, which is the current folder."""
    root = write_small_guide(tmp_path / "guide")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of the test: a copy of the tests' own guide, for commands that write."""
    copy_guide(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path
