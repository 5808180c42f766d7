"""Every way over several trees, walked to its end in the page, comes to what Python says; nothing is asked twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from good_call.model.guide import read_guide
from good_call.model.tree_name import FRONT_DOOR
from playwright.sync_api import Browser

from tests.browser.pages_server import serving
from tests.browser.ways import walk_ways
from tests.own_guide import FERRY, OWN
from tests.shared_cases.cases import cases
from tests.shared_cases.computed import journey_case
from tests.walked_journeys import walked


@pytest.mark.parametrize("guide", [FERRY, pytest.param(OWN, marks=pytest.mark.nightly)], ids=lambda guide: guide.name)
def test_every_way_over_the_trees_ends_where_it_should(
    request: pytest.FixtureRequest, browser: Browser, guide: Path
) -> None:
    site: Path = request.getfixturevalue("ferry_site" if guide == FERRY else "site")
    trees = read_guide(guide).trees
    ways: list[Any] = (
        cases("journeys") if guide == FERRY else [journey_case(each) for each in walked(trees, FRONT_DOOR)]
    )
    assert len(ways) > 100
    with serving(site) as address:
        assert walk_ways(browser, address, ways) == (len(ways), [])
