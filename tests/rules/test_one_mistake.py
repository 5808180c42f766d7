"""One mistake, one diagnostic: where it stands, what it says and which repair it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_hooks.model.guide import read_guide
from build_hooks.rules.check import check_guide
from tests.cli.small_guide import rewrite, write_small_guide
from tests.rules.fixture import TODAY

Change = tuple[str, str]

# What was changed in the tree `keep`; the rule and the line it points at; what is said there.
MISTAKES: dict[str, tuple[list[Change], str, list[str]]] = {
    "a worksheet's answer that no total reaches": (
        [
            ("        from: 100\n        then: stay", "        from: 20000\n        then: stay"),
            ("below: 100\n", "below: 20000\n"),
        ],
        "wrong-range: from: 20000",
        ["no total can fall into this range", "the total goes from 0 to 12000"],
    ),
    "a number's answer that ends before it begins": (
        [
            (
                "        below: 1\n        then: stay\n      - answer: Sometimes",
                "        below: 0\n        then: stay\n      - answer: Sometimes",
            )
        ],
        "wrong-range: below: 0",
        ["0 is out of the measure's bounds", "the measure begins at 0"],
    ),
    "a number's answer that begins after its end": (
        [("        from: 1\n        then: signs", "        from: 100\n        then: signs")],
        "wrong-range: from: 100",
        ["100 is out of the measure's bounds", "the measure ends at 99"],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_told_once_where_it_is(tmp_path: Path, name: str) -> None:
    changes, expected, words = MISTAKES[name]
    root = write_small_guide(tmp_path / "guide")
    for old, new in changes:
        rewrite(root, "keep", old, new)
    report = check_guide(read_guide(root), TODAY)
    errors = [each for each in report.diagnostics if each.is_error]
    assert [f"{each.diagnostic.rule}: {each.line.strip()}" for each in errors] == [expected]
    told = f"{errors[0].diagnostic.message}; {errors[0].diagnostic.label}; {errors[0].diagnostic.help}"
    assert [each for each in words if each not in told] == [], told


def test_a_tree_without_any_story_is_told_to_write_the_first(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    text = (root / "decision_trees/keep.yml").read_text("utf-8")
    (root / "decision_trees/keep.yml").write_text(text.partition("\nscenarios:")[0], "utf-8")
    found = check_guide(read_guide(root), TODAY).of_file("decision_trees/keep.yml")
    assert [(each.diagnostic.rule, each.span.line) for each in found] == [("untaken-answer", 2)]
    assert "Write the first one" in found[0].diagnostic.help
