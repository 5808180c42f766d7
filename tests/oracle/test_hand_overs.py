"""Loops of trees that hand over to each other, against the closure of who hands over to whom."""

import dataclasses
from collections import Counter

from good_call.model.guide import Guide
from good_call.model.tree import Tree
from good_call.rules.check import check_guide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.graph.sketch import sketch
from tests.oracle.judged import HOUSE, TODAY

NAMES = ("one", "two", "three", "four", "five")
CI = settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_hand_overs_in_a_circle_are_found_as_their_closure_shows() -> None:
    seen: Counter[bool] = Counter()

    @CI
    @given(st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES), max_size=2)))
    def judged_alike(wanted: dict[str, set[str]]) -> None:
        ways = {name: wanted.get(name, set()) - {name} for name in NAMES}
        guide = Guide(trees={name: _tree(name, sorted(others)) for name, others in ways.items()}, house=HOUSE)
        report = check_guide(guide, TODAY)
        found = [each.diagnostic for each in report.diagnostics if each.diagnostic.rule == "hand-over-loop"]
        circular = {name for name in NAMES if name in _closure(ways)[name]}
        assert bool(found) == bool(circular)
        assert all(each.path[0] == each.path[-1] and set(each.path) <= circular for each in found)
        assert {each.place.file.rpartition("/")[2].removesuffix(".yml") for each in found} <= circular
        seen[bool(circular)] += 1

    judged_alike()
    assert min(seen[True], seen[False]) >= 10


def _tree(name: str, others: list[str]) -> Tree:
    answers = " | ".join(f"to-{other} -> {other}" for other in others)
    tree = sketch(f"a? stay -> end | go -> end{' | ' * bool(answers)}{answers}\nend!")
    return dataclasses.replace(tree, id=name, title=name, file=f"decision_trees/{name}.yml")


def _closure(ways: dict[str, set[str]]) -> dict[str, set[str]]:
    reach = {name: set(others) for name, others in ways.items()}
    for middle in ways:
        for name in ways:
            if middle in reach[name]:
                reach[name] |= reach[middle]
    return reach
