"""A mistake in a text, or a label given twice, silences nothing of what can be proved about the structure."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import rewrite, write_small_guide
from tests.rules.fixture import TODAY

BESIDE = {
    "a tag": ("      - Go on as before.", "      - Go <b>on</b>.", "markup-in-text"),
    "a text cut off": ("    help: Shouting counts.", "    help: See order #12.", "text-cut-off"),
    "a label twice": ('answer: "No"\n', 'answer: "Yes"\n', "duplicate-answer"),
}
STRUCTURE = {
    "a node that nothing leads to": ("        then: tell-them", "        then: late", "unreachable"),
    "a loop": ("    then: late\n\noutcomes", "    then: rude\n\noutcomes", "undeclared-loop"),
    "a case left uncovered": ("          - otherwise: stay\n", "", "case-not-covered"),
    "a lost target": ("            go: cost", "            go: nowhere", "unknown-target"),
}


@pytest.mark.parametrize("structure", STRUCTURE)
@pytest.mark.parametrize("beside", BESIDE)
def test_structure_is_judged_beside_a_mistake_in_a_text(beside: str, structure: str, tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    for old, new, _ in (BESIDE[beside], STRUCTURE[structure]):
        rewrite(root, "keep", old, new)
    found = {each.diagnostic.rule for each in check_guide(read_guide(root), TODAY).errors}
    assert {BESIDE[beside][2], STRUCTURE[structure][2]} <= found
