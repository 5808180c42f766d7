"""Answers and ticks that stories and cases name wrongly: told once, and mended to what was meant there."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.fixes.repair import Repair

from tests.rules.fixture import TODAY, shown
from tests.source.plain_tree import FILE, PLAIN, check

TREE = (
    PLAIN.replace("        then: call-back\n", "        then: sure\n")
    .replace(
        "\noutcomes:",
        """\
  sure:
    ask: Are you sure?
    tick:
      - They said so
      - It stands on the parcel
    answers:
      - answer: Hardly
        below: 1
        then: call-back
      - answer: Quite
        from: 1
        then:
          - if: {how-late: a-week, sure: they-said-so}
            go: call-back
          - otherwise: say-sorry

outcomes:""",
    )
    .replace("      how-late: A week\n", "      how-late: A week\n      sure: [they-said-so]\n")
)


def mended(root: Path, content: str) -> str:
    """The tree after `check --fix`."""
    check(root, content)
    repair = Repair.below(root, TODAY)
    repair.run([FILE])
    return repair.texts.get(FILE, content)


def test_reworded_answer_is_told_once_and_gets_its_words_in_stories_and_its_id_in_cases(tmp_path: Path) -> None:
    content = TREE.replace("- answer: A week", "- answer: Seven days")
    report = check(tmp_path / "guide", content)
    assert len(report.errors) == 1, shown(report)
    (found,) = report.errors
    assert [span.line for _, span, _ in found.notes] == [52]
    assert found.diagnostic.help == (
        "If it is called “Seven days” now, write these words in stories, and its id `seven-days` in cases and promises."
    )
    expected = content.replace("a-week", "seven-days").replace("how-late: A week", "how-late: Seven days")
    assert mended(tmp_path / "other", content) == expected
    assert not check(tmp_path / "guide", expected).errors


def test_answer_with_which_the_stories_end_elsewhere_is_not_taken_for_the_lost_one(tmp_path: Path) -> None:
    content = TREE.replace("      how-late: A day\n", "      how-late: A month\n").replace(
        "    expect: say-sorry\n", "    expect: call-back\n", 1
    )
    report = check(tmp_path / "guide", content)
    assert "Write one of `A day`, `A week`." in shown(report)
    assert mended(tmp_path / "other", content) == content


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sure: [they-said-so]\n", "sure: [They said so]\n"),
        ("sure: they-said-so}", "sure: They said so}"),
        ("how-late: a-week", "how-late: A week"),
        ("how-late: A day", "how-late: A dya"),
        ("how-late: A day", "how-late: a day"),
    ],
)
def test_words_are_mended_to_what_stands_in_their_place(right: str, wrong: str, tmp_path: Path) -> None:
    assert right in TREE
    assert mended(tmp_path / "guide", TREE.replace(right, wrong, 1)) == TREE


def test_tick_reworded_since_it_was_published_keeps_its_id(tmp_path: Path) -> None:
    base = check(tmp_path / "guide", TREE).guide
    content = TREE.replace("      - They said so\n", "      - They told us so\n")
    check(tmp_path / "guide", content)
    repair = Repair.below(tmp_path / "guide", TODAY, base)
    repair.run([FILE])
    assert repair.texts[FILE] == TREE.replace(
        "      - They said so\n", "      - id: they-said-so\n        tick: They told us so\n"
    )


def test_node_whose_own_id_is_misspelt_is_mended_where_all_else_agrees(tmp_path: Path) -> None:
    content = TREE.replace("  call-back:\n", "  call-bakc:\n")
    report = check(tmp_path / "guide", content)
    (found,) = report.errors
    assert (found.diagnostic.message, found.line) == (
        "everything leads to `call-back`, and this is called `call-bakc`",
        "  call-bakc:",
    )
    assert mended(tmp_path / "other", content) == TREE


def test_one_that_names_a_node_wrongly_is_mended_itself(tmp_path: Path) -> None:
    content = TREE.replace("go: call-back", "go: call-bakc")
    assert mended(tmp_path / "guide", content) == TREE
