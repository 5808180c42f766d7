"""Publishing anew changes what changed, and nothing else: a browser keeps the rest of its copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_guide import build, copy_guide, write_settings

TREE = "decision_trees/mend-or-replace.yml"
BEFORE = "Could they come to harm if they ride it as it is?"
AFTER = "Could anybody come to harm if they ride it as it is?"
ITS_PAGES = {f"{folder}/mend-or-replace/index.html" for folder in ("guides", "practice", "health")}
# Which question rests on a principle, an article or a policy stands there.
NAME_IT = {"principles/index.html", "policies/index.html", "articles/safe-rides/index.html", "health/index.html"}
LISTS = {
    "editions/mend-or-replace.json",
    "trees.json",
    "llms.txt",
    "search/search_index.json",
    "sitemap.xml",
    "sitemap.xml.gz",
    "workshop/neighbours.json",
}
ITS_TEXT = {f"workshop/files/{TREE}.txt"}
SAY_WHEN = {"version.json", "service-worker.js", ".guide-build"}


def test_a_changed_question_changes_its_tree_s_pages_and_the_few_that_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_guide(tmp_path / "guide")
    write_settings(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(root, tmp_path / "before")
    tree = root / TREE
    tree.write_text(tree.read_text(encoding="utf-8").replace(BEFORE, AFTER), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700500000")
    build(root, tmp_path / "after")
    changed = {
        path.relative_to(tmp_path / "after").as_posix()
        for path in (tmp_path / "after").rglob("*")
        if path.is_file() and not same(path, tmp_path)
    }
    assert changed <= ITS_PAGES | ITS_TEXT | NAME_IT | LISTS | SAY_WHEN
    assert {*ITS_PAGES} <= changed


def same(path: Path, folder: Path) -> bool:
    old = folder / "before" / path.relative_to(folder / "after")
    return old.is_file() and old.read_bytes() == path.read_bytes()
