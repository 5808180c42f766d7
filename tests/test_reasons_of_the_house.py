"""A policy, a commitment, a programme or an own rule is a reason for an outcome, and shows as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.cli.screen import reason_lines
from good_call.exchange.published import as_json
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.pages.small_guide import OTHER, edition_of, shown, write_guide
from tests.rules.fixture import TODAY

REASONS = {
    "policy": ("policies: [safety]", "Our policy: Safety first"),
    "commitment": ("commitments: [hear]", "What we promise everybody"),
    "programme": ("programme: regulars", "Regulars"),
    "own": ("own: It is ours to put right.", "Our own rule"),
}


def _with(root: Path, reason: str) -> Path:
    return write_guide(root, other=f"{OTHER.rstrip()}\n        {reason}\n")


def _uncited(root: Path) -> list[str]:
    report = check_guide(read_guide(root), TODAY)
    return [each.diagnostic.help for each in report.diagnostics if each.diagnostic.rule == "uncited-outcome"]


def test_without_any_all_four_are_offered(tmp_path: Path) -> None:
    (help,) = _uncited(write_guide(tmp_path, other=OTHER))
    assert all(f"`{name}:`" in help for name in ("principles", "policies", "commitments", "programme", "own"))


@pytest.mark.parametrize("reason", REASONS)
def test_each_is_a_reason_and_is_shown(reason: str, tmp_path: Path) -> None:
    line, heading = REASONS[reason]
    root = _with(tmp_path, line)
    assert _uncited(root) == []
    page = shown(edition_of(root), "guides/other.md")
    (done,) = [each for each in page.find_all(".gc-node") if each["data-node"] == "done"]
    assert heading in done.text
    assert as_json(read_guide(root).trees["other"].outcomes["done"])[line.partition(":")[0]]


def test_a_commitment_is_walked_in_its_words(tmp_path: Path) -> None:
    guide = read_guide(_with(tmp_path, "commitments: [hear]"))
    lines = "\n".join(reason_lines(guide, guide.trees["other"].outcomes["done"]))
    assert "What we promise everybody: You hear from us." in lines


def test_an_unknown_commitment_is_told_with_the_lines_to_add(tmp_path: Path) -> None:
    root = _with(tmp_path, "commitments: [never-late]")
    report = check_guide(read_guide(root), TODAY)
    (found,) = [each.diagnostic for each in report.errors if each.diagnostic.about.kind == "commitment"]
    assert "there is no commitment `never-late`" in found.message
    assert "below `commitments:` a line `never-late:`, and below that `commitment: …`" in found.help
