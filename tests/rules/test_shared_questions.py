"""Questions that say they are the same are held together, wherever one of them changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.diagnostics.diagnostic import Located
from good_call.fixes.repair import Repair
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.own_guide import FERRY, copy_guide
from tests.rules.fixture import TODAY

START, MISSED = "decision_trees/start-here.yml", "decision_trees/missed-a-ferry.yml"
MONEY, LOST = "decision_trees/money-back.yml", "decision_trees/lost-on-board.yml"
COUNTER = "decision_trees/at-the-counter.yml"


def _errors(edits: list[tuple[str, str, str]]) -> tuple[Located, ...]:
    texts = {file: (FERRY / file).read_text("utf-8") for file, _, _ in edits}
    for file, old, new in edits:
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    return check_guide(read_guide(FERRY, texts), TODAY).errors


BROKEN = [
    # What names another.
    ([(LOST, "start-here/booked", "start-here/nothing")], [("unknown-reference", LOST)]),
    ([(LOST, "start-here/booked", "nowhere/booked")], [("unknown-reference", LOST)]),
    ([(LOST, "start-here/booked", "start-here/next-ferry")], [("unknown-reference", LOST)]),
    ([(LOST, "start-here/booked", "booked")], [("bad-id", LOST)]),
    ([(LOST, "start-here/booked", "lost-on-board/booked")], [("not-the-same", LOST)]),
    ([(LOST, "start-here/booked", "lost-on-board/brought")], [("not-the-same", LOST)]),
    ([(LOST, "start-here/booked", "missed-a-ferry/booked")], [("not-the-same", LOST)]),
    ([(LOST, "start-here/booked", "start-here/what")], [("not-the-same", LOST)] * 4),
    ([(LOST, "start-here/booked", "missed-a-ferry/how-late")], [("not-the-same", LOST)]),
    # Each in turn names the other: there is no first.
    (
        [(START, "with us?", "with us?\n    same-as: lost-on-board/booked")],
        [("not-the-same", LOST), ("not-the-same", MISSED), ("not-the-same", START)],
    ),
    # Words, of question and answer, here and there.
    ([(LOST, "booked with us?", "booked?")], [("not-the-same", LOST)]),
    ([(START, "booked with us?", "booked?")], [("not-the-same", LOST), ("not-the-same", MISSED)]),
    (
        [(START, "answer: Yes", "answer: Surely\n        id: yes"), *[(START, "booked: Yes", "booked: Surely")] * 2],
        [("not-the-same", LOST), ("not-the-same", MISSED)],
    ),
    ([(LOST, "answer: Yes", "answer: Yes\n        id: sure")], [("not-the-same", LOST)]),
    # An answer that only the first has is no matter; one that it lacks is.
    ([(LOST, "answer: They don't know", "answer: Who knows")], [("not-the-same", LOST), ("unknown-question", LOST)]),
    # A measure is the same throughout.
    ([(MONEY, "unit: hours", "unit: days")], [("not-the-same", MONEY)]),
    ([(MONEY, "to: 48}", "to: 72}")], [("not-the-same", MONEY)]),
    ([(LOST, "tick: Their bank card", "tick: Their card")], [("not-the-same", LOST)]),
    ([(LOST, "      - A receipt\n", "")], [("not-the-same", LOST), ("unknown-question", LOST)]),
    ([(MISSED, "below: 2\n", "below: 3\n"), (MISSED, "from: 2\n", "from: 3\n")], [("not-the-same", MONEY)]),
    # What is private in one is private in all, also where it is by what leads to it.
    ([(MONEY, "    private: true\n", "")], [("not-the-same", MONEY)]),
    (
        [(START, "    private: true\n", "")],
        [("not-the-same", MISSED), ("not-the-same", MONEY), ("not-the-same", COUNTER)],
    ),
    (
        [(MISSED, "us?\n    same-as: start-here/booked", "us?\n    same-as: start-here/booked\n    private: true")],
        [("not-the-same", MISSED), ("not-the-same", MONEY)],
    ),
]


@pytest.mark.parametrize(("edits", "expected"), BROKEN, ids=[str(number) for number in range(len(BROKEN))])
def test_whatever_parts_them_is_told_where_it_can_be_mended(
    edits: list[tuple[str, str, str]], expected: list[tuple[str, str]]
) -> None:
    found = sorted((each.diagnostic.rule, each.diagnostic.place.file) for each in _errors(edits))
    assert found == sorted(expected)


def test_a_question_with_another_id_is_found_by_what_it_was() -> None:
    renamed = "  has-a-ticket:\n    formerly: booked\n    ask: Have they booked"
    edits = [
        (START, "  booked:\n    ask: Have they booked", renamed),
        (START, "start: booked", "start: has-a-ticket"),
        (START, "if: {booked:", "if: {has-a-ticket:"),
    ]
    story = [(START, "      booked: ", "      has-a-ticket: ")] * 6
    found = _errors([*edits, *story])
    assert {each.diagnostic.meant for each in found} == {"start-here/has-a-ticket"}
    assert {each.diagnostic.place.file for each in found} == {LOST, MISSED}


def test_nothing_is_said_of_a_tree_that_cant_be_read() -> None:
    found = _errors([(START, "questions:", "questions")])
    assert {each.diagnostic.place.file for each in found} == {START}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (LOST, "booked with us?", "booked?"),
        (LOST, "answer: They don't know", "answer: Not known\n        id: they-dont-know"),
        (LOST, "start-here/booked", "missed-a-ferry/booked"),
        (LOST, "start-here/booked", "start-here/bookd"),
    ],
)
def test_what_has_one_right_repair_is_mended(file: str, old: str, new: str, tmp_path: Path) -> None:
    root = copy_guide(tmp_path, FERRY)
    before = (root / file).read_text("utf-8")
    (root / file).write_text(before.replace(old, new, 1), "utf-8")
    repair = Repair.below(root, TODAY)
    repair.run()
    assert check_guide(read_guide(root, repair.texts), TODAY).errors == ()


LINKS = [
    ("brought;start-here/booked=yes;missed-a-ferry/how-late=longer", ""),
    ("brought;start-here/;missed-a-ferry/how-late=longer", ""),
    ("brought;start-here/nothing=yes", "names no question"),
    ("brought;nowhere/booked=yes", "names no question"),
    ("brought;start-here/booked=perhaps", "names no answer of `booked`"),
]


@pytest.mark.parametrize(("fragment", "message"), LINKS)
def test_a_link_may_hold_what_was_answered_in_the_trees_before(fragment: str, message: str) -> None:
    text = (FERRY / START).read_text("utf-8")
    link = f"It is warm inside: [go on](guides/money-back.md#{fragment})."
    told = text.replace("It is warm inside, and there is tea.", f'"{link}"')
    assert told != text
    report = check_guide(read_guide(FERRY, {START: told}), TODAY)
    found = [each.diagnostic.message for each in report.diagnostics]
    assert [message in each for each in found] == [True] * bool(message), found
