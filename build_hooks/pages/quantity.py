"""Measures and their ranges, as attributes that a script reads exactly and as words that a rep reads."""

from __future__ import annotations

from fractions import Fraction

from build_hooks.model.answer import Answer
from build_hooks.model.measure import Total, Typed, WorksheetField, numeral
from build_hooks.model.node import Question


def quantity(value: Fraction, unit: str) -> str:
    """A number with its unit, for people: `$1,000`, `12 months`."""
    whole, point, decimals = numeral(value).partition(".")
    number = f"{int(whole):,}{point}{decimals}"
    return f"{number} {unit}" if unit[:1].isalnum() else f"{unit}{number}"


def bounds_in_words(field: Typed) -> str:
    """What may be typed: `from $0 to $1,000,000`."""
    return f"from {quantity(field.from_, field.unit)} to {quantity(field.to, field.unit)}"


def range_in_words(question: Question, answer: Answer) -> str:
    """What an answer of a measured question takes: `below 2 times`; empty for answers picked by hand."""
    unit = unit_of(question)
    if not unit or not answer.has_range:
        return ""
    least = f"{quantity(answer.from_, unit)} or more" if answer.from_ is not None else ""
    most = f"below {quantity(answer.below, unit)}" if answer.below is not None else ""
    return ", ".join(filter(None, (least, most)))


def unit_of(question: Question) -> str:
    """The unit of what a question measures; empty for answers picked by hand."""
    if question.number:
        return question.number.unit
    if question.tick is not None:
        return "ticked"
    return question.total.unit if question.total else ""


def sum_in_words(total: Total, fields: dict[str, WorksheetField]) -> str:
    """A worksheet's sum with its labels in place of the fields' ids."""
    signs = {"*": "×", "/": "÷", "-": "−"}
    tokens = total.sum.replace("(", "( ").replace(")", " )").split()
    words = [f"“{fields[each].label}”" if each in fields else signs.get(each, each) for each in tokens]
    return " ".join(words).replace("( ", "(").replace(" )", ")")
