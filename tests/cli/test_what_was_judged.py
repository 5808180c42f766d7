"""`guide check` says in every format what it read, what it passed by, and what waits for a mistake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main

from tests.cli.small_guide import rewrite, write_small_guide

FORMATS = ("full", "concise", "github")
FILE = "decision_trees/keep.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_small_guide(tmp_path / "guide")
    monkeypatch.chdir(root)
    return root


def check(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def as_json(*arguments: str) -> Any:
    return json.loads(check(*arguments, "--format", "json").stdout)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_clean_check_says_how_much_it_read(format_: str, root: Path) -> None:
    said = check("--format", format_).stderr
    assert "2 trees and 1 article checked: 0 errors" in said
    assert "Not judged" not in said
    assert "Not read" not in said


@pytest.mark.parametrize("format_", FORMATS)
def test_with_files_named_it_says_that_these_are_shown(format_: str, root: Path) -> None:
    said = check("keep", "docs", "--format", format_).stderr
    assert f"Shown is what stands in {FILE}; docs; all else was read too." in said


def test_json_lists_every_file_that_was_read(root: Path) -> None:
    (root / "docs/about.md").write_text("# About\n", encoding="utf-8")
    (root / "decision_trees/_calls.yml").write_text("calls: []\n", encoding="utf-8")
    assert as_json()["read"] == [
        "decision_trees/_calls.yml",
        "decision_trees/_house.yml",
        "decision_trees/afterwards.yml",
        "decision_trees/keep.yml",
        "docs/about.md",
        "docs/articles/saying-no.md",
    ]


PASSED_BY = {
    "late.txt": "a tree's file ends in `.yml`",
    "late.YML": "a tree's file ends in `.yml`",
    "_late.yml": "begins with `_`",
    "_drafts/late.yml": "of such folders nothing is read",
    "_house.yaml": "the house rules stand in `decision_trees/_house.yml`",
    "_calls.yaml": "all calls stand in `decision_trees/_calls.yml`",
    "returns/_house.yml": "the house rules stand in `decision_trees/_house.yml`",
    "returns/_group.yaml": "a group's title and place stand in its folder, in `_group.yml`",
}
ARTICLES = {
    "other.markdown": "an article's file ends in `.md`",
    "other.MD": "an article's file ends in `.md`",
    "more/other.md": "an article lies in `articles/` itself",
    "_other.md": "begins with `_`",
}


@pytest.mark.parametrize("name", PASSED_BY)
def test_what_looks_like_a_tree_and_is_not_read_is_told(name: str, root: Path) -> None:
    file = root / "decision_trees" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("title: x\n", encoding="utf-8")
    (told,) = as_json()["unread"]
    assert told["file"] == f"decision_trees/{name}"
    assert PASSED_BY[name] in told["reason"]
    for format_ in FORMATS:
        assert f"Not read: decision_trees/{name} (" in check("--format", format_).stderr
    assert f"::notice file=decision_trees/{name},title=not read::" in check("--format", "github").stdout


@pytest.mark.parametrize("name", ARTICLES)
def test_what_looks_like_an_article_and_is_not_read_is_told(name: str, root: Path) -> None:
    file = root / "docs/articles" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes((root / "docs/articles/saying-no.md").read_bytes())
    (told,) = as_json()["unread"]
    assert told["file"] == f"docs/articles/{name}"
    assert ARTICLES[name] in told["reason"]


def test_a_page_beside_the_articles_is_no_article(root: Path) -> None:
    (root / "docs/articles/more").mkdir()
    (root / "docs/articles/more/notes.md").write_text("# Notes\n", encoding="utf-8")
    assert as_json()["unread"] == []


def test_a_group_without_trees_is_told_once(root: Path) -> None:
    (root / "decision_trees/returns").mkdir()
    (root / "decision_trees/returns/_group.yml").write_text("title: Returns\n", encoding="utf-8")
    told = as_json()
    assert [each["rule"] for each in told["diagnostics"] if "returns" in each["file"]] == ["unused-entry"]
    assert told["unread"] == []


HELD = {
    "a number in words": (
        "        below: 100\n",
        "        below: lots\n",
        {"untaken-answer", "broken-safeguard"},
        set[str](),
    ),
    "a lost target": (
        "        then: tell-them",
        "        then: nowhere",
        {"unreachable", "wrong-scenario"},
        {"range-gap"},
    ),
    "no YAML": ("questions:\n", "questions\n", {"range-gap", "unreachable", "long-sentence"}, set[str]()),
}


@pytest.mark.parametrize("mistake", HELD)
def test_what_waits_for_a_mistake_is_told(mistake: str, root: Path) -> None:
    old, new, waiting, judged = HELD[mistake]
    rewrite(root, "keep", old, new)
    held = {each["file"]: each for each in as_json()["held_back"]}
    assert waiting <= set(held[FILE]["rules"])
    assert judged.isdisjoint(held[FILE]["rules"])
    (line,) = held[FILE]["lines"]
    assert "decision_trees/afterwards.yml" not in held
    for format_ in FORMATS:
        assert f"Not judged wholly: {FILE}: what rests on line {line}." in check("--format", format_).stderr
    assert f"::notice file={FILE},line={line},title=held back::" in check("--format", "github").stdout
    assert "Not judged wholly" not in check("afterwards").stderr


def test_without_house_rules_all_waits(root: Path) -> None:
    (root / "decision_trees/_house.yml").write_text("verdicts: none\n", encoding="utf-8")
    (held,) = as_json()["held_back"]
    assert held["file"] == "decision_trees/_house.yml"
    assert {"unreachable", "broken-safeguard", "unused-entry"} <= set(held["rules"])
    assert "Not judged wholly: decision_trees/_house.yml" in check().stderr


def test_a_warning_holds_nothing_back(root: Path) -> None:
    rewrite(root, "keep", "owner: Sales training\n", "")
    assert as_json()["held_back"] == []
