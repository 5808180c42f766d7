from fractions import Fraction

import pytest
from good_call.graph.trail import AnswerError, Trail, follow, pick, worksheet_total
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.measure import Tick, Total, Typed, WorksheetField
from good_call.model.node import Question
from good_call.model.scenario import Given

from tests.graph.sketch import sketch

TREE = sketch("""
    a? yes -> n | no -> other
    n? #0..9.1 few [, 2) -> t | many [2, ) -> t
    t? (one two) none [, 1) -> s | some [1, ) -> s
    s: a is yes and n is many and t is one: end; otherwise rest
    end!
    rest? back [again] -> a | on -> end
""")


def told(trail: Trail) -> str:
    """A trail as `a=yes n=many > end`."""
    return " ".join([*(f"{each.question}={each.answer.id}" for each in trail.picked), ">", trail.end])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": "yes", "n": "2", "t": ("one",)}, "a=yes n=many t=some > end"),
        ({"a": "yes", "n": "1.9", "t": ("one",), "rest": "on"}, "a=yes n=few t=some rest=on > end"),
        ({"a": "yes", "n": "9", "t": ("two",), "rest": "on"}, "a=yes n=many t=some rest=on > end"),
        ({"a": "yes", "n": "9", "t": (), "rest": "on"}, "a=yes n=many t=none rest=on > end"),
        ({"a": "no"}, "a=no > other"),
        # a story can't step back: it ends where the step back leads
        ({"a": "yes", "n": "0", "t": (), "rest": "back"}, "a=yes n=few t=none rest=back > a"),
    ],
)
def test_answers_lead_where_the_tree_says(answers: dict[str, Given], expected: str) -> None:
    trail = follow(TREE, answers)
    assert (told(trail), trail.stuck) == (expected, "")


def test_a_trail_is_stuck_at_the_first_question_without_an_answer() -> None:
    trail = follow(TREE, {"a": "yes", "t": ()})
    assert (trail.stuck, trail.end, trail.passed) == ("n", "n", ("a", "n"))


def test_a_trail_is_stuck_where_no_case_takes_it() -> None:
    trail = follow(sketch("a? x -> s | y -> s\ns: a is x: end\nend!"), {"a": "y"})
    assert (trail.stuck, trail.passed) == ("s", ("a", "s"))


def test_steps_are_passed_and_not_picked() -> None:
    assert follow(TREE, {"a": "yes", "n": "3", "t": ("one",)}).passed == ("a", "n", "t", "s", "end")


def test_a_loop_ends_the_trail() -> None:
    assert follow(sketch("a: b\nb: a"), {}).end == "a"


def test_an_answer_is_named_by_its_words_or_its_id() -> None:
    answer = Answer(answer="Yes, or I'm not sure", then=Then((Case(otherwise="end"),), True))
    question = Question(id="q", ask="?", answers=(answer,))
    assert pick(question, "Yes, or I'm not sure").answer is answer
    assert pick(question, "yes-or-im-not-sure").answer is answer


SHEET = Question(
    id="cost",
    ask="?",
    worksheet={
        "a-year": WorksheetField(unit="$", decimals=2, from_=Fraction(0), to=Fraction(1000), label="?"),
        "months": WorksheetField(unit="months", from_=Fraction(0), to=Fraction(60), label="?"),
    },
    total=Total(unit="$", decimals=2, sum="a-year * months / 12"),
    answers=(Answer(answer="little", below=Fraction(100)), Answer(answer="much", from_=Fraction(100))),
)


def test_a_worksheet_is_rounded_once_at_the_end() -> None:
    assert worksheet_total(SHEET, {"a-year": "0.06", "months": "1"}) == Fraction("0.01")
    assert worksheet_total(SHEET, {"a-year": "1000", "months": "1"}) == Fraction("83.33")


@pytest.mark.parametrize(("a_year", "answer"), [("1199.94", "much"), ("1199.93", "little")])
def test_the_rounded_total_picks_the_answer(a_year: str, answer: str) -> None:
    question = SHEET
    assert question.worksheet
    wide = WorksheetField(unit="$", decimals=2, from_=Fraction(0), to=Fraction(2000), label="?")
    sheet = Question(
        id="cost",
        worksheet={**question.worksheet, "a-year": wide},
        total=question.total,
        answers=question.answers,
    )
    assert pick(sheet, {"a-year": a_year, "months": "1"}).answer.id == answer


NUMBER = Question(
    id="late",
    ask="?",
    number=Typed(unit="times", from_=Fraction(0), to=Fraction(1_000_000)),
    answers=(Answer(answer="any", from_=Fraction(0)),),
)
PRICE = Question(
    id="price",
    number=Typed(unit="$", decimals=2, from_=Fraction(0), to=Fraction("12.50")),
    answers=(Answer(answer="any", from_=Fraction(0)),),
)
TICKS = Question(id="signs", tick=(Tick(tick="shouted"), Tick(tick="lied")), answers=(Answer(answer="any"),))
PLAIN = Question(id="plain", answers=(Answer(answer="yes"),))


@pytest.mark.parametrize(
    ("question", "given", "why"),
    [
        (PLAIN, "no", "`plain` has no answer `no`"),
        (PLAIN, ("yes",), "`plain` has no answer `('yes',)`"),
        (NUMBER, "three", "`three` is no number, and `times` wants one"),
        (NUMBER, ("3",), "`('3',)` is no number, and `times` wants one"),
        (NUMBER, "6/2", "`6/2` is no number, and `times` wants one"),
        (NUMBER, "1e3", "`1e3` is no number, and `times` wants one"),
        (NUMBER, "1e999999999", "`1e999999999` is no number, and `times` wants one"),
        (NUMBER, "1_000", "`1_000` is no number, and `times` wants one"),
        (NUMBER, "٣", "`٣` is no number, and `times` wants one"),
        (NUMBER, "1000001", "`1000001` is not from 0 to 1000000 times"),
        (NUMBER, "-1", "`-1` is not from 0 to 1000000 times"),
        (NUMBER, "2.5", "`2.5` does not fit `times`, which takes whole numbers"),
        (PRICE, "12.51", "`12.51` is not from 0 to 12.5 $"),
        (PRICE, "1.005", "`1.005` does not fit `$`, which takes at most 2 digits behind the point"),
        (TICKS, "lied", "`signs` takes ticks: give a list of them, as in [shouted]"),
        (TICKS, ("cheated",), "`signs` has no tick `cheated`"),
        (SHEET, "3", "`cost` is a worksheet: give each number by its field, as in {months: 2}"),
        (SHEET, {"months": "2"}, "the worksheet `cost` needs `a-year`, `months`"),
        (SHEET, {"a-year": "1", "months": "2", "days": "3"}, "the worksheet `cost` needs `a-year`, `months`"),
        (SHEET, {"a-year": "1", "months": "61"}, "`61` is not from 0 to 60 months"),
    ],
)
def test_a_given_answer_that_does_not_fit_says_why(question: Question, given: Given, why: str) -> None:
    with pytest.raises(AnswerError) as raised:
        pick(question, given)
    assert str(raised.value) == why
