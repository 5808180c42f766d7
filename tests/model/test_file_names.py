"""What a file's name is for: each tree and each article has one of its own, which is its page's address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.memory import Memory

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY


@pytest.mark.parametrize("memory", [None, Memory()])
@pytest.mark.parametrize("broken", [False, True])
def test_of_two_files_for_one_tree_the_second_is_an_error(broken: bool, memory: Memory | None, tmp_path: Path) -> None:
    trees = write_small_guide(tmp_path / "guide") / "decision_trees"
    shutil.copyfile(trees / "keep.yml", trees / "keep.yaml")
    if broken:
        (trees / "keep.yaml").write_text("title: [", encoding="utf-8")
    guide = read_guide(tmp_path / "guide", memory=memory)
    (error,) = check_guide(guide, TODAY).errors
    assert (error.diagnostic.rule, error.diagnostic.place.file) == ("duplicate-id", "decision_trees/keep.yaml")
    assert error.diagnostic.message == "`keep.yml` is the tree `keep` already"
    assert guide.trees["keep"].file == "decision_trees/keep.yml"
    assert guide.broken == {}


def test_a_tree_may_end_in_yaml(tmp_path: Path) -> None:
    trees = write_small_guide(tmp_path / "guide") / "decision_trees"
    (trees / "keep.yml").rename(trees / "keep.yaml")
    assert check_guide(read_guide(tmp_path / "guide"), TODAY).errors == ()


@pytest.mark.parametrize(("file", "other"), [("decision_trees", "keep.yml"), ("docs/articles", "saying-no.md")])
def test_no_tree_and_no_article_takes_the_place_of_the_list(file: str, other: str, tmp_path: Path) -> None:
    folder = write_small_guide(tmp_path / "guide") / file
    taken = folder / f"index{Path(other).suffix}"
    shutil.copyfile(folder / other, taken)
    (error,) = check_guide(read_guide(tmp_path / "guide"), TODAY).errors
    assert (error.diagnostic.rule, error.diagnostic.place.file) == ("bad-id", f"{file}/{taken.name}")
    assert "the address of the list" in error.diagnostic.message
