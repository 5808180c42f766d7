"""What an assistant meets on its way through a tree, beside what the model says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from good_call.agents.position import AS_TOLD
from good_call.agents.sound_trees import SoundTrees
from good_call.model.answer import Answer
from good_call.model.guide import Guide
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree
from good_call.records import dataclass

from tests.agents.assistant import SITE, Assistant, Reply
from tests.browser.given_answers import GivenAnswers
from tests.walked_journeys import Asked, Walked


@dataclass(frozen=True)
class Walking:
    """An assistant on its way through one tree; `givens` is what it says for each answer.

    Where `stays`, it turns back where another tree takes over: that one's own paths are walked from its start.
    """

    assistant: Assistant
    served: SoundTrees
    tree: str
    givens: Mapping[Asked, Any]
    stays: bool = False

    async def every_way(self, ways: Iterable[Walked]) -> None:
        """All ways through the tree, from its start."""
        await self._onward(await self.assistant.call("start", tree=self.tree), sorted(ways, key=lambda way: way.asked))

    async def _onward(self, reply: Reply, ways: list[Walked], at: int = 0) -> None:
        """All ways that begin alike: what they share is walked once."""
        guide = self.served.guide
        reply = await after_steps(self.served, self.assistant, self.tree, reply)
        if len(ways[0].asked) == at:
            assert {way.asked for way in ways} == {ways[0].asked}, "some of them go on from here"
            assert {way.end for way in ways} == {reply["at"]}
            check_outcome(guide, reply)
            check_told(self.served, reply, ways[0].asked)
            return
        for asked, following in groupby(ways, lambda way: way.asked[at]):
            check_question(self.served, reply, asked)
            check_link(self.served, reply)
            if self.stays and not asked[0].startswith(f"{self.tree}/"):
                return
            after = await self.assistant.answer(self.tree, reply, self.givens[asked])
            assert "problem" not in after, after
            await self._onward(after, list(following), at + 1)


def givens_of(guide: Guide, ways: Iterable[Walked]) -> dict[Asked, Any]:
    """What is said for each answer of these ways."""
    return {asked: given(guide, asked) for asked in {each for way in ways for each in way.asked}}


async def after_steps(served: SoundTrees, assistant: Assistant, tree: str, reply: Reply) -> Reply:
    while reply["kind"] == "step":
        assert reply["step"]["title"]
        check_link(served, reply)
        reply = await assistant.answer(tree, reply)
    return reply


def check_link(served: SoundTrees, reply: Reply) -> None:
    """It names the node, or the private question that stands for what only its answers lead to."""
    tree, _, node = reply["at"].partition("/")
    named, *told = reply["link"].partition("#")[2].split(";")
    assert named in served.veils[tree].get(node, (node,))
    assert served.secret[tree].isdisjoint(each.partition("=")[0] for each in told)


def check_question(served: SoundTrees, reply: Reply, asked: Asked) -> None:
    assert reply["at"] == asked[0]
    node = node_at(served.guide, reply["at"])
    assert isinstance(node, Question)
    told = reply["question"]
    assert (told["ask"], told.get("help", "")) == (node.ask, node.help)
    assert told["private"] is (node.id in served.secret[asked[0].partition("/")[0]])
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
