"""Every mistake of the list is told, and repaired or left alone, as the list says; two at once do no harm."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from good_call.diagnostics.diagnostic import Located
from good_call.fixes.repair import Repair

from tests.cli.small_guide import TREE, write_small_guide
from tests.mistakes.mistake import FILE, Mistake, mistakes
from tests.rules.fixture import TODAY

ALL = mistakes()
_PAIRS = 60


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_guide(tmp_path_factory.mktemp("mistakes") / "guide")


def test_there_are_many() -> None:
    assert len(ALL) >= 200
    assert len({each.name for each in ALL}) == len(ALL)


@pytest.mark.parametrize("mistake", ALL, ids=lambda each: each.name)
def test_mistake_is_told_and_repaired_as_listed(mistake: Mistake, root: Path) -> None:
    now = mistake.now(root)
    assert (now.told, now.fixed) == (mistake.told, mistake.fixed)
    assert now.told


def _pairs() -> Iterator[tuple[Mistake, Mistake]]:
    """Pairs in two places of the file, the same ones each time."""
    chance = random.Random(15)  # noqa: S311: no secret
    while True:
        one, other = chance.sample(ALL, 2)
        if one.meant not in other.meant and other.meant in TREE.replace(one.meant, "", 1):
            yield one, other


@pytest.mark.parametrize("pair", list(islice(_pairs(), _PAIRS)), ids=lambda pair: f"{pair[0].name}, {pair[1].name}")
def test_two_mistakes_at_once_are_told_and_no_repair_adds_a_third(pair: tuple[Mistake, Mistake], root: Path) -> None:
    one, other = pair
    text = TREE.replace(one.meant, one.stands, 1).replace(other.meant, other.stands, 1)
    before, after = _repaired(text, root)
    assert before
    alone = {line.split("]")[0] for each in (one, other) for line in each.told.split("\n")}
    if new := _errors(after - before - alone):
        # Once a repair gives a node its id, what leads past it can be told: each alone uncovers the same.
        new -= {each for single in (one, other) for each in _repaired(single.text, root)[1]}
    assert new == set()


def _repaired(text: str, root: Path) -> tuple[set[str], set[str]]:
    """What the check says of a tree before and after all repairs."""
    (root / FILE).write_text(text, encoding="utf-8")
    repair = Repair.below(root, TODAY)
    before = repair.judge({}).of_file(FILE)
    repair.run()
    after = repair.judge(repair.texts).of_file(FILE)
    return _rules(before), _rules(after)


def _rules(found: Iterable[Located]) -> set[str]:
    return {f"{each.diagnostic.severity}[{each.diagnostic.rule}" for each in found if not each.diagnostic.dated}


def _errors(found: Iterable[str]) -> set[str]:
    return {each for each in found if each.startswith("error")}
