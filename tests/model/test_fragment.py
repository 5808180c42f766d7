"""A fragment is read and written again as it was, right or wrong."""

from __future__ import annotations

from good_call.model.fragment import Fragment
from hypothesis import given
from hypothesis import strategies as st


def test_a_trail_is_read_answer_by_answer() -> None:
    assert Fragment.read("cost;late=twice;signs=lied.shouted") == Fragment(
        "cost", (("late", ("twice",)), ("signs", ("lied", "shouted")))
    )


@given(st.text())
def test_whatever_is_read_is_written_as_it_was(text: str) -> None:
    assert str(Fragment.read(text)) == text
