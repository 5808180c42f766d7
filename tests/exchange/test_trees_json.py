"""`trees.json` holds every tree as data, and its schema says so exactly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from good_call.exchange.llms_text import LLMS_FILE
from good_call.exchange.published_files import published_files
from good_call.exchange.published_schema import published_schema
from good_call.exchange.trees_json import FILE, SCHEMA_FILE
from good_call.model.guide import Guide, read_guide
from good_call.pages.addresses import Addresses

from tests.own_guide import EXAMPLES, FERRY, GUIDES_OF_THE_TESTS, OWN

GUIDES = (*GUIDES_OF_THE_TESTS, FERRY)


def published(root: Path) -> tuple[Guide, Any]:
    guide = read_guide(root)
    return guide, json.loads(published_files("A site", guide, guide.trees, Addresses().of)[FILE])


@pytest.mark.parametrize("root", GUIDES, ids=lambda root: root.name)
def test_the_file_fits_its_schema(root: Path) -> None:
    _, found = published(root)
    jsonschema.Draft7Validator(published_schema()).validate(found)


def test_the_schema_lets_nothing_else_through() -> None:
    _, found = published(OWN)
    tree = next(iter(found["trees"].values()))
    wrongs: tuple[dict[str, object], ...] = ({"start": 1}, {"unknown": ""}, {"questions": []}, {"page": None})
    for wrong in wrongs:
        changed = {**found, "trees": {"one": {**tree, **wrong}}}
        assert not jsonschema.Draft7Validator(published_schema()).is_valid(changed), wrong


@pytest.mark.parametrize("root", GUIDES, ids=lambda root: root.name)
def test_every_field_of_an_outcome_and_every_text_is_there_as_written(root: Path) -> None:
    guide, found = published(root)
    for tree in guide.trees.values():
        for outcome in tree.outcomes.values():
            told = found["trees"][tree.id]["outcomes"][outcome.id]
            fields = ("do", "say", "approve", "limit", "log", "refer", "policies", "principles", "own", "next", "see")
            values = {name: getattr(outcome, name) for name in (*fields, "verdict", "title", "note", "programme")}
            expected = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
            assert {name: told.get(name, type(value)()) for name, value in expected.items()} == expected
        private = {each for each, question in found["trees"][tree.id]["questions"].items() if question.get("private")}
        assert private == {question.id for question in tree.questions.values() if question.private}


def test_what_is_left_out_is_about_keeping_a_guide() -> None:
    _, found = published(OWN)
    assert not {"owner", "scenarios", "waivers"} & set(next(iter(found["trees"].values())))
    assert "extends" not in found["house"]


def test_a_guide_keeps_its_own_llms_text(tmp_path: Path) -> None:
    guide = read_guide(EXAMPLES)
    assert LLMS_FILE in published_files("A site", guide, guide.trees, Addresses().of)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / LLMS_FILE).write_text("# Ours\n", encoding="utf-8")
    assert set(published_files("A site", read_guide(tmp_path), {}, Addresses().of)) == {FILE, SCHEMA_FILE}


def test_the_list_for_assistants_names_each_tree_with_its_page_and_when_to_use_it() -> None:
    guide = read_guide(OWN)
    text = published_files("A site", guide, guide.trees, Addresses().of, "https://example.com/g/")[LLMS_FILE]
    assert text.startswith("# A site\n")
    for tree in guide.trees.values():
        assert f"](https://example.com/g/guides/{tree.id}/): {tree.summary}" in text
    assert "(https://example.com/g/trees.json)" in text
