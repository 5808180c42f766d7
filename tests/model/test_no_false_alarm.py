"""A correct tree gives nothing, whatever of the form it uses: a diagnostic that blocks honest work is a defect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from good_call.model.answer import Answer
from good_call.model.case import Case
from good_call.model.field import form_of
from good_call.model.measure import Tick, Total, Typed, WorksheetField
from good_call.model.node import Outcome, Question, Step
from good_call.model.safeguard import Before, Condition, Safeguard
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree
from good_call.model.waiver import Waiver

from tests.rules.fixture import shown
from tests.source.plain_tree import PLAIN, check

EVERYTHING = (Path(__file__).parent / "everything.yml").read_text(encoding="utf-8")


GROUPS = (
    *(Tree, Question, Answer, Case, Typed, WorksheetField, Total, Tick, Step, Outcome),
    *(Safeguard, Before, Condition, Scenario, Waiver),
)


def test_tree_that_uses_the_whole_form_gives_nothing(tmp_path: Path) -> None:
    report = check(tmp_path / "guide", EVERYTHING)
    # its long path is what its waiver is for
    assert [each.diagnostic.rule for each in report.diagnostics] == ["long-path"], shown(report)
    assert report.diagnostics[0].diagnostic.waived
    assert (report.errors, report.warnings) == ((), ())


def test_tree_that_uses_the_whole_form_names_every_field() -> None:
    named = set(re.findall(r"[a-z-]+(?=:)", EVERYTHING))
    assert {key for group in GROUPS for key in form_of(group).fields} <= named


SAME_MEANING = [
    ("a list of one as a single value", "[fire-a-customer/they-may-be-right]", "fire-a-customer/they-may-be-right"),
    ("a list over lines", "[fire-a-customer/they-may-be-right]", "\n      - fire-a-customer/they-may-be-right"),
    ("the slug of a verdict", "verdict: keep serving", "verdict: keep-serving"),
    ("a verdict in capitals", "verdict: keep serving", "verdict: Keep serving"),
    ("an answer's id in a story", "how-late: A day", "how-late: a-day"),
    ("quotes around all", "title: Say sorry", 'title: "Say sorry"'),
    (
        "dashes as far left as their field",
        "      - answer: A day\n        then: say",
        "      - answer: A day\n        then: say",
    ),
    ("fields in another order", "- answer: A day\n        then: say-sorry", "- then: say-sorry\n        answer: A day"),
    ("emphasis and a link", "title: Say sorry", "title: Say **sorry**, as in [here](https://example.com/a_(b)?c=1#d)"),
    ("a link to a node", "title: Say sorry", "title: Say sorry, or [call](#call-back)"),
    ("an odd but honest text", "title: Say sorry", 'title: 3 < 5 && "yes" {not this} no#1 & 100% @home * * -'),
    ("an apostrophe", "title: Say sorry", "title: It's theirs, isn't it?"),
    ("quotes over two lines", "title: Say sorry", 'title: "Say sorry\n      today"'),
    ("quotes over two lines, not indented", "title: Say sorry", 'title: "Say sorry\n    today"'),
    ("quotes over two lines with a colon", "title: Say sorry", 'title: "Say sorry\n      today: now"'),
    ("quotes over two lines with a dash", "title: Say sorry", 'title: "Say sorry\n      - today"'),
    ("words that YAML knows", "answer: A day", "answer: No\n        id: a-day"),
]


@pytest.mark.parametrize(("old", "new"), [each[1:] for each in SAME_MEANING], ids=[each[0] for each in SAME_MEANING])
def test_other_way_to_write_the_same_gives_nothing(old: str, new: str, tmp_path: Path) -> None:
    assert old in PLAIN
    content = PLAIN.replace(old, new, 1)
    if "id: a-day" in new:
        content = content.replace("how-late: A day", "how-late: a-day")
    assert shown(check(tmp_path / "guide", content)).strip() == ""
