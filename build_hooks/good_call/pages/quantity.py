"""Measures and their ranges in words."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from good_call.model.answer import Answer
from good_call.model.measure import Total, Typed, WorksheetField, numeral
from good_call.model.node import Question
from good_call.words.catalogue import ENGLISH
from good_call.words.words import Words


def number_in_words(value: Fraction, decimals: int = 0, words: Words = ENGLISH) -> str:
    """A number for people: `1,000`; one with a fraction has all its decimals, `12.50`."""
    whole, _, part = numeral(abs(value)).partition(".")
    sign = "−" if value < 0 else ""
    return sign + words.number(f"{whole}.{part.ljust(decimals, '0')}" if part else whole)


def quantity(value: Fraction, unit: str, decimals: int = 0, words: Words = ENGLISH) -> str:
    """A number with its unit, for people: `−$1,000`, `12 months`, `20%`. The page's script writes the same."""
    number = number_in_words(value, decimals, words)
    if _is_money(unit):
        sign = number[: value < 0]
        return f"{sign}{unit}{number.removeprefix(sign)}"
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def _is_money(unit: str) -> bool:
    return len(unit) == 1 and unicodedata.category(unit) == "Sc"


def bounds_in_words(field: Typed, words: Words = ENGLISH) -> str:
    """What may be typed: `from $0 to $1,000,000`, `from 0 to 60 months`."""
    least, most = (quantity(each, field.unit, field.decimals, words) for each in (field.from_, field.to))
    first = least if _is_money(field.unit) else number_in_words(field.from_, field.decimals, words)
    return words("from %(least)s to %(most)s", least=first, most=most)


def range_in_words(question: Question, answer: Answer, words: Words = ENGLISH) -> str:
    """What an answer of a measured question takes: `below 2 times`; empty for answers picked by hand."""
    if question.tick is not None:
        return _ticks_in_words(answer, len(question.tick), words)
    measure = question.number or question.total
    if measure is None:
        return ""
    least, most = (
        quantity(each, measure.unit, measure.decimals, words) if each is not None else ""
        for each in (answer.from_, answer.below)
    )
    ends = (least and words("%(least)s or more", least=least), most and words("below %(most)s", most=most))
    return ", ".join(filter(None, ends))


def _ticks_in_words(answer: Answer, count: int, words: Words) -> str:
    least = int(answer.from_ or 0)
    most = count if answer.below is None else int(answer.below) - 1
    if least == most:
        return words("%(number)s ticked", number=least) if least else words("none ticked")
    if most >= count:
        return words("%(least)s or more ticked", least=least)
    return words("%(least)s to %(most)s ticked", least=least, most=most)


def sum_in_words(total: Total, fields: dict[str, WorksheetField]) -> str:
    """A worksheet's sum with its labels in place of the fields' ids."""
    signs = {"*": "×", "/": "÷", "-": "−"}
    tokens = total.sum.replace("(", "( ").replace(")", " )").split()
    words = [f"“{fields[each].label}”" if each in fields else signs.get(each, each) for each in tokens]
    return " ".join(words).replace("( ", "(").replace(" )", ")")
