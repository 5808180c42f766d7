"""Walks at random meet what a rep can meet, and nothing else."""

from __future__ import annotations

from good_call.graph.random_walks import walk_at_random

from tests.graph.sketch import sketch


def test_after_a_step_back_no_case_sees_what_was_said_before_it() -> None:
    hits = walk_at_random(
        sketch("""
            a? yes -> s | no -> c
            s: b
            b? on -> c | back [again] -> a
            c? x -> b is on and a is yes: after-both; b is on or back: never; otherwise after-one
            after-both!
            after-one!
            never!
        """),
        walks=500,
        seed=7,
    )
    assert hits.answers["b", "back"] > 50
    assert set(hits.ends) == {"after-both", "after-one"}


def test_a_step_back_to_the_question_itself_forgets_its_answer() -> None:
    hits = walk_at_random(sketch("a? on -> a is on: end; otherwise never\nend!\nnever!"), walks=10, seed=7)
    assert set(hits.ends) == {"end"}
    tree = sketch("a? on -> b | back [again] -> a\nb? x -> a is back: never; otherwise end\nend!\nnever!")
    assert set(walk_at_random(tree, walks=100, seed=7).ends) == {"end"}
