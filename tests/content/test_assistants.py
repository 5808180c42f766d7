"""An assistant that walks all paths of all our trees is told what the model says, at every node."""

from __future__ import annotations

import pytest
from good_call.agents.sound_trees import SoundTrees

from tests.agents.assistant import Assistant, served_from, talk
from tests.agents.every_way import Walking, givens_of
from tests.content.demand import GUIDE, ROOT
from tests.walked_journeys import walked


@pytest.fixture(scope="module")
def served() -> SoundTrees:
    return served_from(ROOT)


@pytest.mark.parametrize("tree", sorted(GUIDE.trees))
def test_every_path_leads_an_assistant_to_the_outcome_of_the_model(served: SoundTrees, tree: str) -> None:
    ways = list(walked(served.guide.trees, tree))
    assert ways

    async def walk(assistant: Assistant) -> None:
        await Walking(assistant, served, tree, givens_of(served.guide, ways), stays=True).every_way(ways)

    assert talk(served, walk) > 1
