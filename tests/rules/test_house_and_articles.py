"""What trees and house rules both have is checked in both: links, promises, tensions."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY, shown

HOUSE, ARTICLE, TREE = "decision_trees/_house.yml", "docs/articles/saying-no.md", "decision_trees/keep.yml"

LINKS = [
    (HOUSE, "rule: No order without payment.", "rule: No [order](articles/nope.md).", "leads nowhere"),
    (HOUSE, "means: They stay.", "means: They [stay](guides/keep.md#syat).", "names no node of `keep`"),
    (HOUSE, "- A smaller order", "- A [smaller](#part) order", "names no tree, and stands in none"),
    (HOUSE, "how: Call them.", "how: Call [them](javascript:x).", "is none that a text may hold"),
    (ARTICLE, "and keep to it.", "and [keep](guides/kepe.md) to it.", "leads nowhere"),
    (ARTICLE, "is no no.", "is [no](articles/saying-no.md#be-frim) no.", "names no principle or heading"),
    (TREE, "\nquestions:", "\nretired: {gone: x}\n\nquestions:", ""),
    (TREE, "\nquestions:", "\nretired:\n  gone: See [this](guides/none.md).\n\nquestions:", "leads nowhere"),
]


def checked(root: Path, file: str, old: str, new: str) -> Report:
    """The small guide with one change."""
    write_small_guide(root)
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")
    return check_guide(read_guide(root), TODAY)


@pytest.mark.parametrize(("file", "old", "new", "message"), LINKS)
def test_a_broken_link_is_told_wherever_it_stands(file: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    report = checked(tmp_path, file, old, new)
    found = [each for each in report.diagnostics if each.diagnostic.rule == "broken-link"]
    assert len(found) == bool(message), shown(report)
    for each in found:
        assert message in each.diagnostic.message
        assert "](" in each.line
        assert each.diagnostic.place.file == file


@pytest.mark.parametrize("between", ["[]", "saying-no/be-firm", "[saying-no/be-firm, saying-no/be-firm]"])
def test_a_tension_is_between_two_principles(between: str, tmp_path: Path) -> None:
    tension = f"\ntensions:\n  - between: {between}\n    why: So.\n    settled: So.\n    at: [keep/part]\n"
    report = checked(tmp_path, HOUSE, "\nroles:", f"{tension}\nroles:")
    messages = [each.diagnostic.message for each in report.diagnostics if each.diagnostic.rule == "wrong-kind"]
    assert messages == ["a tension is between two principles"]


POINTLESS = ('      - answer: "No"\n        then: late', '      - answer: "No"\n        then: tell-them')


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("before: {verdict: let go}\n    always:\n      - asked: rude", []),
        ("before: {verdict: let go}\n    always:\n      - asked: late\n    unless: {rude: yes}", []),
        ("before: {verdict: let go}\n    always:\n      - cited: saying-no/be-firm", []),
        ("before: {outcome: stay}\n    always:\n      - asked: late", ["same-destination"]),
    ],
)
def test_a_question_that_a_promise_wants_asked_is_not_taken_out(
    promise: str, expected: list[str], tmp_path: Path
) -> None:
    write_small_guide(tmp_path)
    tree = (tmp_path / TREE).read_text("utf-8")
    assert POINTLESS[0] in tree
    own = "before: {verdict: let go}\n    always:\n      - asked: rude"
    (tmp_path / TREE).write_text(tree.replace(*POINTLESS, 1).replace(own, promise, 1), "utf-8")
    found = check_guide(read_guide(tmp_path), TODAY).of_file(TREE)
    rules = [each.diagnostic.rule for each in found]
    assert rules == expected
