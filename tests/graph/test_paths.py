import pytest
from good_call.graph.paths import any_edge, shortest_avoiding

from tests.graph.sketch import LADDER, analyse


def test_paths_are_counted_exactly() -> None:
    assert analyse(LADDER).path_count == 5


def test_every_answer_is_a_path_of_its_own_even_to_the_same_place() -> None:
    assert analyse("a? x -> end | y -> end | z -> end\nend!").path_count == 3


def test_numbers_count_by_their_answers_and_ticks_by_what_cases_tell_apart() -> None:
    assert analyse("n? #0..99 few [, 2) -> end | many [2, ) -> end\nend!").path_count == 2
    ticks = "t? (one two) any [0, ) -> s\ns: t is one: end; otherwise end\nend!"
    assert analyse(ticks).path_count == 2


def test_ten_to_the_thirteenth_paths_are_counted_without_listing_them() -> None:
    questions = 44
    chain = "\n".join(f"q{number}? yes -> q{number + 1} | no -> q{number + 1}" for number in range(questions))
    assert analyse(f"{chain}\nq{questions}!").path_count == 2**44


def test_the_longest_path_asks_the_most_questions_and_counts_no_steps() -> None:
    longest = analyse(LADDER).most_questions
    assert longest.weight == 3
    assert [edge.node for edge in longest.edges] == ["a", "b", "c", "d"]


def test_the_slowest_path_counts_the_words_of_nodes_and_picked_answers() -> None:
    # `a?`, `up`, `b?`, `down`, step c (title and tell), `d?`, `up`, outcome: nine words
    assert analyse(LADDER).most_words.weight == 9


def test_a_lone_outcome_is_a_path_of_no_edge() -> None:
    analysis = analyse("end!")
    assert (analysis.path_count, analysis.most_questions.weight, analysis.most_questions.edges) == (1, 0, ())


@pytest.mark.parametrize(
    ("avoided", "answers"),
    [
        (set(), ["up", "up"]),
        ({"b"}, ["down", "", "up"]),
        ({"b", "c"}, None),
        ({"a"}, None),
    ],
)
def test_the_shortest_path_around_nodes_is_found_or_none(avoided: set[str], answers: list[str] | None) -> None:
    unfolding = analyse(LADDER).unfolding
    path = shortest_avoiding(
        unfolding,
        lambda state: unfolding.states[state].node == "end",
        lambda node: node not in avoided,
        any_edge,
    )
    assert (path and [edge.answer for edge in path]) == answers


def test_the_shortest_path_keeps_off_edges() -> None:
    unfolding = analyse(LADDER).unfolding
    path = shortest_avoiding(
        unfolding,
        lambda state: unfolding.states[state].node == "end",
        lambda _: True,
        lambda edge: edge.answer != "up",
    )
    assert path is None


def test_a_path_is_retold_in_the_words_of_questions_and_answers() -> None:
    analysis = analyse(
        "a? yes -> t | no -> end\nt? (one two) any [0, ) -> t is one: other; otherwise end\nend!", "other"
    )
    number = next(number for number, state in enumerate(analysis.unfolding.states) if state.hands_over)
    assert analysis.retell(analysis.unfolding.path_to(number)) == ("a? yes", "t? any (one)", "on to the tree `other`")


@pytest.mark.parametrize(
    ("node", "onward"),
    [("a", ("", True)), ("c", ("end", True)), ("d", ("end", False)), ("end", ("end", False)), ("x", ("other", False))],
)
def test_onward_tells_the_one_end_and_whether_a_step_lies_before_it(node: str, onward: tuple[str, bool]) -> None:
    text = "a? u -> c | v -> x\nc: d\nd? u -> end | v -> end\nx? u -> other | v -> other\nend!"
    assert analyse(text, "other").onward(node) == onward
