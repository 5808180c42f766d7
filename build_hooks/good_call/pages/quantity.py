"""Measures and their ranges in words."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from good_call.model.answer import Answer
from good_call.model.measure import Total, Typed, WorksheetField, numeral
from good_call.model.node import Question


def number_in_words(value: Fraction, decimals: int = 0) -> str:
    """A number for people: `1,000`; one with a fraction has all its decimals, `12.50`."""
    whole, _, part = numeral(abs(value)).partition(".")
    sign = "−" if value < 0 else ""
    return f"{sign}{int(whole):,}" + (f".{part.ljust(decimals, '0')}" if part else "")


def quantity(value: Fraction, unit: str, decimals: int = 0) -> str:
    """A number with its unit, for people: `−$1,000`, `12 months`, `20%`. The page's script writes the same."""
    number = number_in_words(value, decimals)
    if _is_money(unit):
        sign = number[: value < 0]
        return f"{sign}{unit}{number.removeprefix(sign)}"
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def _is_money(unit: str) -> bool:
    return len(unit) == 1 and unicodedata.category(unit) == "Sc"


def bounds_in_words(field: Typed) -> str:
    """What may be typed: `from $0 to $1,000,000`, `from 0 to 60 months`."""
    least, most = (quantity(each, field.unit, field.decimals) for each in (field.from_, field.to))
    return f"from {least if _is_money(field.unit) else number_in_words(field.from_, field.decimals)} to {most}"


def range_in_words(question: Question, answer: Answer) -> str:
    """What an answer of a measured question takes: `below 2 times`; empty for answers picked by hand."""
    if question.tick is not None:
        return _ticks_in_words(answer, len(question.tick))
    measure = question.number or question.total
    if measure is None:
        return ""
    least = f"{quantity(answer.from_, measure.unit, measure.decimals)} or more" if answer.from_ is not None else ""
    most = f"below {quantity(answer.below, measure.unit, measure.decimals)}" if answer.below is not None else ""
    return ", ".join(filter(None, (least, most)))


def _ticks_in_words(answer: Answer, count: int) -> str:
    least = int(answer.from_ or 0)
    most = count if answer.below is None else int(answer.below) - 1
    if least == most:
        return f"{least or 'none'} ticked"
    return f"{least} or more ticked" if most >= count else f"{least} to {most} ticked"


def sum_in_words(total: Total, fields: dict[str, WorksheetField]) -> str:
    """A worksheet's sum with its labels in place of the fields' ids."""
    signs = {"*": "×", "/": "÷", "-": "−"}
    tokens = total.sum.replace("(", "( ").replace(")", " )").split()
    words = [f"“{fields[each].label}”" if each in fields else signs.get(each, each) for each in tokens]
    return " ".join(words).replace("( ", "(").replace(" )", ")")
