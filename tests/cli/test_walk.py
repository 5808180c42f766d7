from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.walk_command import command

from tests.cli.small_guide import rewrite
from tests.own_guide import FERRY, OWN, copy_guide

TREES = sorted(path.stem for path in (OWN / "decision_trees").glob("[!_]*.yml"))


def walk(typed: str = "", *arguments: str, tree: str = "keep", code: int = 0) -> str:
    result = CliRunner().invoke(command, [tree, *arguments], input=typed, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def test_a_whole_walk_shows_everything_that_a_page_shows(guide: Path) -> None:
    output = walk("1\n\n3\n2\n\n1.50\nq\n")
    for text in (
        "== Should you keep them? ==",
        "Question 1\nWere they rude?\n  Shouting counts.",
        "  1  Yes  (On the phone, say.)",
        "Tell them\n  Say what you won't take.\nSay:\n  - That you want to help.",
        "0 to 99 times, b = back",
        "  That comes to $18.",
        "LET GO: Let them go",
        "Limit:\n  - Once",
        "Refer to:\n  - Birch & Co: small orders (call 123)",
        "Approval:\n  - Your manager, manager@example.com",
        "Go on with:\n  - What comes afterwards? [afterwards]",
        "  - Our policy: No order without payment. Others waited for their money.",
        "  - You can offer instead: A smaller order",
        "  - An exception: Pay on delivery. How far: Once a year. Approval: Your manager,",
        "  - Say no once, politely, and keep to it. (Saying no)",
        "Your answers:\n  Were they rude? Yes\n  How often were they late? Sometimes\n",
        "  Which are true? Some (They lied)\n",
    ):
        assert text in output


def test_a_step_that_leads_on_says_nothing_of_a_step_back(guide: Path) -> None:
    assert "A step back" not in walk("1\n\nq\n")


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy_guide(tmp_path, FERRY))


def at_the_pier(typed: str) -> str:
    return walk(typed, tree="start-here")


@pytest.mark.usefixtures("ferry")
def test_what_was_answered_before_is_told_and_not_asked() -> None:
    output = at_the_pier("1\n1\n\n1\n\n6\n\nq\n")
    assert output.count("== ") == 4, "each of the four trees begins under its title"
    assert (
        "Have they booked with us? Yes\n  You answered this in “What brings them to the pier?”.\n\nQuestion 4" in output
    )
    assert "Question 5\nWhat did they bring?" in output
    assert "What did they bring? Nothing\n  You answered this in “They want their money. What may you give?”." in output
    assert "WAIT: Keep it until they come with a paper" in output
    answers = output[output.index("Your answers:") :].splitlines()[1:6]
    assert len({each.strip() for each in answers}) == 5, "each question once"


@pytest.mark.usefixtures("ferry")
def test_back_goes_over_what_was_not_asked_and_asks_it_where_it_was() -> None:
    # From how long they wait: the step, what it is about, the tea, the shouting, who booked; and another answer there.
    output = at_the_pier("1\n1\n\n1\n\nb\nb\nb\nb\nb\n2\n1\nq\n")
    assert "SAIL: Sell them the next ferry" in output
    assert output.count("Have they booked with us?\n\n") == 2, "at the start, and come back to"


@pytest.mark.usefixtures("ferry")
def test_an_answer_that_the_next_tree_lacks_is_asked_for() -> None:
    output = at_the_pier("3\n2\n1\n\n2\nq\n")
    assert output.count("Have they booked with us?\n") == 2
    assert "Sell them a ticket" in output


def test_bounds_and_totals_are_told_to_the_last_digit(guide: Path) -> None:
    rewrite(guide, "keep", "{unit: times, from: 0, to: 99}", "{unit: times, from: 0, to: 1234567}")
    assert "from 0 to 1,234,567 times, b = back" in walk("2\nq\n")
    rewrite(guide, "keep", "        from: 0\n        to: 1000\n", "        from: 1234567.55\n        to: 99999999.99\n")
    output = walk("1\n\n3\n2\n\n99999999.99\nq\n")
    assert "(from $1,234,567.55 to $99,999,999.99)" in output
    assert "That comes to $1,199,999,999.88." in output


