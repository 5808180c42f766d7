"""The ways from the home page, over all hand-overs, walked to their ends in the page, come to what Python says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from good_call.model.tree_name import FRONT_DOOR
from playwright.sync_api import Browser

from tests.browser.pages_server import serving
from tests.browser.ways import walk_ways
from tests.content.demand import GUIDE
from tests.own_guide import ROOT, build
from tests.shared_cases.cases import JourneyCase
from tests.shared_cases.computed import journey_case
from tests.walked_journeys import walked

NIGHTS_PARTS = 2


def _every() -> list[JourneyCase]:
    every = [journey_case(each) for each in walked(GUIDE.trees, FRONT_DOOR)]
    assert len(every) > len(GUIDE.trees)
    return every


def _each_answer_after_each(every: list[JourneyCase]) -> list[JourneyCase]:
    """As few ways as hold every answer behind each that can stand right before it, and every end behind each."""
    met: set[tuple[str, str]] = set()
    kept = []
    for way in every:
        pairs = set(pairwise(["", *map(str, way["asked"]), way["end"]]))
        if not pairs <= met:
            kept.append(way)
            met |= pairs
    return kept


def _walk(browser: Browser, ways: list[JourneyCase], site: Path) -> None:
    build(ROOT, site)
    with serving(site) as address:
        assert walk_ways(browser, address, ways) == (len(ways), [])


@pytest.mark.engine
def test_each_answer_leads_on_in_the_page_as_it_should_after_each_before_it(browser: Browser, tmp_path: Path) -> None:
    every = _every()
    ways = _each_answer_after_each(every)
    assert len(ways) < len(every)
    _walk(browser, ways, tmp_path / "site")


@pytest.mark.engine
@pytest.mark.nightly
@pytest.mark.parametrize("part", range(NIGHTS_PARTS))
def test_every_way_from_the_home_page_ends_in_the_page_where_it_should(
    browser: Browser, part: int, tmp_path: Path
) -> None:
    every = _every()
    # Ways that begin alike stay together: what they share is walked once.
    _walk(
        browser, every[len(every) * part // NIGHTS_PARTS : len(every) * (part + 1) // NIGHTS_PARTS], tmp_path / "site"
    )
