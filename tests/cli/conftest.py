"""The small guide, with the command standing in it."""

import datetime
from pathlib import Path

import pytest

from tests.cli.small_guide import write_small_guide
from tests.own_guide import copy_guide
from tests.rules.fixture import TODAY


@pytest.fixture(autouse=True)
def the_day_of_the_guides(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command tells anything else because a year has passed, and a review of the tests' guides is due."""
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


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
