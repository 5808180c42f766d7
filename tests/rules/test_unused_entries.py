"""Whatever has an id of its own is told where nothing uses it, in the house rules, the calls and the articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.article import Article
from good_call.model.call import Calls
from good_call.model.field import form_of
from good_call.model.guide import read_guide
from good_call.model.house import House
from good_call.model.kinds import Entries
from good_call.rules.check import check_guide

from tests.own_guide import OWN
from tests.rules.fixture import TODAY

HOUSE, CALLS = "decision_trees/_house.yml", "decision_trees/_calls.yml"
ARTICLE = "docs/articles/safe-rides.md"
_CALLS = """
kinds:
  lending: Lending
calls:
  - say: I want to keep it for good.
    kind: lending
    no-tree-yet: Nobody asks.
"""
_TOLD = {
    "verdicts": (HOUSE, "{means: Nothing comes of it, tone: end}", "verdict"),
    "themes": (HOUSE, "A theme", "theme"),
    "roles": (HOUSE, "{name: Somebody}", "role"),
    "policies": (HOUSE, "{title: A, rule: B, why: C}", "policy"),
    "programmes": (HOUSE, "{title: A, qualifies: B, written: C, adds: D}", "programme"),
    "partners": (HOUSE, "{name: A, fits: B}", "partner"),
    "hard-stops": (HOUSE, "{title: A, promise: B, who: WHO, by: C, meanwhile: D}", "hard stop"),
    "kinds": (CALLS, "A kind", "kind of call"),
    "principles": (ARTICLE, "{principle: A, why: B, theme: THEME}", "principle"),
}
_MAY_STAND_ALONE = {
    "commitments": "every customer gets them",
    "synonyms": "the search takes them, and judges each by its words",
    "removed": "who follows an old link reads them",
}


def _written(section: str) -> tuple[str, str]:
    """The file with one more entry."""
    file, entry, _ = _TOLD[section]
    guide = read_guide(OWN)
    assert guide.house
    entry = entry.replace("WHO", next(iter(guide.house.roles))).replace("THEME", next(iter(guide.house.themes)))
    entry = f"\n    {entry[1:-1].replace(', ', chr(10) + '    ')}" if entry.startswith("{") else f" {entry}"
    entry = entry.replace("adds: D", "adds:\n      - D")
    text = _CALLS if file == CALLS else (OWN / file).read_text(encoding="utf-8")
    if f"\n{section}:\n" not in text:
        return file, f"{text}\n{section}:\n  never-used:{entry}\n"
    return file, text.replace(f"\n{section}:\n", f"\n{section}:\n  never-used:{entry}\n", 1)


def test_every_section_is_judged_or_has_its_reason() -> None:
    sections = {
        key
        for group in (House, Calls, Article)
        for key, field in form_of(group).fields.items()
        if isinstance(field.kind, Entries)
    }
    assert sections == {*_TOLD, *_MAY_STAND_ALONE}


@pytest.mark.parametrize("section", _TOLD)
def test_what_nothing_uses_is_told_once(section: str) -> None:
    file, text = _written(section)
    found = check_guide(read_guide(OWN, {file: text}), TODAY)
    told = [each.diagnostic for each in (*found.errors, *found.warnings)]
    assert [each.rule for each in told] == ["unused-entry"], told
    assert told[0].message.endswith(f"the {_TOLD[section][2]} `never-used`")
    assert told[0].place.route[:2] == (section, "never-used")


def test_a_slip_in_the_name_is_told_alone() -> None:
    found = check_guide(read_guide(OWN, {CALLS: _CALLS.replace("kind: lending\n", "kind: lendings\n")}), TODAY)
    assert [each.diagnostic.rule for each in (*found.errors, *found.warnings)] == ["wrong-call"]


def test_a_theme_whose_principles_went_is_not_told_beside_them() -> None:
    text = (OWN / ARTICLE).read_text(encoding="utf-8")
    begin = text.index("principles:")
    emptied = f"{text[:begin]}principles: {{}}\n{text[text.index(chr(10) + '---', begin) + 1 :]}"
    found = check_guide(read_guide(OWN, {ARTICLE: emptied}), TODAY)
    assert {each.diagnostic.rule for each in (*found.errors, *found.warnings)} == {"unknown-reference"}


def test_house_rules_that_others_build_on_are_let_be(tmp_path: Path) -> None:
    file, text = _written("hard-stops")
    (tmp_path / "base.yml").write_text(text, encoding="utf-8")
    found = check_guide(read_guide(OWN, {file: f"extends: {tmp_path / 'base.yml'}\n"}), TODAY)
    assert "unused-entry" not in {each.diagnostic.rule for each in found.diagnostics}
