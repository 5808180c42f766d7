"""The small guide, with the command standing in it."""

from pathlib import Path

import pytest

from tests.cli.small_guide import write_small_guide


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a small guide, which is the current folder."""
    root = write_small_guide(tmp_path / "guide")
    monkeypatch.chdir(root)
    return root
