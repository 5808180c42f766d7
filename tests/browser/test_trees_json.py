"""`trees.json` alone is enough to walk every tree: 60 lines of another language meet what the model says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from good_call.exchange.published_files import published_files
from good_call.exchange.trees_json import FILE
from good_call.graph.trail import AnswerError, pick
from good_call.model.guide import Guide, read_guide
from good_call.model.measure import numeral
from good_call.model.node import Question
from good_call.pages.addresses import Addresses
from playwright.sync_api import Page

from tests.browser.waiting import becomes
from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS
from tests.walked_journeys import walked

GUIDES = (*GUIDES_OF_THE_TESTS, FERRY)
WALK = (Path(__file__).parent / "walk.js").read_text(encoding="utf-8")


def published(root: Path) -> tuple[Guide, Any]:
    guide = read_guide(root)
    return guide, json.loads(published_files("A site", guide, guide.trees, Addresses().of)[FILE])


def test_a_program_walks_every_way_to_the_same_outcomes(page: Page) -> None:
    page.add_script_tag(content=WALK)
    ways = 0
    for root in GUIDES:
        guide, found = published(root)
        for tree in guide.trees:
            expected = sorted([list(map(list, each.asked)), each.end] for each in walked(guide.trees, tree))
            told = partial(page.evaluate, "([guide, tree]) => waysFrom(guide, tree)", [found, tree])
            becomes(partial(in_order, told), json.loads(json.dumps(expected)), f"{root.name}/{tree}")
            ways += len(expected)
    assert ways > 100


def test_a_program_finds_the_range_that_holds_a_number(page: Page) -> None:
    page.add_script_tag(content=WALK)
    tried = 0
    for root in GUIDES:
        guide, found = published(root)
        for tree_id, question in measured(guide):
            for typed in typed_values(question):
                asked = [found["trees"][tree_id]["questions"][question.id], typed]
                told = partial(page.evaluate, "([question, typed]) => answerFor(question, typed)", asked)
                becomes(told, picked(question, typed), f"{tree_id}, {question.id}, {typed}")
                tried += 1
    assert tried > 10


def measured(guide: Guide) -> Iterator[tuple[str, Question]]:
    for tree in guide.trees.values():
        yield from ((tree.id, question) for question in tree.questions.values() if question.number)


def typed_values(question: Question) -> list[str]:
    """Both ends of each range, one step beside each, and what lies outside."""
    assert question.number
    step = Fraction(1, 10**question.number.decimals)
    ends = {question.number.from_, question.number.to}
    ends |= {end for answer in question.answers for end in (answer.from_, answer.below) if end is not None}
    return [numeral(end + beside) for end in sorted(ends) for beside in (-step, Fraction(0), step)]


def picked(question: Question, typed: str) -> str:
    try:
        return pick(question, typed).answer.id
    except AnswerError:
        return ""


def in_order(told: Callable[[], list[Any]]) -> list[Any]:
    return sorted(told())
