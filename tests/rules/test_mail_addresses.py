"""A role's mail address is one that a link can write to; what is none is told with the address that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.fixes.repair import Repair
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY

HOUSE = "decision_trees/_house.yml"
MAIL = "manager@example.com"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_guide(tmp_path / "guide")


def _errors(root: Path, written: str) -> list[str]:
    house = (root / HOUSE).read_text(encoding="utf-8")
    (root / HOUSE).write_text(house.replace(f"mail: {MAIL}", f"mail: {written}"), encoding="utf-8")
    return [each.diagnostic.rule for each in check_guide(read_guide(root), TODAY).errors]


@pytest.mark.parametrize("address", [MAIL, "a.b+c@sub.example.co.uk", "vertrieb@müller.example", "boss@intranet"])
def test_an_address_is_taken_as_it_is(root: Path, address: str) -> None:
    assert _errors(root, address) == []


@pytest.mark.parametrize("written", [f"mailto:{MAIL}", f"<{MAIL}>", f"The manager <{MAIL}>"])
def test_what_stands_around_an_address_is_taken_away(root: Path, written: str) -> None:
    assert _errors(root, written) == ["wrong-kind"]
    repair = Repair.below(root, TODAY)
    repair.run()
    assert f"mail: {MAIL}\n" in repair.texts[HOUSE]


@pytest.mark.parametrize("written", ["manager at example", "example.com", "manager@", f"{MAIL}; boss@example.com"])
def test_what_is_no_address_is_left_to_its_writer(root: Path, written: str) -> None:
    assert _errors(root, written) == ["wrong-kind"]
    repair = Repair.below(root, TODAY)
    repair.run()
    assert HOUSE not in repair.texts
