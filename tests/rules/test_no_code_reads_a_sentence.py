"""Sentences are for people: whatever they say, all else that is found, kept apart and mended stays the same."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.json_format import write_json
from good_call.fixes.repair import Repair
from good_call.model.guide import read_guide
from good_call.model.kinds import (
    Choice,
    Citation,
    Date,
    Entries,
    Flag,
    Group,
    HouseName,
    Id,
    Items,
    Number,
    Text,
    Whole,
)
from good_call.rules import RULES

from tests.rules.fixture import TODAY, Fixture

SENTENCES = ("message", "label", "help", "path")
KINDS = (Choice, Citation, Date, Entries, Flag, Group, Id, Items, Number, Text, Whole, HouseName)

NUMBERS = count()
SPEECHES: dict[str, Callable[[], str]] = {
    "all the same": lambda: "…",
    "no two the same": lambda: f"Did you mean `{next(NUMBERS)}`?",
}


def speak(monkeypatch: pytest.MonkeyPatch, sentence: Callable[[], str]) -> None:
    """Every sentence of a diagnostic becomes another, and so does every word for a kind of value."""
    said = Diagnostic.__post_init__

    def say_otherwise(self: Diagnostic) -> None:
        said(self)
        notes = tuple(dataclasses.replace(each, label=sentence()) for each in self.notes)
        path = tuple(sentence() for _ in self.path)
        others: dict[str, Any] = {"message": sentence(), "label": sentence(), "help": sentence()}
        for name, value in (others | {"notes": notes, "path": path}).items():
            object.__setattr__(self, name, value)

    monkeypatch.setattr(Diagnostic, "__post_init__", say_otherwise)
    for kind in KINDS:
        monkeypatch.setattr(kind, "words", property(lambda _: sentence(), lambda _, __: None))


def facts(fixture: Fixture, root: Path) -> Iterator[dict[str, Any]]:
    """All that the check says of a guide, but for its sentences; then what it makes of the files."""
    for found in json.loads(write_json(fixture.check(root).diagnostics))["diagnostics"]:
        yield {key: value for key, value in found.items() if key not in SENTENCES}
    repair = Repair.below(root, TODAY, read_guide(root))
    repair.run()
    yield repair.texts


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_other_sentences_change_nothing_else(
    rule: str, speech: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixture = Fixture(rule, "bad")
    expected = list(facts(fixture, tmp_path / "as-it-is"))
    speak(monkeypatch, SPEECHES[speech])
    assert list(facts(fixture, tmp_path / "otherwise")) == expected


def test_another_speech_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, SPEECHES["all the same"])
    found = Fixture("unknown-target", "bad").check(tmp_path / "guide").diagnostics
    assert {each.diagnostic.message for each in found} == {"…"}
