"""Many saves in a row, half of them broken, while requests go on: the live site answers all of them and ends right."""

from pathlib import Path

import pytest

from tests.served_guide import serve, stress, write_guide

SAVES = 10
A_NIGHTS_SAVES = 100
MOST_GROWTH = 25
"""Megabytes; a build's own memory comes and goes by a few."""


@pytest.mark.parametrize("saves", [SAVES, pytest.param(A_NIGHTS_SAVES, marks=pytest.mark.nightly)])
def test_the_live_site_survives_a_trainer_s_worst_day(tmp_path: Path, saves: int) -> None:
    with serve(write_guide(tmp_path / "guide")) as served:
        found = stress(served, saves)
        assert served.process.poll() is None
        log = (served.root / "log").read_text(encoding="utf-8", errors="replace")
    assert len(found.requests) == 4, "each page was asked for meanwhile"
    assert not found.unanswered
    assert found.growth < MOST_GROWTH
    assert "Traceback" not in log
