"""What is asked only after one private answer gives that answer away."""

from __future__ import annotations

import dataclasses

import pytest
from good_call.graph.network import Network
from good_call.graph.private import told_by_being_asked, veils

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


@pytest.mark.parametrize(
    ("tree", "private", "veiled"),
    [
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p"], {"q": "p", "p": "p"}),
        # That it says itself that it is private makes it no less telling.
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p", "q"], {"q": "p", "p": "p"}),
        # A step tells as much as a question; an outcome may be told.
        ("p? yes -> s | no -> end\ns: end\nend!", ["p"], {"s": "p", "p": "p"}),
        # What everybody meets tells nothing, nor what others meet too.
        ("p? yes -> q | no -> q\nq? a -> end | b -> end\nend!", ["p"], {}),
        ("s? a -> p | b -> q\np? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p"], {}),
        # All that follows stands behind the first, whichever it follows from.
        (
            "o? a -> p | b -> p\np? yes -> q | no -> end\nq? a -> r | b -> t\nr? a -> end | b -> end\nt: r\nend!",
            ["p"],
            {"q": "p", "p": "p", "r": "p", "t": "p"},
        ),
        # Two that tell nothing of each other have an address each.
        (
            "p? yes -> q | no -> m\nq? a -> m | b -> m\nm? yes -> n | no -> end\nn? a -> end | b -> end\nend!",
            ["p", "m"],
            {"q": "p", "p": "p", "n": "m", "m": "m"},
        ),
    ],
)
def test_what_only_a_private_answer_leads_to_stands_behind_its_question(
    tree: str, private: list[str], veiled: dict[str, str]
) -> None:
    drawn = sketch(tree)
    questions = {each.id: dataclasses.replace(each, private=each.id in private) for each in drawn.questions.values()}
    drawn = dataclasses.replace(drawn, questions=questions)
    network = Network.of(drawn, frozenset())
    assert veils(drawn, network, told_by_being_asked(drawn, network)) == veiled
