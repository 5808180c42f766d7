"""What several trees ask stays the same question when a tree, a question or an answer gets another id, or goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.changes.compare.guide_comparison import compare_guides
from good_call.cli.main import main
from good_call.fixes.renaming import Renaming, taken
from good_call.model.guide import Guide, read_guide
from good_call.model.naming import Named
from good_call.model.same import same_questions
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.edit import apply

from tests.own_guide import FERRY, copy_guide

GUIDE = read_guide(FERRY)


def _shared() -> Iterator[Named]:
    """Every question that is shared, its tree, and each of its answers and ticks."""
    for tree_id, question_id in same_questions(GUIDE.trees).first:
        yield from ((tree_id,), (tree_id, question_id))
        yield from ((tree_id, question_id, each) for each in GUIDE.trees[tree_id].questions[question_id].ids)


def _sizes(guide: Guide) -> list[int]:
    return sorted(len(each) for each in same_questions(guide.trees).alike.values())


@pytest.mark.parametrize("named", sorted(set(_shared())), ids=".".join)
def test_questions_stay_the_same_under_another_id(named: Named) -> None:
    texts = {file: document.text for file, document in GUIDE.documents.items()}
    edits = list(Renaming(GUIDE, named, "brand-new-id", texts).edits())
    after: dict[str, str | None] = {
        file: apply(texts[file], [each for each in edits if each.file == file]) for file in texts
    }
    if len(named) == 1:
        old = GUIDE.trees[named[0]].file
        after[old.replace(f"{named[0]}.yml", "brand-new-id.yml")] = after[old]
        after[old] = None
    guide = read_guide(FERRY, after)
    assert not guide.form_diagnostics
    assert not check_guide(guide, today()).errors
    assert _sizes(guide) == _sizes(GUIDE)


def test_an_id_that_one_of_them_has_already_is_taken_for_all() -> None:
    assert "has an answer or a tick with it" in taken(GUIDE, ("missed-a-ferry", "booked", "yes"), "they-dont-know")


def test_what_named_a_removed_tree_names_one_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_guide(tmp_path, FERRY)
    monkeypatch.chdir(root)
    # No tree leads to the first one, so that it can go as it is.
    result = CliRunner().invoke(main, ["remove", "start-here", "--yes"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    guide = read_guide(root)
    assert not check_guide(guide, today()).errors
    alike = same_questions(guide.trees).alike
    # `lost-on-board` has every answer that the other has, and one more.
    assert set(alike["lost-on-board", "booked"]) == {("lost-on-board", "booked"), ("missed-a-ferry", "booked")}
    assert {pair for pairs in alike.values() for pair in pairs if pair[1] == "loud"} == {
        ("at-the-counter", "loud"),
        ("missed-a-ferry", "loud"),
        ("money-back", "loud"),
    }


def test_a_renamed_question_is_no_edit_of_those_that_repeat_it() -> None:
    texts = {file: document.text for file, document in GUIDE.documents.items()}
    named = ("start-here", "booked")
    edits = list(Renaming(GUIDE, named, "has-a-ticket", texts).edits())
    guide = read_guide(FERRY, {file: apply(texts[file], [e for e in edits if e.file == file]) for file in texts})
    compared = compare_guides(GUIDE, guide)
    assert [each.new.id for each in compared.different] == ["start-here"]
