"""An assistant that walks every way through every tree meets what the model says, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from good_call.agents.position import AS_TOLD
from good_call.agents.sound_trees import SoundTrees
from good_call.model.answer import Answer
from good_call.model.guide import Guide
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree

from tests.agents.assistant import SITE, Assistant, Reply, served_from, talk
from tests.browser.given_answers import GivenAnswers
from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS
from tests.walked_journeys import Asked, walked


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
                    reply = await after_steps(assistant, tree, reply)
                    check_question(served.guide, reply, asked)
                    reply = await assistant.answer(tree, reply, given(served.guide, asked))
                    assert "problem" not in reply, reply
                reply = await after_steps(assistant, tree, reply)
                assert reply["at"] == each.end
                check_outcome(served.guide, reply)
                check_told(served, reply, each.asked)

    assert talk(served, walk) > 2 * len(ways)


async def after_steps(assistant: Assistant, tree: str, reply: Reply) -> Reply:
    while reply["kind"] == "step":
        assert reply["step"]["title"]
        reply = await assistant.answer(tree, reply)
    return reply


def check_question(guide: Guide, reply: Reply, asked: Asked) -> None:
    assert reply["at"] == asked[0]
    node = node_at(guide, reply["at"])
    assert isinstance(node, Question)
    told = reply["question"]
    assert (told["ask"], told.get("help", ""), told["private"]) == (node.ask, node.help, node.private)
    assert "answers" not in told
    if not node.is_measured:
        assert [each["id"] for each in reply["valid"]["answers"]] == [each.id for each in node.answers]


def check_outcome(guide: Guide, reply: Reply) -> None:
    node = node_at(guide, reply["at"])
    assert isinstance(node, Outcome)
    told = reply["outcome"]
    assert (told["title"], told.get("do", []), told.get("say", [])) == (node.title, list(node.do), list(node.say))
    assert (told.get("limit", ""), told.get("log", "")) == (node.limit, node.log)
    assert set(told.get("principles", {})) == set(node.principles)
    assert set(told.get("policies", {})) == set(node.policies)
    is_gated = node.approve not in ("", "nobody")
    assert reply["approval"]["needed"] is is_gated
    if is_gated:
        assert reply["approval"]["approved"] is False
        assert reply["approval"]["who"]["id"] == node.approve
    tree, _, outcome = reply["at"].partition("/")
    assert reply["link"].startswith(f"{SITE}guides/{tree}/#{outcome}")


def check_told(served: SoundTrees, reply: Reply, asked: tuple[Asked, ...]) -> None:
    told = {each["at"]: each for each in reply["told"]["answers"]}
    assert {at for at, _, _ in asked} <= told.keys()
    assert reply["told"]["about"] == AS_TOLD
    for at, answer, _ in asked:
        tree, _, question = at.partition("/")
        if question in served.secret[tree]:
            assert told[at].keys() == {"at", "private", "about"}
            assert f"{question}=" not in reply["link"] or not reply["at"].startswith(f"{tree}/")
        else:
            assert told[at]["answer"] == answer_at(served.guide, at, answer).answer
    stops = [stop for at, answer, _ in asked for stop in answer_at(served.guide, at, answer).stop]
    assert [each["id"] for each in reply.get("hard_stops", [])] == list(dict.fromkeys(stops))


def answer_at(guide: Guide, at: str, answer: str) -> Answer:
    found = node_at(guide, at).answer(answer)
    assert isinstance(found, Answer)
    return found


def node_at(guide: Guide, at: str) -> Any:
    tree, _, node = at.partition("/")
    return guide.trees[tree].nodes[node]


def given(guide: Guide, asked: Asked) -> Any:
    tree_id, _, question_id = asked[0].partition("/")
    tree: Tree = guide.trees[tree_id]
    question = tree.questions[question_id]
    if question.tick is not None:
        return list(asked[2])
    if question.number:
        answer = question.answer(asked[1])
        assert answer
        return str(answer.from_ if answer.from_ is not None else question.number.from_)
    if question.worksheet is not None:
        return GivenAnswers(tree).of_worksheet(question_id, asked[1])
    return asked[1]
