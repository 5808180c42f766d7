from fractions import Fraction

import pytest
from good_call.graph.ranges import Flaw, Scale, answer_for, flaws, scale_of
from good_call.model.answer import Answer
from good_call.model.measure import Total, WorksheetField
from good_call.model.node import Question

from tests.graph.sketch import sketch

TIMES = Scale(Fraction(0), Fraction(9), Fraction(1))
TENTHS = Scale(Fraction(0), Fraction(1), Fraction(1, 10))
TOTAL = Scale(None, None, Fraction(1, 100))


def answers(*ranges: str) -> list[Answer]:
    """Answers with ranges such as `2-5`, `-5`, `5-`."""
    bounds = [[Fraction(end) if end else None for end in each.split("-")] for each in ranges]
    return [Answer(answer=f"a{number}", from_=low, below=high) for number, (low, high) in enumerate(bounds)]


def told(flaw: Flaw) -> str:
    """A flaw as `gap 1: 2-5`, with the position of its answer."""
    low, high = ("" if end is None else str(end) for end in (flaw.low, flaw.high))
    return f"{flaw.kind} {flaw.position}: {low}-{high}"


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (["-2", "2-5", "5-"], []),
        (["5-", "2-5", "-2"], []),
        (["0-2", "2-10"], []),
        (["-2", "3-"], ["gap 1: 2-3"]),
        (["-4", "3-"], ["overlap 1: 3-4"]),
        (["1-3", "3-"], ["gap 0: 0-1"]),
        (["-3", "3-9"], ["gap 1: 9-9"]),
        (["-3", "-5"], ["overlap 1: -3", "gap 1: 5-9"]),
        (["3-", "5-", "-3"], ["overlap 1: 5-"]),
        (["4-4", "-4", "4-"], ["empty 0: 4-4"]),
        (["5-4", "-4", "4-"], ["empty 0: 5-4"]),
        (["-3", "3-12"], ["outside 1: 12-9"]),
        (["-3", "3-10", "10-"], ["outside 2: 10-9"]),
        (["-0", "0-"], ["outside 0: 0-0"]),
        (["-1.5", "1.5-"], ["off-step 0: 3/2-1", "off-step 1: 3/2-1"]),
    ],
)
def test_whole_numbers_from_0_to_9(ranges: list[str], expected: list[str]) -> None:
    assert [told(flaw) for flaw in flaws(answers(*ranges), TIMES)] == expected


def test_a_small_range_inside_a_large_one_is_one_overlap_and_no_gap() -> None:
    assert [told(flaw) for flaw in flaws(answers("0-", "2-5"), TIMES)] == ["overlap 1: 2-"]
    assert [told(flaw) for flaw in flaws(answers("0-8", "2-3", "8-"), TIMES)] == ["overlap 1: 2-8"]
    assert [told(flaw) for flaw in flaws(answers("0-8", "2-3", "5-"), TIMES)] == ["overlap 1: 2-8", "overlap 2: 5-8"]


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (["-0.3", "0.3-"], []),
        (["-0.3", "0.4-"], ["gap 1: 3/10-2/5"]),
        (["-0.3", "0.2-"], ["overlap 1: 1/5-3/10"]),
        (["-1", "1-"], []),
        (["-0.3", "0.3-1"], ["gap 1: 1-1"]),
        (["-0.3", "0.3-1.1"], []),
        (["-0.25", "0.25-"], ["off-step 0: 1/4-1/10", "off-step 1: 1/4-1/10"]),
    ],
)
def test_tenths_from_0_to_1(ranges: list[str], expected: list[str]) -> None:
    assert [told(flaw) for flaw in flaws(answers(*ranges), TENTHS)] == expected


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (["-100", "100-"], []),
        (["0-100", "100-"], ["gap 0: -0"]),
        (["-100", "100-200"], ["gap 1: 200-"]),
    ],
)
def test_totals_have_no_ends(ranges: list[str], expected: list[str]) -> None:
    assert [told(flaw) for flaw in flaws(answers(*ranges), TOTAL)] == expected


def test_the_first_number_of_a_range_counts_and_its_end_does_not() -> None:
    each = answers("-2", "2-5", "5-")
    picked = [answer_for(each, Fraction(value)) for value in ("1.99", "2", "4.99", "5")]
    assert [answer.id for answer in picked if answer] == ["a0", "a1", "a1", "a2"]
    assert answer_for(answers("2-5"), Fraction(5)) is None


def test_each_measure_has_its_scale() -> None:
    tree = sketch("n? #1..5.2 a [, 3) -> e | b [3, ) -> e\nt? (x y z) a [, 1) -> e | b [1, ) -> e\np? a -> e\ne!")
    field = WorksheetField(unit="$", from_=Fraction(0), to=Fraction(5), label="?")
    sheet = Question(worksheet={"a": field}, total=Total(unit="$", decimals=2, sum="a"), answers=())
    assert scale_of(tree.questions["n"]) == Scale(Fraction(1), Fraction(5), Fraction(1, 100))
    assert scale_of(tree.questions["t"]) == Scale(Fraction(0), Fraction(3), Fraction(1))
    assert scale_of(tree.questions["p"]) is None
    assert scale_of(sheet) == Scale(None, None, Fraction(1, 100))
