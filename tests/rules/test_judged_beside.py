"""A mistake in a value silences nothing that can be proved without it, and nothing is said that rests on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from good_call.model.guide import read_guide
from good_call.rules import RULES
from good_call.rules.check import check_guide
from good_call.rules.rule import Family
from good_call.source.memory import Memory

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/keep.yml"
LINES = TREE.split("\n")
_FORM = {rule.id for rule in RULES if rule.family is Family.FORM}
_VALUE = re.compile(r"(?P<before> *(?:- )?(?:(?P<key>[a-z-]+): )?)(?P<text>\S.*)")
_WRONG = (
    '""', "[]", "{{a: b}}", "[Internal] {}", "Some words!", "0-2", "3%", "<b>x</b>", '"\\u200b"', "{{{{ x }}}}", "",
)  # fmt: skip

STRUCTURE = {
    "a lost target": ("        then: tell-them", "        then: nowhere-at-all", "unknown-target"),
    "a node that nothing leads to": (
        "outcomes:\n",
        "outcomes:\n  lonely:\n    verdict: let go\n    title: A\n",
        "unreachable",
    ),
    "a gap": (
        "below: 1\n        then: stay\n      - answer: S",
        "below: 0\n        then: stay\n      - answer: S",
        "wrong-range",
    ),
    "a broken promise": ("      - asked: rude", "      - asked: tell-them", "broken-safeguard"),
    "a story that ends elsewhere": (
        "      late: 0\n    expect: stay",
        "      late: 0\n    expect: part",
        "wrong-scenario",
    ),
    "a case left uncovered": ("          - otherwise: stay\n", "", "case-not-covered"),
    "a loop": ("    then: late\n\noutcomes", "    then: rude\n\noutcomes", "undeclared-loop"),
}
"""What is wrong besides, and the rule that says so."""

LEADS_NOWHERE = {
    "title", "summary", "owner", "reviewed", "ask", "help", "hint", "principles", "tell", "note", "limit", "approve",
    "log", "next", "refer", "policies", "promise", "name", "story",
}  # fmt: skip
"""Fields that no path, story or promise rests on."""


def _spoilt() -> Iterator[tuple[str, str, str]]:
    """Each value of the tree written wrongly in one way after the other: its field, what was done, the file."""
    for number, line in enumerate(LINES):
        found = _VALUE.fullmatch(line)
        if found is None or line.rstrip().endswith(":") or not found["before"].strip():
            continue
        for wrong in _WRONG:
            new = found["before"] + wrong.format(found["text"].strip('"'))
            yield found["key"] or "item", f"{number}: {new.strip()}", _with(number, new)
        if found["key"]:
            yield found["key"], f"{number}: another key", _with(number, line.replace(f"{found['key']}:", "zebra:"))
            yield "", f"{number}: gone", "\n".join([*LINES[:number], *LINES[number + 1 :]])
            yield "", f"{number}: twice", _with(number, f"{line}\n{line}")


def _with(number: int, line: str) -> str:
    return "\n".join([*LINES[:number], line, *LINES[number + 1 :]])


CASES = list(_spoilt())
PARTS = (0, *(pytest.param(each, marks=pytest.mark.nightly) for each in range(1, 8)))


Rules = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """Which rules speak of a text of the tree; the other files are read once."""
    root, memory = write_small_guide(tmp_path_factory.mktemp("beside") / "guide"), Memory()

    def rules(text: str) -> set[str]:
        found = check_guide(read_guide(root, {FILE: text}, memory), TODAY).of_file(FILE)
        return {each.diagnostic.rule for each in found if not each.diagnostic.dated} - {"placeholder"}

    return rules


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_said_that_rests_on_what_could_not_be_read(part: int, rules: Rules) -> None:
    told = {name: found for _, name, text in CASES[part::8] if (found := rules(text)) & _FORM}
    assert {name: found - _FORM for name, found in told.items() if found - _FORM} == {}
    assert len(told) > 100


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("structure", STRUCTURE)
def test_structure_is_judged_beside_a_mistake_that_nothing_rests_on(structure: str, part: int, rules: Rules) -> None:
    old, new, rule = STRUCTURE[structure]
    assert rule in rules(TREE.replace(old, new, 1))
    # A field that nobody knows may have been meant as a way on: what rests on its node waits.
    known = (each for each in CASES if each[0] in LEADS_NOWHERE and "another key" not in each[1])
    beside = [(name, text) for _, name, text in known if old in text]
    # Each field meets each mistake with some structure or other, by night with each.
    chosen = beside[(part + len(structure)) % 8 :: 8]
    silent = [name for name, text in chosen if rule not in rules(text.replace(old, new, 1))]
    assert silent == []
    assert len(chosen) > 40


BESIDE_WAYS = {
    "a bound that is no number": ("        below: 100\n", "        below: lots\n"),
    "an answer without words": ("      - answer: A lot\n", '      - answer: ""\n'),
    "a target in words": ("        then: part\n", "        then: Good bye now!\n"),
    "a unit in brackets": (
        "      unit: $\n      decimals: 2\n      sum",
        "      unit: [$]\n      decimals: 2\n      sum",
    ),
    "another story's answers": ('      rude: "Yes"\n      late: 2\n', "      rude: [Yes, no]\n      late: 2\n"),
    "a label twice": ('answer: "No"\n', 'answer: "Yes"\n'),
    "a tag": ("      - Go on as before.", "      - Go <b>on</b>."),
    "a text cut off": ("    help: Shouting counts.", "    help: See order #12."),
}
"""Mistakes on which something rests; the lost target, the gap and the uncovered case stand elsewhere."""


@pytest.mark.parametrize("structure", ["a lost target", "a gap", "a case left uncovered", "a loop"])
@pytest.mark.parametrize("beside", BESIDE_WAYS)
def test_structure_is_judged_beside_a_mistake_elsewhere(beside: str, structure: str, rules: Rules) -> None:
    wrong, (old, new, rule) = BESIDE_WAYS[beside], STRUCTURE[structure]
    assert wrong[0] in TREE
    assert rule in rules(TREE.replace(*wrong, 1).replace(old, new, 1))
