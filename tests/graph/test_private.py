"""What is asked only after one private answer gives that answer away."""

from __future__ import annotations

import dataclasses

import pytest
from good_call.graph.network import Network
from good_call.graph.private import told_by_being_asked

from tests.graph.sketch import sketch


@pytest.mark.parametrize(
    ("tree", "private", "told"),
    [
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p"], {"q": ("p", "yes")}),
        # Whatever was answered, it is asked.
        ("p? yes -> q | no -> q\nq? a -> end | b -> end\nend!", ["p"], {}),
        # It is asked of others too.
        ("s? a -> p | b -> q\np? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p"], {}),
        # What follows from what was told is told too.
        (
            "p? yes -> q | no -> end\nq? a -> r | b -> end\nr? a -> end | b -> end\nend!",
            ["p"],
            {"q": ("p", "yes"), "r": ("p", "yes")},
        ),
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", [], {}),
        # It says so itself.
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p", "q"], {}),
    ],
)
def test_what_is_asked_only_after_one_private_answer_is_told(
    tree: str, private: list[str], told: dict[str, tuple[str, str]]
) -> None:
    drawn = sketch(tree)
    questions = {each.id: dataclasses.replace(each, private=each.id in private) for each in drawn.questions.values()}
    drawn = dataclasses.replace(drawn, questions=questions)
    assert told_by_being_asked(drawn, Network.of(drawn, frozenset())) == told
