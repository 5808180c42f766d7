"""What means the same may be phrases on both sides; a mistake there is told at its own line, and its advice works."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import Guide, read_guide
from good_call.model.json_schema import schema_text
from good_call.pages.search_told import told_of_search
from good_call.rules.check import Report, check_guide
from good_call.words.catalogue import ENGLISH
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from yaml import safe_load

from tests.cli.small_guide import write_small_guide
from tests.rules.fixture import TODAY

HOUSE = "decision_trees/_house.yml"


def _checked(root: Path, synonyms: str) -> tuple[Guide, Report]:
    guide = read_guide(root, {HOUSE: _text(root, synonyms)})
    return guide, check_guide(guide, TODAY)


def _text(root: Path, synonyms: str) -> str:
    return (root / HOUSE).read_text(encoding="utf-8") + f"synonyms:\n{synonyms}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_guide(tmp_path / "guide")


@pytest.mark.parametrize(
    "synonyms",
    [
        "  money back: refund\n",
        "  money back:\n    - refund\n",
        '  "money back":\n    - refund\n',
        "  ? money back\n  : refund\n",
    ],
)
def test_a_phrase_is_taken_and_reaches_the_search(root: Path, synonyms: str) -> None:
    guide, report = _checked(root, synonyms)
    assert [each.diagnostic.rule for each in report.errors] == []
    assert told_of_search(guide, ENGLISH, lambda name: f"{name}/")["synonyms"] == [["money back", "refund"]]


def test_the_form_takes_a_phrase() -> None:
    form = Draft7Validator(safe_load(schema_text("house")))
    told = [each.json_path for each in form.iter_errors({"synonyms": {"money back": ["send it back"], "fees": {}}})]
    assert [each for each in told if "synonyms" in each] == ["$.synonyms.fees"]


@pytest.mark.parametrize(
    ("wrong", "rule", "followed"),
    [
        ("[refund]", "text-in-brackets", "\n    - refund"),
        ("[refund, send it back]", "text-in-brackets", "\n    - refund\n    - send it back"),
        ("", "empty-text", " refund"),
        ("[]", "empty-text", " refund"),
        ("refund, return", "wrong-kind", "\n    - refund\n    - return"),
        ("Bring it back, send it back", "wrong-kind", "\n    - Bring it back\n    - send it back"),
        ("Rückgabe; zurück", "wrong-kind", "\n    - Rückgabe\n    - zurück"),
    ],
)
def test_a_mistake_below_a_phrase_is_told_at_its_line(root: Path, wrong: str, rule: str, followed: str) -> None:
    before = _text(root, "").count("\n") + 2
    _, report = _checked(root, f"  fees:\n    - costs\n  money back: {wrong}\n  rude: foul\n")
    assert {each.diagnostic.rule for each in report.errors} == {rule}
    assert {each.span.line for each in report.errors} == {before + 1}
    _, after = _checked(root, f"  fees:\n    - costs\n  money back:{followed}\n  rude: foul\n")
    assert not after.errors


@pytest.mark.parametrize(
    ("synonyms", "line"),
    [
        ("  money back:\n    - Money  back\n", 2),
        ("  money back:\n    - refund\n    - refund\n", 3),
        ("  money back: refund\n  Money back: return\n", 2),
        ("  refund: '!!!'\n", 1),
        ("  '…': refund\n", 1),
    ],
)
def test_what_tells_the_search_nothing_is_told_once(root: Path, synonyms: str, line: int) -> None:
    _, report = _checked(root, synonyms)
    before = _text(root, "").count("\n")
    told = [each for each in report.diagnostics if not each.diagnostic.dated and "search" in each.diagnostic.label]
    assert [(each.diagnostic.rule, each.span.line - before) for each in told] == [("unused-entry", line)]
