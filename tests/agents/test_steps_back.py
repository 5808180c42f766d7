"""A step back on purpose takes away what was answered behind it, as on the page."""

from __future__ import annotations

from typing import Any

from tests.agents.assistant import Assistant, Reply, served_from, talk
from tests.agents.test_hostile import first_valid
from tests.own_guide import OWN, TREE


def test_a_step_back_leads_to_a_node_of_the_way_with_the_shorter_trail() -> None:
    tree = served_from(OWN).guide.trees[TREE]
    backs = {
        (each.id, answer.id): answer for each in tree.questions.values() for answer in each.answers if answer.again
    }
    assert backs

    async def walk(assistant: Assistant) -> None:
        for (question, answer), back in backs.items():
            reply = await at(assistant, f"{TREE}/{question}")
            again = await assistant.answer(TREE, reply, answer)
            assert again["at"] == f"{TREE}/{back.then.targets[0]}"
            passed = [each["at"] for each in reply["trail"]]
            assert again.get("trail", []) == reply["trail"][: passed.index(again["at"])]
            whole = [*reply["trail"], {"at": reply["at"], "given": answer}]
            assert await assistant.call("where_am_i", tree=TREE, trail=whole) == again

    talk(served_from(OWN), walk)


async def at(assistant: Assistant, node: str) -> Reply:
    """Any way to a node, found by trying all of them."""
    waiting = [await assistant.call("start", tree=TREE)]
    for reply in waiting:
        if reply["at"] == node:
            return reply
        if reply["kind"] != "outcome":
            valid = reply["valid"]
            givens: list[Any] = [each["id"] for each in valid.get("answers", [])] or [first_valid(valid)]
            tried = [await assistant.answer(TREE, reply, given) for given in givens]
            waiting += [each for each in tried if len(each.get("trail", [])) > len(reply.get("trail", []))]
    raise AssertionError(f"no way leads to {node}")
