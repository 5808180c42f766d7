from fractions import Fraction

import pytest
from good_call.model.answer import Answer
from good_call.model.case import Case, Then
from good_call.model.measure import Tick, Total, Typed, WorksheetField
from good_call.model.node import Question
from good_call.pages.quantity import bounds_in_words, quantity, range_in_words, sum_in_words

ON = Then((Case(otherwise="on"),), True)
NUMBER = Typed(unit="$", decimals=2, from_=Fraction(0), to=Fraction(10**6))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("1000", "$", "$1,000"),
        ("12.5", "$", "$12.50"),
        ("12", "months", "12 months"),
        ("-0.5", "points", "−0.50 points"),
        ("0", "€", "€0"),
        ("-5", "$", "−$5"),
        ("20", "%", "20%"),
        ("-20", "°C", "−20 °C"),
        ("5", "€/h", "5 €/h"),
        ("5", "US$", "5 US$"),
    ],
)
def test_a_currency_s_sign_stands_first_and_everything_else_last(value: str, unit: str, said: str) -> None:
    assert quantity(Fraction(value), unit, 2) == said


@pytest.mark.parametrize(
    ("low", "below", "said"),
    [(None, "100.5", "below $100.50"), ("100.5", None, "$100.50 or more"), ("1", "3", "$1 or more, below $3")],
)
def test_a_range_of_a_number_says_which_end_counts(low: str | None, below: str | None, said: str) -> None:
    question = Question(id="q", ask="How much?", number=NUMBER, answers=())
    assert range_in_words(question, answer_of(low, below)) == said


@pytest.mark.parametrize(
    ("low", "below", "said"),
    [(None, "1", "none ticked"), ("1", None, "1 or more ticked"), ("1", "3", "1 to 2 ticked"), ("2", "3", "2 ticked")],
)
def test_ticks_are_counted(low: str | None, below: str | None, said: str) -> None:
    ticks = tuple(Tick(tick=words) for words in ("One", "Two", "Three"))
    assert range_in_words(Question(id="q", ask="Which?", tick=ticks, answers=()), answer_of(low, below)) == said


def test_an_answer_picked_by_hand_has_no_range() -> None:
    assert range_in_words(Question(id="q", ask="Who?", answers=()), answer_of(None, None)) == ""


def test_bounds_name_the_unit_once_where_it_is_a_word() -> None:
    assert bounds_in_words(NUMBER) == "from $0 to $1,000,000"
    assert bounds_in_words(Typed(unit="%", from_=Fraction(0), to=Fraction(100))) == "from 0 to 100%"
    assert bounds_in_words(Typed(unit="months", from_=Fraction(1), to=Fraction(60))) == "from 1 to 60 months"


def test_a_sum_is_told_with_labels_and_school_signs() -> None:
    fields = {
        "a-year": WorksheetField(label="What do they bring?", unit="$", from_=Fraction(0), to=Fraction(9)),
        "months": WorksheetField(label="How long?", unit="months", from_=Fraction(0), to=Fraction(9)),
    }
    total = Total(unit="$", sum="(a-year + 1) * months / 12 - 3")
    assert sum_in_words(total, fields) == "(“What do they bring?” + 1) × “How long?” ÷ 12 − 3"


def answer_of(low: str | None, below: str | None) -> Answer:
    from_, to = (None if each is None else Fraction(each) for each in (low, below))
    return Answer(answer="It is", from_=from_, below=to, then=ON)
