"""A story that goes on into the tree that takes over is proved through to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.fixes.repair import Repair
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.own_guide import FERRY, copy_guide
from tests.rules.fixture import TODAY

START, MISSED = "decision_trees/start-here.yml", "decision_trees/missed-a-ferry.yml"
MONEY, LOST = "decision_trees/money-back.yml", "decision_trees/lost-on-board.yml"


def _told(file: str, old: str, new: str) -> list[Diagnostic]:
    text = (FERRY / file).read_text("utf-8")
    assert old in text
    report = check_guide(read_guide(FERRY, {file: text.replace(old, new, 1)}), TODAY)
    return [each.diagnostic for each in report.diagnostics]


WRONG = [
    # What the story says.
    (START, "money-back/brought: []", "money-back/brought: [card]", "ends at `money-back/pay`"),
    (START, "      money-back/brought: []\n", "", "does not answer a question that comes up"),
    (START, "      missed-a-ferry/how-late: 6\n", "", "does not answer a question that comes up"),
    (START, "lost-on-board/not-theirs-yet", "lost-on-board/hand-it-out", "ends at `lost-on-board/not-theirs-yet`"),
    (START, "lost-on-board/not-theirs-yet", "lost-on-board/nowhere", "there is no outcome `lost-on-board/nowhere`"),
    (START, "lost-on-board/not-theirs-yet", "missed-a-ferry", "doesn't say where it ends there"),
    (START, "missed-a-ferry/how-late: 6", "missed-a-ferry/how-lat: 6", "there is no question `missed-a-ferry/how-lat`"),
    (START, "missed-a-ferry/how-late: 6", "nowhere/how-late: 6", "there is no question `nowhere/how-late`"),
    (START, "missed-a-ferry/how-late: 6", "missed-a-ferry/how-late: 60", "is not from 0 to 48"),
    (START, "money-back/brought: []", "money-back/brought: [ticket]", "has no tick `ticket`"),
    (
        START,
        "      money-back/brought: []",
        "      money-back/brought: []\n      start-here/what: Money",
        "of this tree",
    ),
    # What it was asked before, or never is.
    (
        START,
        "      money-back/brought: []",
        "      money-back/brought: []\n      money-back/wait: 6",
        "answered before",
    ),
    (
        START,
        "      money-back/brought: []",
        "      money-back/brought: []\n      lost-on-board/booked: No",
        "answered before",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), WRONG)
def test_a_story_that_goes_astray_is_told_where_it_stands(file: str, old: str, new: str, message: str) -> None:
    told = [each for each in _told(file, old, new) if each.rule == "wrong-scenario" and each.place.file == START]
    assert [message in each.message for each in told] == [True], [each.message for each in told]
    assert told[0].place.route[:2] == ("scenarios", 5)


OTHERS = [
    # The tree after it, changed with its own story: only the long one shows that somebody relied on it.
    (
        MISSED,
        "        then: money-back\n      - answer: No",
        "        then: wait-here\n      - answer: No",
        "A loud afternoon",
    ),
    (MONEY, "        then: lost-on-board", "        then: pay", "Nothing to show"),
]


@pytest.mark.parametrize(("file", "old", "new", "story"), OTHERS)
def test_what_changes_in_a_later_tree_is_told_at_the_story_that_comes_there(
    file: str, old: str, new: str, story: str
) -> None:
    text = (FERRY / file).read_text("utf-8")
    before, told, after = text.replace(old, new, 1).partition(f"name: {story}")
    was, now = old.split("then: ")[1].split("\n", maxsplit=1)[0], new.split("then: ")[1].split("\n", maxsplit=1)[0]
    mended = before + told + after.replace(f"expect: {was}", f"expect: {now}", 1)
    report = check_guide(read_guide(FERRY, {file: mended}), TODAY)
    errors = [each.diagnostic for each in report.errors]
    assert [(each.rule, each.place.file) for each in errors] == [("wrong-scenario", START)]
    assert f"/{now}`" in errors[0].message


def test_an_answer_that_is_taken_over_decides_the_way() -> None:
    """Who booked is asked on arrival no more: a story whose first answer differs ends elsewhere, far behind."""
    told = _told(START, "      booked: Yes\n      upset: Yes", "      booked: They don't know\n      upset: Yes")
    # `missed-a-ferry` offers only some of the answers, so that it asks again.
    assert "Add `missed-a-ferry/booked:`" in told[0].help


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("missed-a-ferry/how-late: 6", "missed-a-ferry/how-lat: 6"),
        ("lost-on-board/not-theirs-yet", "lost-on-board/not-theirs-yett"),
    ],
)
def test_a_slip_in_a_name_of_another_tree_is_mended(old: str, new: str, tmp_path: Path) -> None:
    root = copy_guide(tmp_path, FERRY)
    text = (root / START).read_text("utf-8")
    (root / START).write_text(text.replace(old, new, 1), "utf-8")
    repair = Repair.below(root, TODAY)
    repair.run()
    assert repair.texts[START] == text


def test_a_story_that_goes_on_takes_the_answers_of_its_own_tree() -> None:
    """With it alone, no answer on its way is untaken."""
    text = (FERRY / START).read_text("utf-8")
    start, end = text.index("  - name: Late with a ticket"), text.index("  - name: Money at once")
    report = check_guide(read_guide(FERRY, {START: text[:start] + text[end:]}), TODAY)
    untaken = [each.diagnostic.place.route for each in report.diagnostics if each.diagnostic.rule == "untaken-answer"]
    # Who is calm is told of in the story that was taken out.
    assert untaken == [("questions", "upset", "answers", 1, "answer")]