def test_back_returns_to_the_question_before_and_forgets_its_answer(guide: Path) -> None:
    output = walk("2\nb\n1\n\n0\nq\n")
    assert output.count("Were they rude?") == 3, "shown twice, and once among the answers"
    assert "  Were they rude? Yes" in output
    assert "Were they rude? No" not in output
    assert "This is the start." in walk("b\nq\n")


def test_wrong_input_is_explained_and_asked_again(guide: Path) -> None:
    output = walk("7\nyes\n2\nmany\n100\n2\n9\nx\n2\n\nb\n\nmuch\nq\n")
    for message in (
        "type the number of an answer, from 1 to 2",
        "type numbers from 1 to 2, with spaces between",
        "back to the question",
    ):
        assert message in output
    assert output.count("Question 2") == 1


def test_a_step_back_on_purpose_cuts_the_trail(guide: Path) -> None:
    output = walk("3\n1\nq\n", tree="afterwards")
    assert output.count("Question 1\n") == 2
    assert "Your answers:\n  Are you still angry? Yes" in output


def test_a_step_that_says_do_this_and_ask_again_asks_again(guide: Path) -> None:
    rewrite(guide, "keep", "    then: late\n\noutcomes:", "    then: rude\n    again: true\n\noutcomes:")
    output = walk("1\n\n2\n0\nq\n")
    assert output.count("Question 1\nWere they rude?") == 2, "asked anew, and with no answer given"
    assert "Your answers:\n  Were they rude? No\n  How often were they late? Never" in output
    assert "Were they rude? Yes" not in output


def test_a_hand_over_goes_on_in_the_other_tree_and_back(guide: Path) -> None:
    output = walk("2\nb\n2\n2\n0\ns\nq\n", tree="afterwards")
    assert output.count("== Should you keep them? ==") == 2
    assert "Your answers:\n  Are you still angry? No\n  Were they rude? No" in output
    assert output.count("== What comes afterwards? ==") == 3


def test_not_sure_says_whom_to_ask_and_what_to_say(guide: Path) -> None:
    assert "Not sure? Ask:\n  - Your manager. Call them.\nMeanwhile, tell the customer:" in walk("?\nq\n")


def test_the_end_of_input_ends_the_walk(guide: Path) -> None:
    assert "Question 1" in walk("")


def test_an_unfinished_tree_says_where_nothing_goes_on(guide: Path) -> None:
    rewrite(guide, "keep", "          - otherwise: stay\n", "")
    assert "no case covers these answers" in walk("2\n2\n1\nq\n")
    rewrite(guide, "keep", "        then: late", "        then: latte")
    assert "this leads to `latte`, which does not exist" in walk("2\nq\n")
    rewrite(guide, "keep", "start: rude", "start: ruder")
    assert "which does not exist" in walk(code=2)


def test_an_unknown_tree_is_guessed_and_a_broken_one_named(guide: Path) -> None:
    assert "did you mean `afterwards`?" in walk(tree="aftrewards", code=2)
    assert "the trees are afterwards, keep" in walk(tree="zzzzzzzz", code=2)
    rewrite(guide, "keep", "start: rude", "start: [rude")
    assert "`guide check decision_trees/keep.yml` says why" in walk(tree="decision_trees/keep.yml", code=2)


def test_random_walks_are_the_same_for_the_same_seed(guide: Path) -> None:
    one, same, other = (walk("", "--random", "200", "--seed", seed) for seed in ("3", "3", "4"))
    assert one == same
    assert one.splitlines()[1:] != other.splitlines()[1:]


def test_random_walks_count_every_walk_once_at_an_end(guide: Path) -> None:
    lines = walk("", "--random", "300", tree="afterwards").splitlines()
    ends = lines[lines.index(next(line for line in lines if line.startswith("end"))) + 1 :]
    assert sum(int(line.split()[-1]) for line in ends if line) == 300
    assert any(line.startswith("on to the tree keep") for line in ends)


@pytest.mark.parametrize("tree", TREES)
def test_random_walks_through_clean_trees_always_end(tree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OWN)
    output = walk("", "--random", "300", tree=tree)
    assert "nowhere" not in output


def test_a_loop_that_never_ends_is_counted_as_such(guide: Path) -> None:
    rewrite(guide, "keep", "    then: late\n", "    then: rude\n")
    assert "Walks that ended nowhere, at:" in walk("", "--random", "2")
