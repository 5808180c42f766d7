"""An assistant that walks all paths of all our trees is told what the model says, at every node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest
from good_call.agents.sound_trees import SoundTrees

from tests.agents.assistant import Assistant, Reply, served_from, talk
from tests.agents.every_way import after_steps, check_link, check_outcome, check_question, check_told, given
from tests.content.demand import GUIDE, ROOT
from tests.walked_journeys import Asked, Walked, walked


@pytest.fixture(scope="module")
def served() -> SoundTrees:
    return served_from(ROOT)


@pytest.mark.parametrize("tree", sorted(GUIDE.trees))
def test_every_path_leads_an_assistant_to_the_outcome_of_the_model(served: SoundTrees, tree: str) -> None:
    ways = sorted(walked(served.guide.trees, tree), key=lambda way: way.asked)
    assert ways
    givens = {asked: given(served.guide, asked) for asked in {each for way in ways for each in way.asked}}

    async def walk(assistant: Assistant) -> None:
        await Walking(assistant, served, tree, givens).onward(await assistant.call("start", tree=tree), ways)

    assert talk(served, walk) > 1


@dataclass(frozen=True)
class Walking:
    """An assistant on its way through one tree; `givens` is what it says for each answer."""

    assistant: Assistant
    served: SoundTrees
    tree: str
    givens: Mapping[Asked, Any]

    async def onward(self, reply: Reply, ways: list[Walked], at: int = 0) -> None:
        """All ways that begin alike, as far as they lie in the tree: what they share is walked once."""
        guide = self.served.guide
        reply = await after_steps(self.served, self.assistant, self.tree, reply)
        if len(ways[0].asked) == at:
            (way,) = ways
            assert reply["at"] == way.end
            check_outcome(guide, reply)
            check_told(self.served, reply, way.asked)
            return
        for asked, following in groupby(ways, lambda way: way.asked[at]):
            check_question(self.served, reply, asked)
            check_link(self.served, reply)
            # Where another tree takes over, its own paths are walked from its start.
            if not asked[0].startswith(f"{self.tree}/"):
                return
            after = await self.assistant.answer(self.tree, reply, self.givens[asked])
            assert "problem" not in after, after
            await self.onward(after, list(following), at + 1)
