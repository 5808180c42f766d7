"""Advice that works: whoever does to the letter what a help text says is rid of the diagnostic.

`followed.yml` is a fixture's `bad.yml` after doing so; `followed.<name>.yml` takes the place of `bad.<name>.yml`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_change, check_guide

from tests.rules.fixture import FOLDER, TODAY, Fixture, expected

ADVISED = sorted(path.parent.name for path in FOLDER.glob("*/bad.txt") if "= help:" in path.read_text(encoding="utf-8"))


def _follow(rule: str, root: Path) -> None:
    fixture = Fixture(rule, "bad")
    fixture.write(root)
    _remove(root / next(fixture.files())[0])
    # A file that was to get another name or folder says so itself.
    named = Fixture(rule, "followed")
    for place, path in named.files():
        is_main = path == named.path
        target = root / (next(fixture.files())[0] if is_main and place == f"decision_trees/{rule}.yml" else place)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _remove(place: Path) -> None:
    if place.is_dir():
        place.rmdir()
    else:
        place.unlink()
    if not any(place.parent.iterdir()):
        place.parent.rmdir()


@pytest.mark.parametrize("rule", ADVISED)
def test_whoever_follows_the_advice_is_rid_of_the_diagnostic(rule: str, tmp_path: Path) -> None:
    root = tmp_path / "guide"
    _follow(rule, root)
    guide = read_guide(root)
    found = [each.diagnostic.rule for each in check_guide(guide, TODAY).diagnostics]
    published = FOLDER / rule / "published.yml"
    if published.exists():
        place = next(Fixture(rule, "bad").files())[0]
        before = read_guide(root, {place: published.read_text(encoding="utf-8")})
        found += [each.diagnostic.rule for each in check_change(before, guide)]
    assert rule not in found


def test_every_fixture_has_advice_to_follow() -> None:
    without = [path.parent.name for path in FOLDER.glob("*/bad.yml") if not expected(path.parent.name).exists()]
    assert without == []
    assert {path.parent.name for path in FOLDER.glob("*/bad.yml")} == set(ADVISED)
