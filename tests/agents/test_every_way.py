"""An assistant that walks every way through every tree meets what the model says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.agents.assistant import Assistant, served_from, talk
from tests.agents.every_way import after_steps, check_link, check_outcome, check_question, check_told, given
from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS
from tests.walked_journeys import walked


@pytest.mark.parametrize("root", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda root: root.name)
def test_every_way_leads_to_the_outcome_of_the_model(root: Path) -> None:
    served = served_from(root)
    assert not served.unsound
    ways = {tree: list(walked(served.guide.trees, tree)) for tree in served.guide.trees}

    async def walk(assistant: Assistant) -> None:
        for tree, found in ways.items():
            for each in found:
                reply = await assistant.call("start", tree=tree)
                for asked in each.asked:
                    reply = await after_steps(served, assistant, tree, reply)
                    check_question(served, reply, asked)
                    check_link(served, reply)
                    reply = await assistant.answer(tree, reply, given(served.guide, asked))
                    assert "problem" not in reply, reply
                reply = await after_steps(served, assistant, tree, reply)
                assert reply["at"] == each.end
                check_outcome(served.guide, reply)
                check_told(served, reply, each.asked)

    assert talk(served, walk) > 2 * len(ways)
