from fractions import Fraction

import pytest
from good_call.graph.formula import FormulaError, bounds_of, compute, fields_of, parse, round_half_up

VALUES = {"a": Fraction(7), "b": Fraction(2), "per-year": Fraction(12), "x2": Fraction(5)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "7"),
        ("a + b * 3", "13"),
        ("(a + b) * 3", "27"),
        ("a - b - 1", "4"),
        ("a - (b - 1)", "6"),
        ("a / b / 2", "7/4"),
        ("a / (b / 2)", "7"),
        ("a * b / 3 * 3", "14"),
        ("per-year - x2", "7"),
        ("0.1 + 0.2", "3/10"),
        ("((a))", "7"),
        ("1 / 3 + 1 / 3 + 1 / 3", "1"),
        ("  a   +\tb ", "9"),
    ],
)
def test_sums_are_computed_exactly_and_in_the_usual_order(text: str, value: str) -> None:
    assert compute(parse(text), VALUES) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the sum is empty"),
        ("a +", "a field or a number is missing at the end"),
        ("* a", "a field or a number is missing before `*`"),
        ("a b", "`b` stands where an operator should stand"),
        ("a*b", "`a*b` is no field, number or operator; put a space on both sides of each operator"),
        ("a ** b", "`**` is no field, number or operator; put a space on both sides of each operator"),
        ("a +- b", "`+-` is no field, number or operator; put a space on both sides of each operator"),
        ("- a", "a field or a number is missing before `-`"),
        ("(a + b", "a bracket is opened and not closed"),
        ("a + b)", "`)` stands where an operator should stand"),
        ("()", "a field or a number is missing before `)`"),
        ("A + b", "`A` is no field, number or operator; put a space on both sides of each operator"),
        ("1,000 + a", "`1,000` is no field, number or operator; put a space on both sides of each operator"),
        ("٣ + a", "`٣` is no field, number or operator; put a space on both sides of each operator"),
        ("(" * 30 + "a" + ")" * 30, "the sum has too many brackets"),
        ("a + " * 5000 + "a", "the sum is too long"),
        ("9" * 5000, "`99999999999999999999…` has too many digits"),
        (
            "__import__('os')",
            "`__import__('os')` is no field, number or operator; put a space on both sides of each operator",
        ),
    ],
)
def test_what_is_no_sum_says_why(text: str, why: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text)
    assert str(raised.value) == why


def test_fields_are_those_named_anywhere() -> None:
    assert fields_of(parse("(a + 2) * b - a / per-year")) == {"a", "b", "per-year"}
    assert fields_of(parse("12")) == set()


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("2.5", 0, "3"),
        ("2.4999", 0, "2"),
        ("-2.5", 0, "-2"),
        ("-2.51", 0, "-3"),
        ("-0.5", 0, "0"),
        ("1.005", 2, "1.01"),
        ("-1.005", 2, "-1"),
        ("1/3", 2, "0.33"),
        ("2/3", 2, "0.67"),
        ("100000000000000000000.5", 0, "100000000000000000001"),
    ],
)
def test_a_half_goes_up_towards_the_larger_number(value: str, decimals: int, rounded: str) -> None:
    assert round_half_up(Fraction(value), decimals) == Fraction(rounded)


BOUNDS = {"a": (Fraction(0), Fraction(10)), "b": (Fraction(1), Fraction(4)), "n": (Fraction(-3), Fraction(2))}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a + b", "1", "14"),
        ("a - b", "-4", "9"),
        ("a * n", "-30", "20"),
        ("n * n", "-6", "9"),
        ("a / b", "0", "10"),
        ("b / (n - 3)", "-4", "-1/6"),
        ("5", "5", "5"),
    ],
)
def test_bounds_hold_every_value(text: str, low: str, high: str) -> None:
    assert bounds_of(parse(text), BOUNDS) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize("text", ["b / a", "b / n", "b / 0", "b / (b - 2)", "a / (a - a)", "1 / (b / a)"])
def test_a_divisor_that_could_be_0_is_refused(text: str) -> None:
    with pytest.raises(ZeroDivisionError):
        bounds_of(parse(text), BOUNDS)
