"""What `guide check --fix` writes for mistakes that were once repaired wrongly: the right text, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.fixes.repair import Repair
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/keep.yml"
ITEM = "      - Go on as before."
ASK = "    ask: Were they rude?"

# What stands in the file, what is written by mistake, and what stands there afterwards.
REPAIRED = {
    "an apostrophe in single quotes": (ITEM, "      - 'You're welcome.'", '      - "You\'re welcome."'),
    "double quotes in double quotes": (ITEM, '      - "Say "no" kindly."', "      - 'Say \"no\" kindly.'"),
    "two quoted words": (ITEM, '      - "Yes" or "no" will do.', '      - \'"Yes" or "no" will do.\''),
    "a plural in single quotes": (ITEM, "      - 'The customers' choice.'", '      - "The customers\' choice."'),
    "two fields on a line": (
        '      - answer: "No"\n        then: late',
        "      - answer: No then: late",
        "      - answer: No\n        then: late",
    ),
    "a sign as a unit in braces": ("{unit: times,", "{unit: %,", '{unit: "%",'),
    "brackets that begin an item": (ITEM, "      - [Desk] shows it.", '      - "[Desk] shows it."'),
    "brackets that begin a title": ("title: Should", "title: [Internal] Should", 'title: "[Internal] Should'),
    "a remark of another language": (ASK, f"    // ask first\n{ASK}", f"    # ask first\n{ASK}"),
    "stars in place of dashes": (ITEM, "      * Go on.\n      * And on.", "      - Go on.\n      - And on."),
    "a fence of a page": ("title: Should", "```yaml\ntitle: Should", "\ntitle: Should"),
}

LEFT_ALONE = {
    "a merge that nobody decided": (ITEM, "<<<<<<< HEAD\n      - One.\n=======\n      - Two.\n>>>>>>> main"),
    "a quote that may be an apostrophe": (ITEM, "      - 'Don't worry, say so: now."),
    "inches": (ITEM, '      - "A 5" screen."'),
    "a target that is near another way round": ("        then: tell-them", "        then: rud"),
}


def _fixed(root: Path, old: str, new: str) -> str:
    write_small_guide(root)
    assert old in TREE
    text = TREE.replace(old, new, 1)
    (root / FILE).write_text(text, encoding="utf-8")
    repair = Repair.below(root, TODAY)
    repair.run()
    return repair.texts.get(FILE, text)


def _title_in_quotes(text: str) -> str:
    return text.replace('title: "[Internal] Should you keep them?', 'title: "[Internal] Should you keep them?"')


@pytest.mark.parametrize("name", REPAIRED)
def test_repair_writes_what_was_meant(name: str, tmp_path: Path) -> None:
    old, wrong, right = REPAIRED[name]
    wanted = _title_in_quotes(TREE.replace(old, right, 1))
    assert _fixed(tmp_path / "guide", old, wrong) == wanted


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_no_repair_where_what_was_meant_is_unsure(name: str, tmp_path: Path) -> None:
    old, wrong = LEFT_ALONE[name]
    assert _fixed(tmp_path / "guide", old, wrong) == TREE.replace(old, wrong, 1)


def test_one_repair_is_offered_for_each_diagnostic_that_has_one(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    path = root / FILE
    path.write_text(TREE.replace("then: stay", "then: sytay", 1).replace("[birch]", "[oak]"), encoding="utf-8")
    repair, report = Repair.below(root, TODAY), check_guide(read_guide(root), TODAY)
    offered = {each.diagnostic.rule: repair.offer(report, each) for each in report.of_file(FILE)}
    fix = offered["unknown-target"]
    assert fix
    assert fix.edits[0].replacement == "stay"
    assert offered["unknown-reference"] is None
