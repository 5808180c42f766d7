"""A link that leads nowhere is told wherever it stands: no list says which texts are looked at."""

from __future__ import annotations

import datetime
from pathlib import Path

from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.every_text import write_guide

NO_PROSE = {"role.mail", "number.unit", "total.unit", "worksheet field.unit"}
"""A mail address and units: their kind takes no Markdown, or no page shows any."""


def test_a_dead_link_in_any_text_is_told(tmp_path: Path) -> None:
    filled: set[str] = set()

    def fill(name: str) -> str:
        filled.add(name)
        return name if name in NO_PROSE else f"[{name}](articles/nowhere.md)"

    write_guide(tmp_path, [fill], lambda _: "Words.")
    report = check_guide(read_guide(tmp_path), datetime.date(2026, 11, 21))
    told = [each.line for each in report.diagnostics if each.diagnostic.rule == "broken-link"]
    assert len(filled) > 50
    assert not [name for name in filled - NO_PROSE if not any(f"[{name}]" in line for line in told)]


def test_a_text_alone_where_a_list_may_stand_is_judged_at_its_place(tmp_path: Path) -> None:
    write_guide(tmp_path, [lambda _: "Words."], lambda _: "Words.")
    house = tmp_path / "decision_trees/_house.yml"
    text = house.read_text(encoding="utf-8").partition("synonyms:")[0]
    house.write_text(text + 'synonyms:\n  money: "[cash](articles/nowhere.md)"\n', encoding="utf-8")
    report = check_guide(read_guide(tmp_path), datetime.date(2026, 11, 21))
    lines = [each.line for each in report.diagnostics if each.diagnostic.rule == "broken-link"]
    assert [line.strip() for line in lines] == ['money: "[cash](articles/nowhere.md)"']
