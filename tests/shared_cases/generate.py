"""Write the shared cases: `python -m tests.shared_cases.generate`. The same Hypothesis gives the same cases.

What the cases expect is what Python computes; the page must come to the same, and so must Python from then on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from good_call.model.guide import read_guide
from good_call.model.tree_name import FRONT_DOOR
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.own_guide import FERRY
from tests.shared_cases.cases import FOLDER, NumberCase, QuantityCase, RangeCase, TotalCase, TrailCase
from tests.shared_cases.computed import decimal_text, journey_case, path_of, range_of, total_of, value_of, words_of
from tests.walked_journeys import walked

Drawn = TypeVar("Drawn", bound=Mapping[str, Any])
COUNT = 200
FIELDS = ("a-year", "months", "winning", "b2")
DIGITS = "2024"
"""No field may be called so: in a sum it is a number."""
ODD_TEXTS = ("", "often", "1e3", "1_000", "--1", "+5", ".5", "5.", "0x10", "1.2.3", "٣", "½", "NaN", "1,5")


def decimals_within(least: int, most: int) -> st.SearchStrategy[str]:
    """Numbers with up to four digits behind the point, as texts."""

    def text(units: int, places: int) -> str:
        return decimal_text(Fraction(units, 10**places), places)

    return st.builds(text, st.integers(least, most), st.integers(0, 4))


@st.composite
def number_cases(draw: st.DrawFn) -> NumberCase:
    """Numbers at, in and beyond the ends of what may be typed, with commas, units and spaces; and what is none."""
    places = draw(st.integers(0, 3))
    low = draw(st.integers(-2000, 2000))
    high = low + draw(st.integers(0, 2_000_000))
    unit = draw(st.sampled_from(("$", "times", "%")))
    ends = [decimal_text(Fraction(end, 10**places), places) for end in (low, high, low - 1, high + 1)]
    within = st.integers(low, high).map(lambda units: decimal_text(Fraction(units, 10**places), places))
    anything = st.one_of(decimals_within(-3000, 2_500_000), st.sampled_from(ODD_TEXTS))
    plain = draw(st.one_of(within, within, st.sampled_from(ends), anything))
    typed = draw(st.sampled_from((plain, _as_people_write(plain, unit)))) if plain not in ODD_TEXTS else plain
    case = NumberCase(typed=typed, plain=plain, unit=unit, decimals=places, low=ends[0], high=ends[1], value=None)
    return {**case, "value": value_of(case)}


def _as_people_write(plain: str, unit: str) -> str:
    whole, point, part = plain.removeprefix("-").partition(".")
    sign = "-" if plain.startswith("-") else ""
    figure = f"{sign}{int(whole):,}{point}{part}"
    return f"{unit}{figure}" if unit == "$" else f" {figure} {unit}"


def formulas() -> st.SearchStrategy[str]:
    """Sums of fields and numbers, in brackets here and there."""
    parts = st.one_of(st.sampled_from(FIELDS), st.sampled_from(("2", "12", "0.5", "100", "3")))

    def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pairs = st.tuples(inner, st.sampled_from("+-*/"), inner)
        return st.one_of(pairs.map(" ".join), pairs.map(lambda pair: f"({' '.join(pair)})"))

    return st.recursive(parts, joined, max_leaves=7)


@st.composite
def total_cases(draw: st.DrawFn) -> TotalCase:
    """Sums with values, divisors of 0 and halves among them."""
    often_zero = st.one_of(decimals_within(-50, 200_000), st.just("0.00"))
    values = {field: draw(often_zero) for field in FIELDS}
    divided = formulas().map("({}) / months".format)
    case = TotalCase(sum=draw(formulas() | divided), values=values, decimals=draw(st.integers(0, 4)), total=None)
    return {**case, "total": total_of(case)}


@st.composite
def digit_cases(draw: st.DrawFn) -> TotalCase:
    """Sums with a number that could be taken for a field."""
    values = {field: draw(decimals_within(-50, 200_000)) for field in (*FIELDS, DIGITS)}
    inner = draw(formulas().filter(lambda text: "/" not in text))
    case = TotalCase(sum=f"{DIGITS} {draw(st.sampled_from('+-*'))} ({inner})", values=values, decimals=2, total=None)
    return {**case, "total": total_of(case)}


@st.composite
def half_cases(draw: st.DrawFn) -> TotalCase:
    """Totals that stand on the half between two cents, or right beside it."""
    places = draw(st.integers(0, 4))
    half = Fraction(2 * draw(st.integers(-500, 500)) + 1, 2 * 10**places)
    beside = draw(st.sampled_from((Fraction(0), Fraction(1, 10**9), Fraction(-1, 10**9))))
    value = decimal_text(half + beside, 9)
    case = TotalCase(sum="a-year", values={"a-year": value}, decimals=places, total=None)
    return {**case, "total": total_of(case)}


@st.composite
def quantity_cases(draw: st.DrawFn) -> QuantityCase:
    """Whole numbers and others, below 0 too, with signs and words for units."""
    places = draw(st.integers(0, 3))
    units = draw(st.integers(-3_000_000, 3_000_000).filter(lambda units: not places or units % 10**places != 0))
    unit = draw(st.sampled_from(("$", "€", "times", "%", "°C", "US$", "€/h", "‰")))
    case = QuantityCase(value=decimal_text(Fraction(units, 10**places), places), unit=unit, words="")
    return {**case, "words": words_of(case)}


@st.composite
def range_cases(draw: st.DrawFn) -> RangeCase:
    """Two to five ranges side by side, and a value at a bound, beside one or anywhere."""
    bounds = sorted(draw(st.sets(st.integers(-500, 5000), min_size=1, max_size=4)))
    places = draw(st.integers(0, 2))
    texts = [decimal_text(Fraction(bound, 10**places), places) for bound in bounds]
    ranges: list[list[str | None]] = [[low, high] for low, high in zip([None, *texts], [*texts, None], strict=True)]
    beside = [Fraction(10 * bound + step, 10 ** (places + 1)) for bound in bounds for step in (-1, 0, 1)]
    near = [decimal_text(value, places + 1) for value in beside]
    open_ended = draw(st.booleans())
    value = draw(st.one_of(st.sampled_from(near), decimals_within(-600, 6000)))
    case = RangeCase(ranges=ranges if open_ended else ranges[1:-1] or ranges, value=value, answer=None)
    return {**case, "answer": range_of(case)}


@st.composite
def sketches(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    """A small tree without loops, and the ways in which each of its questions can be answered in a fragment."""
    size = draw(st.integers(3, 8))
    lines: list[str] = []
    asked: dict[str, list[str]] = {}
    for number in range(size):
        after = [f"n{later}" for later in range(number + 1, min(number + 3, size))]
        ends = ["end", "other-end"] if number >= size - 2 else []
        kind = draw(st.sampled_from(("question", "question", "ticks", "step")))
        then = _thens(after + ends, asked)
        if kind == "step":
            lines.append(f"n{number}: {draw(then)}")
        elif kind == "ticks":
            lines.append(f"n{number}? (p{number} q{number}) none [, 1) -> {draw(then)} | some [1, ) -> {draw(then)}")
            ways = ("none", f"some.p{number}", f"some.q{number}", f"some.p{number}.q{number}")
            asked[f"n{number}"] = [*ways]
        else:
            names = ("yes", "no", "perhaps")[: draw(st.integers(2, 3))]
            lines.append(f"n{number}? " + " | ".join(f"{name} -> {draw(then)}" for name in names))
            asked[f"n{number}"] = [*names]
    return "\n".join([*lines, "end!", "other-end!"]), asked


def _thens(targets: list[str], asked: dict[str, list[str]]) -> st.SearchStrategy[str]:
    single = st.sampled_from(targets)
    if not asked:
        return single
    conditions = st.sampled_from([(question, way.split(".")) for question, ways in asked.items() for way in ways])
    case = st.tuples(conditions, single).map(lambda drawn: f"{drawn[0][0]} is {drawn[0][1][-1]}: {drawn[1]}")
    return st.one_of(single, single, st.tuples(case, single).map(lambda drawn: f"{drawn[0]}; otherwise {drawn[1]}"))


@st.composite
def trail_cases(draw: st.DrawFn) -> TrailCase:
    """Fragments that fit a path, end early or late on it, or have something swapped, left out or made up."""
    tree, asked = draw(sketches())
    case = TrailCase(tree=tree, fragment="n0", path=None)
    pairs: list[str] = []
    while (path := path_of({**case, "fragment": ";".join(["n0", *pairs])})) is not None:
        node = _next_question(tree, path, pairs)
        if node is None or draw(st.integers(0, 9)) == 9:
            break
        pairs.append(f"{node}={draw(st.sampled_from(asked[node]))}")
    spoiled = draw(st.sampled_from(("no", "no", "swapped", "shortened", "unknown", "ticked")))
    anywhere = [*(f"n{number}" for number in range(len(tree.splitlines()) - 2)), "end", "other-end"]
    passed = _passed(tree, pairs)
    node = draw(st.one_of(st.sampled_from(passed), st.sampled_from(passed), st.sampled_from(anywhere)))
    case["fragment"] = ";".join([node, *_spoil(pairs, spoiled)])
    return {**case, "path": path_of(case)}


def _next_question(tree: str, path: list[str], pairs: list[str]) -> str | None:
    known = {pair.partition("=")[0] for pair in pairs}
    reached = [node for node in _passed(tree, pairs) if node not in known]
    return reached[-1] if reached and f"\n{reached[-1]}? " in f"\n{tree}" else None


def _passed(tree: str, pairs: list[str]) -> list[str]:
    nodes = [line.partition(":")[0].partition("?")[0].partition("!")[0] for line in tree.splitlines()]
    paths = [path_of(TrailCase(tree=tree, fragment=";".join([node, *pairs]), path=None)) for node in nodes]
    return max((path for path in paths if path), key=len, default=[])


def _spoil(pairs: list[str], how: str) -> list[str]:
    if not pairs or how == "no":
        return pairs
    if how == "swapped" and len(pairs) > 1:
        return [pairs[1], pairs[0], *pairs[2:]]
    if how == "shortened" and len(pairs) > 2:
        return [pairs[0], *pairs[2:]]
    if how == "ticked":
        return [*pairs[:-1], f"{pairs[-1]}.made-up"]
    return [*pairs[:-1], f"{pairs[-1].partition('=')[0]}=made-up"] if how == "unknown" else pairs


def drawn(strategy: st.SearchStrategy[Drawn], count: int) -> list[Drawn]:
    """So many different cases, the same in every run."""
    found: dict[str, Drawn] = {}

    @settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=3 * count,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def keep(case: Drawn) -> None:
        found.setdefault(json.dumps(case, sort_keys=True), case)

    keep()
    return list(found.values())[:count]


def main() -> None:
    """Write every file of cases."""
    files: dict[str, Callable[[], list[Any]]] = {
        "numbers": lambda: drawn(number_cases(), COUNT),
        "totals": lambda: [
            *drawn(total_cases(), COUNT),
            *drawn(half_cases(), COUNT // 2),
            *drawn(digit_cases(), COUNT // 10),
        ],
        "quantities": lambda: drawn(quantity_cases(), COUNT),
        "ranges": lambda: drawn(range_cases(), COUNT),
        "trails": lambda: drawn(trail_cases(), COUNT),
        "journeys": lambda: [journey_case(each) for each in walked(read_guide(FERRY).trees, FRONT_DOOR)],
    }
    for name, make in files.items():
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in make())
        (FOLDER / f"{name}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
