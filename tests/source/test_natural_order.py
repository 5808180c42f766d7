"""Titles as people sort them."""

from __future__ import annotations

import pytest
from good_call.source.natural_order import natural


@pytest.mark.parametrize(
    "sorted_titles",
    [
        ["Room 19", "Room 103"],
        ["19 days", "103 days", "Refund"],
        ["a1b2", "a1b10", "A2b1"],
        ["", "7", "07b", "a"],
        ["apple", "Banana", "cherry"],
    ],
)
def test_numbers_stand_by_their_size_and_capitals_count_nothing(sorted_titles: list[str]) -> None:
    mixed = sorted_titles[::-1]
    assert sorted(mixed, key=natural) == sorted_titles
