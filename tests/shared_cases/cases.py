"""The shapes of the shared cases: what Python and JavaScript must both compute, each file a list of one of these."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypedDict

FOLDER = Path(__file__).parent


class NumberCase(TypedDict):
    """`typed` is what a rep types, `plain` the same as a scenario gives it; `value` is null where it is refused."""

    typed: str
    plain: str
    unit: str
    decimals: int
    low: str
    high: str
    value: str | None


class TotalCase(TypedDict):
    """A worksheet's sum with its values; `total` has all its decimals, and is null where a divisor is 0."""

    sum: str
    values: dict[str, str]
    decimals: int
    total: str | None


class QuantityCase(TypedDict):
    """A number as the page holds it, without needless decimals, and its unit; `words` are what a rep reads."""

    value: str
    unit: str
    words: str


class RangeCase(TypedDict):
    """Half-open ranges in order, as `[from, below]`; `answer` is the position of the first that holds the value."""

    ranges: list[list[str | None]]
    value: str
    answer: int | None


class TrailCase(TypedDict):
    """A tree as a sketch, and a fragment without its #. `path` is null where the fragment fits no path.

    `path` are all nodes of the trail up to the later of the fragment's node and the trail's last question.
    """

    tree: str
    fragment: str
    path: list[str] | None


class JourneyCase(TypedDict):
    """A way over the trees of the ferry guide, from its first on.

    `asked` are the questions that come up, as `[tree/question, answer, ticks]`; `end` is where it ends, tree/outcome.
    """

    asked: list[list[Any]]
    end: str


def cases(name: str) -> Any:
    """All cases of `numbers`, `totals`, `quantities`, `ranges`, `trails` or `journeys`."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
