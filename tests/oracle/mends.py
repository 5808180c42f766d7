"""What could have been meant where a target is unknown or ranges don't fit: whole trees in place of a flawed one."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from tests.oracle.brute_force import BruteForce, Data, scale
from tests.oracle.random_trees import OTHERS


def mends(data: Data) -> Iterator[Data]:
    """The tree with each unknown target led to one place, once for each place; ranges cut evenly."""
    truth = BruteForce(data, set(OTHERS))
    if not all(_can_be_cut(truth.questions[each]) for each in truth.range_flaws()):
        return
    for place in (*data["outcomes"], OTHERS[0]):
        mended = deepcopy(data)
        for node in truth.range_flaws():
            _cut_evenly(mended["questions"][node])
        for node, position, case in truth.unknown_targets():
            _lead(mended, node, position, case, place)
        yield mended


def _can_be_cut(question: Data) -> bool:
    """Not every total that a worksheet's ranges allow can be typed: where it can't, nobody gets that answer."""
    return "worksheet" not in question and len(scale(question)) >= len(question["answers"])


def _cut_evenly(question: Data) -> None:
    every, answers = scale(question), question["answers"]
    cuts = [str(float(every[len(every) * number // len(answers)])) for number in range(len(answers))]
    for number, answer in enumerate(answers):
        answer.pop("from", None)
        answer.pop("below", None)
        if number:
            answer["from"] = cuts[number]
        if number + 1 < len(answers):
            answer["below"] = cuts[number + 1]


def _lead(tree: Data, node: str, position: int, case: int, place: str) -> None:
    owner = tree["questions"][node]["answers"][position] if node in tree["questions"] else tree["steps"][node]
    if isinstance(owner["then"], str):
        owner["then"] = place
        return
    way = owner["then"][case]
    way["go" if "go" in way else "otherwise"] = place
