from tests.graph.passed import on_every_path_to
from tests.graph.sketch import LADDER, analyse


def test_always_passed_is_what_every_path_to_a_node_shares() -> None:
    passed = analyse(LADDER).always_passed
    assert on_every_path_to(passed, "d") == {"a", "c", "d"}
    assert on_every_path_to(passed, "end") == {"a", "end"}
    assert on_every_path_to(passed, "nowhere") == set()


def test_always_passed_looks_at_cases() -> None:
    passed = analyse("""
        a? yes -> b | no -> c
        b? yes -> c | no -> c
        c: a is yes: end; otherwise other
        end!
        other!
    """).always_passed
    # the plain graph has a way to `end` around `b`; the cases close it
    assert on_every_path_to(passed, "end") == {"a", "b", "c", "end"}
    assert on_every_path_to(passed, "other") == {"a", "c", "other"}


def test_questions_before_stand_in_the_order_in_which_they_come_up() -> None:
    analysis = analyse("z? x -> s | y -> end\ns: m\nm? x -> b | y -> b\nb? x -> end | y -> last\nend!\nlast!")
    assert analysis.questions_before("last") == ["z", "m", "b"]
    assert analysis.questions_before("end") == ["z"]
    assert analysis.questions_before("z") == []


def test_questions_before_are_known_for_a_tree_that_takes_over() -> None:
    assert analyse("a? x -> b | y -> end\nb? x -> other | y -> end\nend!", "other").questions_before("other") == [
        "a",
        "b",
    ]
