import pytest
from good_call.graph.analysis import Analysis
from good_call.graph.unfolding import MOST_CHOICES, MOST_STATES, Unfolding
from good_call.model.safeguard import Before, Condition, Safeguard

from tests.graph.sketch import analyse, sketch


def memories(unfolding: Unfolding) -> list[str]:
    """Each state as `node` or `node question=id+id`, sorted."""
    told = [
        " ".join([state.node, *(f"{question}={'+'.join(sorted(ids))}" for question, ids in state.memory)])
        for state in unfolding.states
    ]
    return sorted(told)


def test_without_cases_every_node_is_one_state() -> None:
    unfolding = analyse("a? yes -> b | no -> b\nb? yes -> end | no -> end\nend!").unfolding
    assert memories(unfolding) == ["a", "b", "end"]


def test_an_answer_is_remembered_only_as_long_as_a_case_may_ask_about_it() -> None:
    unfolding = analyse("""
        a? yes -> b | no -> b
        b: c
        c? x -> a is yes: d; otherwise e | y -> e
        d: end
        e: end
        end!
    """).unfolding
    assert memories(unfolding) == ["a", "b", "b a=yes", "c", "c a=yes", "d", "e", "end"]


def test_answers_that_no_case_tells_apart_are_one_state() -> None:
    unfolding = analyse("""
        a? x -> b | y -> b | z -> b
        b: a is x or y: c; otherwise end
        c: end
        end!
    """).unfolding
    assert memories(unfolding) == ["a", "b", "b a=x", "b a=y", "c", "end"]


def test_a_question_that_was_not_asked_makes_a_case_false() -> None:
    unfolding = analyse("""
        a? yes -> b | no -> c
        b? yes -> c | no -> c
        c: b is yes or no: end; otherwise other
        end!
        other!
    """).unfolding
    assert memories(unfolding) == ["a", "b", "c", "c b=no", "c b=yes", "end", "other"]


def test_ticks_are_unfolded_only_as_far_as_cases_ask_and_ranges_allow() -> None:
    unfolding = analyse("""
        t? (one two three) none [, 1) -> end | some [1, 3) -> s | all [3, ) -> s
        s: t is one: end; otherwise other
        end!
        other!
    """).unfolding
    # three ticks always hold `one`; one or two ticks can go without it
    assert memories(unfolding) == ["end", "other", "s", "s t=one", "t"]
    assert sorted(edge.answer for edge in unfolding.edges[0]) == ["all", "none", "some", "some"]


def test_ticks_of_a_safeguard_are_told_apart_on_the_edges_alone() -> None:
    text = "t? (one two) none [, 1) -> other | some [1, ) -> end\nend!\nother!"
    always = (Condition(answered={"t": ("one",)}),)
    tree = sketch(text, safeguards=(Safeguard(promise="p", before=Before(outcome="end"), always=always),))
    unfolding = Analysis(tree, {tree.id}).unfolding
    assert memories(unfolding) == ["end", "other", "t"]
    assert sorted(sorted(edge.holds) for edge in unfolding.edges[0]) == [["none"], ["one", "some"], ["some"]]


def test_an_uncovered_combination_is_kept_with_what_holds() -> None:
    unfolding = analyse("a? yes -> b | no -> b\nb? x -> a is yes: end | y -> end\nend!").unfolding
    assert [(each.node, each.answer, each.position) for each in unfolding.uncovered] == [("b", "x", 0)]
    assert [edge.answer for edge in unfolding.path_to(unfolding.uncovered[0].state)] == ["no"]


def test_a_step_back_on_purpose_is_no_edge() -> None:
    unfolding = analyse("a? on -> b\nb? back [again] -> a | on -> end\nend!").unfolding
    assert [edge.answer for edges in unfolding.edges for edge in edges] == ["on", "on"]


def test_a_hand_over_ends_the_path() -> None:
    unfolding = analyse("a? yes -> other | no -> end\nend!", "other").unfolding
    assert [(state.node, state.hands_over) for state in unfolding.states] == [
        ("a", False),
        ("other", True),
        ("end", False),
    ]
    assert unfolding.nodes == {"a", "end"}


def remembering(questions: int) -> str:
    """A chain of questions, all remembered to its end: 3^questions states there."""
    asked = [f"q{number}? a -> q{number + 1} | b -> q{number + 1} | c -> q{number + 1}" for number in range(questions)]
    cases = "; ".join(f"q{number} is a or b: end" for number in range(questions))
    return "\n".join([*asked, f"q{questions}: {cases}; otherwise end", "end!"])


def test_too_many_states_name_the_questions_that_cause_it() -> None:
    unfolding = analyse(remembering(12)).unfolding
    assert len(unfolding.states) > MOST_STATES
    assert len(unfolding.edges) == len(unfolding.states)
    assert set(unfolding.crowded) <= {f"q{number}" for number in range(12)}
    assert len(unfolding.crowded) >= 8


def test_only_questions_that_make_many_states_are_named() -> None:
    ticks = " ".join(f"t{number}" for number in range(14))
    cases = "; ".join([*(f"t is t{number}: end" for number in range(14)), "a is yes: end"])
    text = f"a? yes -> t | no -> t\nt? ({ticks}) any [0, ) -> s\ns: {cases}; otherwise end\nend!"
    assert analyse(text).unfolding.crowded == ("t",)


@pytest.mark.parametrize("ranges", ["any [0, ) -> s", "few [, 20) -> s | many [20, ) -> end"])
def test_forty_ticks_are_too_many_at_once(ranges: str) -> None:
    ticks = [f"t{number}" for number in range(40)]
    text = f"t? ({' '.join(ticks)}) {ranges}\ns: t is {' or '.join(ticks)}: end; otherwise end\nend!"
    unfolding = analyse(text).unfolding
    assert (unfolding.crowding, unfolding.crowded) == ("combinations", ("t",))


def test_much_remembered_over_a_long_way_names_what_is_remembered_longest() -> None:
    """No combinations here: each question has one way on, so each node is one state."""
    asked = [f"q{number}? a -> q{number + 1} | b -> end" for number in range(700)]
    cases = "; ".join(f"q{number} is a: end" for number in range(700))
    unfolding = analyse("\n".join([*asked, f"q700: {cases}; otherwise end", "end!"])).unfolding
    assert unfolding.crowding == "distance"
    assert unfolding.crowded[:2] == ("q0", "q1")


def test_many_answers_without_cases_are_not_too_many_choices() -> None:
    answers = " | ".join(f"a{number} -> end" for number in range(MOST_CHOICES + 10))
    assert analyse(f"q? {answers}\nend!").unfolding.crowded == ()


def test_ticks_that_only_a_safeguard_asks_about_can_be_too_many_too() -> None:
    ticks = tuple(f"t{number}" for number in range(40))
    always = (Condition(answered={"t": ticks}),)
    safeguard = Safeguard(promise="p", before=Before(outcome="end"), always=always)
    tree = sketch(f"t? ({' '.join(ticks)}) any [0, ) -> end\nend!", safeguards=(safeguard,))
    unfolding = Analysis(tree, {tree.id}).unfolding
    assert (unfolding.crowding, unfolding.crowded) == ("ticks", ("t",))


def test_many_nodes_without_cases_are_not_too_many_states() -> None:
    count = MOST_STATES + 500
    chain = "\n".join(f"s{number}: s{number + 1}" for number in range(count))
    unfolding = analyse(f"{chain}\ns{count}!").unfolding
    assert unfolding.crowded == ()
    assert len(unfolding.states) == count + 1
