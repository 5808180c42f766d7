"""Twice as many trees make twice the work, counted in calls: nothing that is done for one tree looks through all."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest
from good_call.health.reckoning import guide_health
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.site_pages import pages_of
from good_call.rules import RULES
from good_call.rules.check import Report, check_guide
from good_call.source.memory import Memory
from good_call.workshop.desk import Desk
from good_call.workshop.published import Site, neighbours

from tests.bench.generated_guide import write_guide

DAY = datetime.date(2026, 11, 22)
FEW, MANY = 8, 32


def calls(work: Callable[[], object]) -> int:
    """How many of our own functions the work calls."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call" and "good_call" in frame.f_code.co_filename

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def check(guide: Path) -> Report:
    """What the checker finds."""
    return check_guide(read_guide(guide), DAY)


def pages(guide: Path) -> Callable[[], object]:
    """All pages, down to their HTML."""
    report = check(guide)
    health = guide_health(report, DAY)
    edition = Edition(guide=report.guide, analyses=report.analyses, health=health, rules=RULES)
    return lambda: [page.render("") for page in pages_of(edition).values()]


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    return {trees: write_guide(tmp_path_factory.mktemp("trees") / "guide", trees) for trees in (FEW, MANY)}


def test_checking_grows_with_the_trees_and_no_faster(guides: dict[int, Path]) -> None:
    check(guides[FEW])  # what is made once and kept is no part of it
    few, many = (calls(partial(check, guides[each])) for each in (FEW, MANY))
    assert many < 1.1 * MANY / FEW * few


def test_making_pages_grows_with_the_trees_and_no_faster(guides: dict[int, Path]) -> None:
    pages(guides[FEW])()
    few, many = (calls(pages(guides[each])) for each in (FEW, MANY))
    assert many < 1.1 * MANY / FEW * few


def test_an_edit_in_the_workshop_costs_little_more_where_there_are_more_trees(guides: dict[int, Path]) -> None:
    file = "decision_trees/decide-0000.yml"

    def edited(guide: Path) -> int:
        report = check(guide)
        text = (guide / file).read_text(encoding="utf-8")
        desk = Desk()
        # Read back, as a browser gets it.
        known = json.loads(json.dumps(neighbours(report, Site(), Memory())))
        desk.open({"files": {file: text}, "neighbours": known})
        desk.check({"path": file, "text": text})
        return calls(lambda: desk.check({"path": file, "text": text.replace("title: ", "title: Whether ", 1)}))

    few, many = (edited(guides[trees]) for trees in (FEW, MANY))
    assert many - few <= 20 * (MANY - FEW), "of each tree that nobody edits only what was noted of it is looked at"
