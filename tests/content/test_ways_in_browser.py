"""Every way from the home page, over all hand-overs, walked to its end in the page, comes to what Python says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from good_call.model.tree_name import FRONT_DOOR

from tests.browser import find_chromium
from tests.browser.launched import launched
from tests.browser.pages_server import serving
from tests.browser.ways import walk_ways
from tests.content.demand import GUIDE
from tests.own_guide import ROOT, build
from tests.shared_cases.computed import journey_case
from tests.walked_journeys import walked

PARTS = 2


@pytest.mark.engine
@pytest.mark.parametrize("part", range(PARTS))
def test_every_way_from_the_home_page_ends_in_the_page_where_it_should(part: int, tmp_path: Path) -> None:
    if not find_chromium.installed() and not os.environ.get("CI"):
        pytest.skip(find_chromium.MISSING)
    every = [journey_case(each) for each in walked(GUIDE.trees, FRONT_DOOR)]
    assert len(every) > len(GUIDE.trees)
    # Ways that begin alike stay together: what they share is walked once.
    ways = every[len(every) * part // PARTS : len(every) * (part + 1) // PARTS]
    build(ROOT, tmp_path / "site")
    with serving(tmp_path / "site") as address, launched() as browser:
        assert walk_ways(browser, address, ways) == (len(ways), [])
