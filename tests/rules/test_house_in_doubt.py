"""A mistake in the house rules silences no tree: what doesn't rest on it is told, and nothing that does."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from good_call.model.folders import USUAL
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide

from tests.own_guide import GUIDES
from tests.rules.fixture import TODAY

HOUSE = USUAL.house
BASE = "shared/house.yml"
GUIDE = GUIDES / "bicycles"
LINES = (GUIDE / HOUSE).read_text(encoding="utf-8").split("\n")
FIELDS = [number for number, line in enumerate(LINES) if re.match(r" *(- )?[a-z0-9-]+:(\s|$)", line)]
SPOILT: dict[str, Callable[[str], str]] = {
    "a name mistyped": lambda line: re.sub(r"([a-z0-9-]+):", r"\1x:", line, count=1),
    "a list in place of what stands there": lambda line: re.sub(r":.*", ": [[1, 2]]", line, count=1),
    "nothing": lambda line: re.sub(r":.*", ":", line, count=1),
    "twice": lambda line: f"{line}\n{line}" if not line.lstrip().startswith("- ") else line,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide with a mistake of the structure in one of its trees."""
    root = tmp_path_factory.mktemp("doubt") / "guide"
    shutil.copytree(GUIDE, root)
    tree = root / "decision_trees/mend-or-replace.yml"
    text = tree.read_text(encoding="utf-8")
    tree.write_text(text.replace("then: our-work", "then: nowhere", 1), encoding="utf-8")
    return root


def _elsewhere(report: Report) -> Counter[tuple[str, str]]:
    """The errors and warnings of the trees and articles."""
    found = (each.diagnostic for each in report.diagnostics if not each.diagnostic.dated)
    return Counter((each.place.file, each.message) for each in found if each.place.file not in (HOUSE, BASE))


def _checked(root: Path, house: str) -> Report:
    return check_guide(read_guide(root, {HOUSE: house}), TODAY)


@pytest.mark.parametrize("how", SPOILT)
def test_what_does_not_rest_on_a_mistake_of_the_house_is_told(how: str, root: Path) -> None:
    known = _elsewhere(_checked(root, "\n".join(LINES)))
    silent, new = [], {}
    for number in FIELDS[::5]:
        text = "\n".join([*LINES[:number], SPOILT[how](LINES[number]), *LINES[number + 1 :]])
        report = _checked(root, text)
        if report.guide.house is not None:
            continue  # it may be left out
        found = _elsewhere(report)
        if not any("nowhere" in message for _, message in found):
            silent.append(LINES[number])
        if found - known:
            new[LINES[number]] = found - known
    assert new == {}
    assert silent == []


@pytest.mark.parametrize("at", ["above", "below"])
@pytest.mark.parametrize("how", SPOILT)
def test_nothing_rests_on_a_mistake_in_house_rules_that_build_on_others(how: str, at: str, root: Path) -> None:
    known = _elsewhere(_checked(root, "\n".join(LINES)))
    new = {}
    for number in FIELDS[1::11]:
        spoilt = [*LINES[:number], SPOILT[how](LINES[number]), *LINES[number + 1 :]]
        # Below, the base is wrong; above, those that build on a base which says next to nothing.
        own, base = (spoilt, ["review-months: 6"]) if at == "above" else (["review-months: 12"], spoilt)
        report = _layered(root, own, base)
        more = _elsewhere(report) - known if report.guide.house is None else None
        if more:
            new[LINES[number]] = more
    assert new == {}


@pytest.mark.parametrize("wrong", ["partners: [[1]]", "partnres:\n  a:\n    name: A\n    fits: B", "budgets: none"])
@pytest.mark.parametrize("at", ["above", "below"])
def test_house_rules_that_build_on_others_are_in_doubt_only_where_the_mistake_is(
    at: str, wrong: str, root: Path, tmp_path: Path
) -> None:
    shutil.copytree(root, tmp_path / "guide")
    tree = tmp_path / "guide/decision_trees/mend-or-replace.yml"
    text = tree.read_text(encoding="utf-8")
    tree.write_text(re.sub(r"(?m)^    verdict: .*", "    verdict: never heard of", text, count=1), encoding="utf-8")
    whole = _without(wrong.partition(":")[0].replace("partnres", "partners"))
    own, base = ([wrong], whole) if at == "above" else (["review-months: 12"], [*whole, wrong])
    report = _layered(tmp_path / "guide", own, base)
    assert report.guide.house is None
    assert any("never heard of" in message for _, message in _elsewhere(report))


def _layered(root: Path, own: list[str], base: list[str]) -> Report:
    texts = {HOUSE: "\n".join([f"extends: ../{BASE}", *own]), BASE: "\n".join(base)}
    return check_guide(read_guide(root, texts), TODAY)


def _without(field: str) -> list[str]:
    kept, here = [], ""
    for line in LINES:
        here = line.partition(":")[0] if re.match(r"[a-z-]+:", line) else here
        kept += [] if here == field else [line]
    return kept
