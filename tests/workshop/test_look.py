"""The workshop shows a tree as a rep meets it, and runs its stories and promises."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.tree_page import tree_pages
from good_call.rules.check import check_guide
from pygraphviz import AGraph

from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS, OWN
from tests.rules.fixture import TODAY
from tests.workshop.opened import opened, texts_of

FILE = "decision_trees/turn-somebody-away.yml"


def look(text: str, guide: Path = OWN, file: str = FILE) -> dict[str, Any]:
    return opened(guide).answer("look", {"path": file, "text": text})


@pytest.mark.parametrize("guide", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda each: each.name)
def test_a_tree_is_shown_as_its_page_shows_it(guide: Path) -> None:
    report = check_guide(read_guide(guide), TODAY)
    edition = Edition(guide=report.guide, analyses=report.analyses)
    desk, texts = opened(guide), texts_of(guide)
    for page in tree_pages(edition):
        shown = desk.answer("look", {"path": page.file, "text": texts[page.file]})
        assert shown["sound"]
        assert shown["html"] in page.render("")
        assert "<decision-guide" in shown["html"]
        assert shown["changes"] == []


@pytest.mark.parametrize("guide", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda each: each.name)
def test_every_node_is_found_where_it_stands(guide: Path) -> None:
    desk, texts = opened(guide), texts_of(guide)
    for tree in read_guide(guide).trees.values():
        text = texts[tree.file]
        nodes = desk.answer("look", {"path": tree.file, "text": text})["nodes"]
        assert {each["id"] for each in nodes} == set(tree.nodes)
        for each in nodes:
            stretch = text[each["from"] : each["to"]]
            assert stretch.startswith(f"{each['id']}:")
            assert stretch == stretch.rstrip()
            assert (each["kind"], each["title"]) == (tree.nodes[each["id"]].form_name, tree.nodes[each["id"]].words)


def test_stories_are_run_and_told_apart() -> None:
    text = texts_of(OWN)[FILE]
    stories = look(text)["stories"]
    assert stories
    assert all(each["ok"] for each in stories)
    assert all(text[each["from"] :].startswith("name: ") for each in stories)
    first = re.search(r"expect: (\S+)", text)
    assert first
    spoilt = look(text.replace(first[0], "expect: stay-calm", 1))
    assert [each["ok"] for each in spoilt["stories"]].count(False) == 1
    assert spoilt["sound"], "a tree whose story is wrong can still be seen"


def test_a_broken_promise_shows_the_shortest_path_that_breaks_it() -> None:
    text = texts_of(OWN)[FILE]
    kept = look(text)["safeguards"]
    assert kept
    assert all(each["holds"] and not each["path"] for each in kept)
    # Whoever did more than one thing is turned away at once; whoever did nothing is asked about.
    text = text.replace("        below: 1\n        then: serve-on", "        below: 1\n        then: another-of-us")
    text = text.replace("        from: 2\n        then: another-of-us", "        from: 2\n        then: part-ways")
    shown = look(text)
    assert shown["sound"]
    (broken,) = [each for each in shown["safeguards"] if not each["holds"]]
    assert broken["path"] == [
        {"node": "our-fault", "answer": "asked-around", "words": "No, I asked around"},
        {"node": "what-they-did", "answer": "more", "words": "More than one"},
    ]
    assert len(broken["walk"]) == len(broken["path"]) + 1
    assert broken["said"]


def test_what_is_written_is_told_as_a_change_in_the_words_of_guide_diff() -> None:
    text = texts_of(OWN)[FILE]
    title = re.search(r"^title: (.*)$", text, re.MULTILINE)
    assert title
    changes = look(text.replace(title[0], "title: May they come back?", 1))["changes"]
    told = [one for chapter in changes for section in chapter["sections"] for one in section["told"]]
    assert any("May they come back?" in str(each) for each in told)


def test_a_tree_that_leads_nowhere_is_not_shown() -> None:
    text = texts_of(OWN)[FILE]
    shown = look(re.sub(r"then: ([a-z-]+)", "then: nowhere-at-all", text, count=1))
    assert (shown["sound"], shown["html"], shown["map"]) == (False, "", "")
    assert shown["nodes"], "the cursor still finds its way"


def test_offsets_count_as_an_editor_counts() -> None:
    text = "# 😀 a remark with two smiles 😀\n" + texts_of(OWN)[FILE]
    wide = text.encode("utf-16-le")
    for each in look(text)["nodes"]:
        stretch = wide[2 * each["from"] : 2 * each["to"]].decode("utf-16-le")
        assert stretch.startswith(f"{each['id']}:")
    broken = text.replace("then: ", "then: nowhere-", 1)
    wide = broken.encode("utf-16-le")
    (mark,) = [
        each
        for each in opened(OWN).answer("check", {"path": FILE, "text": broken})["diagnostics"]
        if each["rule"] == "unknown-target"
    ]
    assert wide[2 * mark["from"] : 2 * mark["to"]].decode("utf-16-le").startswith("nowhere-")


def test_the_map_that_is_drawn_there_is_the_one_of_the_site() -> None:
    report = check_guide(read_guide(OWN), TODAY)
    (page,) = [each for each in tree_pages(Edition(guide=report.guide, analyses=report.analyses)) if each.file == FILE]
    desk, text = opened(OWN), texts_of(OWN)[FILE]
    looked = desk.answer("look", {"path": FILE, "text": text})
    assert "<svg" not in looked["map"]
    # as Viz.js lays it out in the browser
    laid_out = json.loads(AGraph(string=looked["dot"]).draw(format="json0", prog="dot"))
    drawn = desk.answer("draw", {"path": FILE, "text": text, "laid_out": laid_out})["map"]
    assert "<svg" in drawn
    assert drawn in page.render("")
