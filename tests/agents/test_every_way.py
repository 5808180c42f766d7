"""An assistant that walks every way through every tree meets what the model says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.agents.assistant import Assistant, served_from, talk
from tests.agents.every_way import Walking, givens_of
from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS
from tests.walked_journeys import walked


@pytest.mark.parametrize("root", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda root: root.name)
def test_every_way_leads_to_the_outcome_of_the_model(root: Path) -> None:
    served = served_from(root)
    assert not served.unsound
    ways = {tree: list(walked(served.guide.trees, tree)) for tree in served.guide.trees}

    async def walk(assistant: Assistant) -> None:
        for tree, found in ways.items():
            await Walking(assistant, served, tree, givens_of(served.guide, found)).every_way(found)

    assert talk(served, walk) > 2 * len(ways)
