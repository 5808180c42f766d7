"""What is asked only after some private answers gives those answers away."""

from __future__ import annotations

import dataclasses

import pytest
from good_call.graph.analysis import Analysis
from good_call.graph.private import Betrayal

from tests.graph.sketch import sketch


@pytest.mark.parametrize(
    ("tree", "private", "told"),
    [
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p"], {"q": {"p": ("yes",)}}),
        # Whatever was answered, it is asked.
        ("p? yes -> q | no -> q\nq? a -> end | b -> end\nend!", ["p"], {}),
        # It is asked of others too.
        ("s? a -> p | b -> q\np? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p"], {}),
        # What follows from what was told is told too.
        (
            "p? yes -> q | no -> end\nq? a -> r | b -> end\nr? a -> end | b -> end\nend!",
            ["p"],
            {"q": {"p": ("yes",)}, "r": {"p": ("yes",)}},
        ),
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", [], {}),
        # Two answers of three say that it wasn't the third.
        ("p? a -> q | b -> q | c -> end\nq? a -> end | b -> end\nend!", ["p"], {"q": {"p": ("a", "b")}}),
        # Nobody comes there but over one of two private answers, here or there.
        (
            "s? a -> p | b -> o\np? yes -> q | no -> end\no? yes -> end | no -> q\nq? a -> end | b -> end\nend!",
            ["p", "o"],
            {"q": {"p": ("yes",), "o": ("no",)}},
        ),
        # Each alone would say nothing; both together are all ways there.
        (
            "p? yes -> t | no -> u\nt? a -> x | b -> end\nu? a -> x | b -> end\nx? a -> end | b -> end\nend!",
            ["p"],
            {"t": {"p": ("yes",)}, "u": {"p": ("no",)}, "x": {"t": ("a",), "u": ("a",)}},
        ),
        # A case asks later what was answered.
        (
            "p? yes -> q | no -> q\nq? a -> p is yes: x; otherwise end | b -> end\nx? a -> end | b -> end\nend!",
            ["p"],
            {"x": {"p": ("yes",)}},
        ),
        # A tick tells, where the answer is the same.
        (
            "p? (one two) some [0, 3) -> p is one: x; otherwise end\nx? a -> end | b -> end\nend!",
            ["p"],
            {"x": {"p": ("some",)}},
        ),
        # With another public answer before, the other private answer leads there: each path tells one.
        (
            "s? a -> p | b -> p\np? yes -> s is a: x; otherwise e | no -> s is b: x; otherwise e\nx? a -> e\ne!",
            ["p"],
            {"x": {"p": ("yes", "no")}},
        ),
        # It says so itself.
        ("p? yes -> q | no -> end\nq? a -> end | b -> end\nend!", ["p", "q"], {}),
    ],
)
def test_what_is_asked_only_after_one_private_answer_is_told(
    tree: str, private: list[str], told: dict[str, Betrayal]
) -> None:
    drawn = sketch(tree)
    questions = {each.id: dataclasses.replace(each, private=each.id in private) for each in drawn.questions.values()}
    drawn = dataclasses.replace(drawn, questions=questions)
    analysis = Analysis(drawn, frozenset())
    assert analysis.told_by_being_asked == told
    assert {each.id for each in analysis.guarded.questions.values() if each.private} == {*private, *told}


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
        # Whichever of two led there.
        (
            "s? a -> p | b -> o\np? yes -> q | no -> end\no? yes -> end | no -> q\nq? a -> end | b -> end\nend!",
            ["p", "o"],
            {"q": "p o", "p": "p", "o": "o"},
        ),
    ],
)
def test_what_only_a_private_answer_leads_to_stands_behind_its_question(
    tree: str, private: list[str], veiled: dict[str, str]
) -> None:
    drawn = sketch(tree)
    questions = {each.id: dataclasses.replace(each, private=each.id in private) for each in drawn.questions.values()}
    drawn = dataclasses.replace(drawn, questions=questions)
    assert Analysis(drawn, frozenset()).veils == {node: tuple(each.split()) for node, each in veiled.items()}
