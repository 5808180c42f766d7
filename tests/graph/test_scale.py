"""Trees far larger than anybody should write: analysed exactly, without listing paths and without recursion."""

import datetime

import pytest
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.graph.analysis import Analysis
from good_call.graph.unfolding import MOST_STATES
from good_call.model.guide import Guide
from good_call.model.safeguard import Before, Condition, Safeguard
from good_call.rules.check import check_guide

from tests.graph.sketch import sketch
from tests.oracle.judged import HOUSE

TODAY = datetime.date(2026, 11, 21)


def chain(questions: int) -> str:
    """Each question leads to the next or to an outcome of its own."""
    lines = [f"q{number}? on -> q{number + 1} | out -> e{number}" for number in range(questions)]
    return "\n".join([*lines, f"q{questions}!", *(f"e{number}!" for number in range(questions))])


def grid(rows: int, columns: int) -> str:
    """Questions in rows; each leads to two of the next row, so that paths double at every row."""
    lines = [
        f"q{row}-{column}? left -> {_cell(row + 1, column, rows)}"
        f" | right -> {_cell(row + 1, column + 1, rows, columns)}"
        for row in range(rows)
        for column in range(min(row + 1, columns))
    ]
    return "\n".join([*lines, "end!", "fin!"])


def _cell(row: int, column: int, rows: int, columns: int = 10**9) -> str:
    return f"q{row}-{column % columns}" if row < rows else ("end" if column % 2 else "fin")


def analysis_of(text: str) -> Analysis:
    tree = sketch(text)
    return Analysis(tree, {tree.id})


def told(text: str) -> list[Diagnostic]:
    tree = sketch(text)
    found = check_guide(Guide(trees={tree.id: tree}, house=HOUSE), TODAY).diagnostics
    return [each.diagnostic for each in found]


def test_a_chain_of_two_thousand_questions() -> None:
    analysis = analysis_of(chain(2000))
    assert analysis.loops == []
    assert analysis.path_count == 2001
    assert analysis.most_questions.weight == 2000
    assert len(analysis.most_words.edges) == 2000
    assert analysis.questions_before("e1999") == [f"q{number}" for number in range(2000)]
    assert analysis.onward("q1998") == ("", False)
    assert analysis.onward("e0") == ("e0", False)


def test_a_loop_as_long_as_two_thousand_questions_is_one_loop() -> None:
    text = chain(2000).replace("q1999? on -> q2000", "q1999? on -> q0")
    (loop,) = analysis_of(text).loops
    assert loop == tuple(f"q{number}" for number in range(2000))


def test_thirteen_hundred_nodes_with_more_paths_than_can_be_listed() -> None:
    analysis = analysis_of(grid(50, 40))
    assert len(analysis.tree.nodes) > 1200
    assert analysis.path_count == 2**50
    assert analysis.unfolding.nodes == set(analysis.tree.nodes)
    assert analysis.questions_before("end") == ["q0-0"]


def test_remembering_one_answer_to_the_end_of_a_large_tree_doubles_it_and_no_more() -> None:
    text = grid(40, 30).replace("q39-5? left -> ", "q39-5? left -> q0-0 is left: end; otherwise fin | x -> ", 1)
    unfolding = analysis_of(text).unfolding
    assert not unfolding.crowded
    assert len(unfolding.states) < 3 * 1200


def test_a_safeguard_over_ten_to_the_thirteenth_paths() -> None:
    text = grid(44, 44)
    promises = {"q0-0": None, "q1-0": 44}
    for asked, shortest in promises.items():
        always = (Condition(asked=(asked,)),)
        tree = sketch(text, safeguards=(Safeguard(promise="p", before=Before(outcome="end"), always=always),))
        found = check_guide(Guide(trees={tree.id: tree}, house=HOUSE), TODAY).diagnostics
        broken = [each.diagnostic for each in found if each.diagnostic.rule == "broken-safeguard"]
        assert [len(each.path) - 1 for each in broken] == ([shortest] if shortest else [])


def test_every_rule_copes_with_a_long_chain() -> None:
    rules = {each.rule for each in told(chain(1500)) if each.severity == "error"}
    assert rules == set()


@pytest.mark.parametrize("questions", [14, 60, 400])
def test_too_many_states_are_one_diagnostic_that_names_questions(questions: int) -> None:
    asked = [f"q{number}? a -> q{number + 1} | b -> q{number + 1}" for number in range(questions)]
    cases = "; ".join(f"q{number} is a: end" for number in range(questions))
    errors = [
        each
        for each in told("\n".join([*asked, f"q{questions}: {cases}; otherwise end", "end!"]))
        if each.severity == "error"
    ]
    assert [each.rule for each in errors] == ["too-many-states"]
    assert f"{MOST_STATES:,}" in errors[0].message
    assert "q0" in errors[0].help
    assert "ticks" not in errors[0].message


def test_too_many_ways_to_tick_are_told_as_such() -> None:
    ticks = tuple(f"t{number}" for number in range(40))
    promise = Safeguard(promise="p", before=Before(outcome="end"), always=(Condition(answered={"t": ticks}),))
    tree = sketch(f"a? yes -> t | no -> t\nt? ({' '.join(ticks)}) any [0, ) -> end\nend!", safeguards=(promise,))
    found = check_guide(Guide(trees={tree.id: tree}, house=HOUSE), TODAY).errors
    assert [each.diagnostic.rule for each in found] == ["too-many-states"]
    assert found[0].diagnostic.message == "there are too many ways to tick these statements for all to be proved"
    assert found[0].diagnostic.label == "cases and promises ask about 40 of its statements one by one"
    assert "fewer statements of `t`" in found[0].diagnostic.help
    assert "`a`" not in found[0].diagnostic.help


def test_a_chain_that_remembers_too_much_is_told_as_such() -> None:
    asked = [f"q{number}? a -> q{number + 1} | b -> end" for number in range(700)]
    cases = "; ".join(f"q{number} is a: end" for number in range(700))
    found = [each for each in told("\n".join([*asked, f"q700: {cases}; otherwise end", "end!"])) if each.help]
    crowded = [each for each in found if each.rule == "too-many-states"]
    assert [each.message.partition(" answers")[2] for each in crowded] == [" given very long before"]
    assert crowded[0].help.startswith("Ask about `q0`, `q1`, ")


def test_ten_thousand_steps_are_no_trouble() -> None:
    count = MOST_STATES + 10
    text = "\n".join(
        ["q? on -> s0 | out -> fin", *(f"s{number}: s{number + 1}" for number in range(count)), f"s{count}!", "fin!"]
    )
    analysis = analysis_of(text)
    assert (analysis.path_count, analysis.unfolding.crowded) == (2, ())
