"""What the site says of files that nobody edits is enough: only the edited one is parsed."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from good_call.model.guide import Guide, read_guide
from good_call.source import yaml_nodes
from good_call.workshop.facts import facts_of, readings
from good_call.workshop.plain import plain, whole

from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS, OWN
from tests.workshop.opened import Page, opened, texts_of

GUIDES = [*GUIDES_OF_THE_TESTS, FERRY]
FILE = "decision_trees/turn-somebody-away.yml"

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda each: each.name)


@each_guide
def test_whatever_is_read_comes_back_from_json_as_it_was(guide: Path) -> None:
    read = read_guide(guide)
    values = [*read.trees.values(), *read.articles.values(), *read.groups.values(), read.house, read.calls]
    for each in values:
        assert whole(json.loads(json.dumps(plain(each)))) == each


def test_what_no_form_holds_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        plain(Guide())
    with pytest.raises(TypeError):
        plain(1.5)


@each_guide
def test_a_tree_keeps_all_that_others_may_ask_of_it(guide: Path) -> None:
    read = read_guide(guide)
    known = readings(json.loads(json.dumps(dict(facts_of(read)))), {}, read.folders)
    for tree in read.trees.values():
        here = known[tree.file].trees[tree.id]
        assert [str(each) for each in here.nodes.values()] == [str(each) for each in tree.nodes.values()]
        assert (here.title, here.scenarios, here.safeguards) == (tree.title, tree.scenarios, tree.safeguards)


def test_a_text_that_is_newer_than_its_facts_is_read() -> None:
    read = read_guide(OWN)
    facts = dict(facts_of(read))
    newer = texts_of(OWN)[FILE].replace("title: ", "title: Now ", 1)
    known = readings(facts, {FILE: newer}, read.folders)
    assert FILE not in known
    assert set(facts) - {FILE} == set(known)


def test_only_the_edited_tree_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    page, texts = Page(OWN), texts_of(OWN)
    parsed: set[str] = set()
    real = yaml_nodes.read_nodes

    def counted(text: str, file: str, line_offset: int = 0) -> object:
        parsed.update([file] if text else [])
        return real(text, file, line_offset)

    for module in ("good_call.source.document", "good_call.model.form_reader"):
        monkeypatch.setattr(f"{module}.read_nodes", counted)
    assert page.fetched == []
    page.ask("check", path=FILE, text=texts[FILE].replace("title: ", "title: Now ", 1))
    page.ask("look", path=FILE, text=texts[FILE].replace("title: ", "title: Now ", 1))
    page.ask("complete", path=FILE, text=texts[FILE], at=0)
    assert parsed == {FILE}
    assert page.fetched == [FILE], "what is compared with"


def test_a_line_of_another_file_is_fetched_before_it_is_shown() -> None:
    page, texts = Page(OWN), texts_of(OWN)
    title = next(line for line in texts["decision_trees/mend-or-replace.yml"].split("\n") if line.startswith("title:"))
    own = next(line for line in texts[FILE].split("\n") if line.startswith("title:"))
    told = page.ask("check", path=FILE, text=texts[FILE].replace(own, title, 1))
    (mark,) = [each for each in told["diagnostics"] if each["rule"] == "copied-tree"]
    (also,) = mark["also"]
    assert also["path"] == "decision_trees/mend-or-replace.yml"
    assert page.fetched == [also["path"]]
    assert page.texts[also["path"]][also["from"] : also["to"]] in title
    assert title in told["plain"]


def test_facts_leave_out_the_long_texts() -> None:
    read = read_guide(OWN)
    everything = json.dumps([plain(each) for each in read.trees.values()])
    kept = json.dumps([fact["holds"] for file, fact in facts_of(read) if file in {t.file for t in read.trees.values()}])
    assert len(kept) < len(everything)
    assert dataclasses.is_dataclass(whole(json.loads(kept)[0]))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("decision_trees/_house.yml", "  part:\n", "  part-for-good:\n"),
        ("decision_trees/_house.yml", "tone: end", "tone: endless"),
        ("docs/articles/fair-shop.md", "  our-fault-first:\n", "  ours-first:\n"),
        ("docs/articles/fair-shop.md", "---\n", ""),
        ("decision_trees/start-here.yml", "then: turn-somebody-away", "then: nowhere"),
        ("decision_trees/mend-or-replace.yml", "  danger:\n", "  danger-first:\n"),
    ],
)
@pytest.mark.parametrize("also", [None, FILE])
def test_what_is_edited_is_judged_with_all_that_rests_on_it(file: str, old: str, new: str, also: str | None) -> None:
    texts = texts_of(OWN)
    assert old in texts[file]
    text = texts[file].replace(old, new, 1)
    # With another draft beside it, or alone.
    drafts = {also: texts[also].replace("title: ", "title: Now ", 1)} if also else {}
    page, whole_guide = Page(OWN), opened(OWN, drafts=drafts)
    for path, draft in drafts.items():
        page.ask("put", path=path, text=draft)
    page.ask("put", path=file, text=text)
    whole_guide.answer("put", {"path": file, "text": text})
    for path in page.texts:
        here = {file: text, **drafts}.get(path, texts[path])
        asked = {"path": path, "text": here, "repairs": False}
        assert page.ask("check", **asked) == whole_guide.answer("check", asked)


def test_a_new_tree_is_judged_among_those_that_nobody_edits() -> None:
    texts = texts_of(OWN)
    page = Page(OWN)
    new = {"path": "decision_trees/turn-them-away.yml", "text": texts[FILE], "repairs": False}
    told = page.ask("check", **new)
    assert told == opened(OWN).answer("check", new)
    assert "copied-tree" in {each["rule"] for each in told["diagnostics"]}


def test_a_text_that_is_handed_in_later_counts_at_once() -> None:
    page, texts = Page(OWN), texts_of(OWN)
    page.ask("check", path=FILE, text=texts[FILE], repairs=False)
    # Published a moment later than its facts were.
    newer = {"decision_trees/mend-or-replace.yml": texts["decision_trees/mend-or-replace.yml"] + "nonsense: here\n"}
    page.desk.answer("hold", {"files": newer})
    asked = {"path": FILE, "text": texts[FILE], "repairs": False}
    whole_guide = opened(OWN, drafts=newer)
    assert page.desk.answer("check", asked) == whole_guide.answer("check", asked)
