"""`trees.json` alone is enough to walk every tree: 60 lines of another language meet what the model says.

45 more choose the answer of what was typed and reckon a worksheet, to the last cent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import combinations, product
from pathlib import Path
from typing import Any

from good_call.agents.said import Replay, Said, replayed
from good_call.exchange.published_files import published_files
from good_call.exchange.trees_json import FILE
from good_call.graph.trail import AnswerError, pick
from good_call.graph.walk import Walk
from good_call.model.guide import Guide, read_guide
from good_call.model.measure import Typed, numeral
from good_call.model.node import Question, Step
from good_call.model.tree import Tree
from good_call.pages.addresses import Addresses
from playwright.sync_api import Page

from tests.agents.every_way import given
from tests.browser.waiting import becomes
from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS
from tests.shared_cases.cases import cases
from tests.walked_journeys import walked

GUIDES = (*GUIDES_OF_THE_TESTS, FERRY)
WALK, RECKON = ((Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8") for name in ("walk", "reckon"))
ANSWER = "(asked) => asked.map(([question, given]) => answerFor(question, given))"


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
            told = partial(page.evaluate, "([guide, tree]) => waysFrom(guide, tree).found", [found, tree])
            becomes(partial(in_order, told), json.loads(json.dumps(expected)), f"{root.name}/{tree}")
            ways += len(expected)
    assert ways > 100


def test_a_program_takes_every_step_back_to_where_the_model_goes(page: Page) -> None:
    page.add_script_tag(content=WALK)
    steps = 0
    for root in GUIDES:
        guide, found = published(root)
        for tree in guide.trees.values():
            expected = json.loads(json.dumps(sorted(steps_back(guide, tree))))
            told = partial(page.evaluate, "([guide, tree]) => waysFrom(guide, tree).back", [found, tree.id])
            becomes(partial(in_order, told), expected, f"{root.name}/{tree.id}")
            steps += len(expected)
    assert steps > 2


def steps_back(guide: Guide, tree: Tree) -> list[Any]:
    """What was answered, the answer that leads back, what of the answers stays, and the node where it leads."""
    found = {}
    for way in walked(guide.trees, tree.id):
        replay = Replay(Walk(guide, tree))
        for number, asked in enumerate(way.asked):
            after_steps(replay)
            before = way.asked[:number]
            for answer in guide.trees[asked[0].partition("/")[0]].questions[asked[0].partition("/")[2]].answers:
                if answer.again:
                    back = replayed(guide, tree, [*replay.said, Said(asked[0], answer.id)])
                    kept = [each for each in before if each[0] in {said.at for said in back.said}]
                    here = back.walk.here
                    told = (before, (asked[0], answer.id), tuple(kept), f"{here.tree.id}/{here.node.id}")
                    found[str(told)] = told
            replay.go(Said(asked[0], given(guide, asked)))
    return list(found.values())


def after_steps(replay: Replay) -> None:
    while isinstance(replay.walk.here.node, Step):
        here = replay.walk.here
        replay.go(Said(f"{here.tree.id}/{here.node.id}"))


def test_a_program_finds_the_answer_that_takes_what_was_given(page: Page) -> None:
    page.add_script_tag(content=RECKON)
    tried = 0
    for root in GUIDES:
        guide, found = published(root)
        for tree_id, question, givens in measured(guide):
            asked = [[found["trees"][tree_id]["questions"][question.id], each] for each in givens]
            told = partial(page.evaluate, ANSWER, asked)
            becomes(told, [picked(question, each) for each in givens], f"{tree_id}, {question.id}")
            tried += len(givens)
    assert tried > 200


def test_a_program_reckons_every_total_to_the_last_cent(page: Page) -> None:
    page.add_script_tag(content=RECKON)
    reckon = "(cases) => cases.map(({sum, values, decimals}) => totalOf(sum, values, decimals))"
    becomes(partial(page.evaluate, reckon, cases("totals")), [each["total"] for each in cases("totals")])


def measured(guide: Guide) -> Iterator[tuple[str, Question, list[Any]]]:
    """The questions of numbers, ticks and worksheets, each with much that may be given to it."""
    for tree in guide.trees.values():
        for question in tree.questions.values():
            if question.number:
                yield tree.id, question, typed_values(question)
            elif question.tick is not None:
                ids = [each.id for each in question.tick]
                yield (
                    tree.id,
                    question,
                    [list(some) for size in range(len(ids) + 1) for some in combinations(ids, size)],
                )
            elif question.worksheet is not None:
                fields = [ends_of(each) for each in question.worksheet.values()]
                yield tree.id, question, [dict(zip(question.worksheet, each, strict=True)) for each in product(*fields)]


def ends_of(field: Typed) -> list[str]:
    """Both ends, what lies outside, and figures between them with as many decimals as it takes."""
    step = Fraction(1, 10**field.decimals)
    between = (field.from_ + step * round((field.to - field.from_) * part / 1000 / step) for part in range(7, 1000, 97))
    return [numeral(each) for each in (field.from_ - step, field.from_, *between, field.to, field.to + step)]


def typed_values(question: Question) -> list[str]:
    """Both ends of each range, one step beside each, and what lies outside."""
    assert question.number
    step = Fraction(1, 10**question.number.decimals)
    ends = {question.number.from_, question.number.to}
    ends |= {end for answer in question.answers for end in (answer.from_, answer.below) if end is not None}
    return [numeral(end + beside) for end in sorted(ends) for beside in (-step, Fraction(0), step)]


def picked(question: Question, typed: Any) -> str:
    try:
        return pick(question, tuple(typed) if isinstance(typed, list) else typed).answer.id
    except AnswerError:
        return ""


def in_order(told: Callable[[], list[Any]]) -> list[Any]:
    return sorted(told())
