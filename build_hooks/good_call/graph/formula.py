"""The sum of a worksheet: read once, computed exactly, rounded half up once at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from math import floor

from good_call.records import dataclass

_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[0-9]+)?|[()+*/-]")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?\Z")
_MOST_TOKENS = 200
"""Far more than anybody can follow, and few enough for expressions that are computed by recursion."""
_MOST_DIGITS = 22

Bounds = tuple[Fraction, Fraction]


class FormulaError(ValueError):
    """The sum can't be read; the message says why, in a trainer's words."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number, a field's id, or an operator with two terms."""

    operator: str
    left: Term | Fraction | str
    right: Term | Fraction | str


Expression = Term | Fraction | str


def parse(text: str) -> Expression:
    """The expression of a sum such as `a-year * months / 12`. Raises FormulaError."""
    tokens = _tokens(text)
    parser = _Parser(tokens)
    expression = parser.sum()
    if parser.ahead:
        raise FormulaError(f"`{parser.ahead}` stands where an operator should stand")
    return expression


def fields_of(expression: Expression) -> set[str]:
    """The ids of the fields that the sum uses."""
    if isinstance(expression, Term):
        return fields_of(expression.left) | fields_of(expression.right)
    return {expression} if isinstance(expression, str) else set()


def compute(expression: Expression, values: Mapping[str, Fraction]) -> Fraction:
    """The exact value. Raises ZeroDivisionError, which `divisors_at_zero` rules out beforehand."""
    if isinstance(expression, Fraction):
        return expression
    if isinstance(expression, str):
        return values[expression]
    return _apply(expression.operator, compute(expression.left, values), compute(expression.right, values))


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """The nearest multiple of the smallest unit; a half goes up, towards the larger number."""
    scale = 10**decimals
    return Fraction(floor(value * scale + Fraction(1, 2)), scale)


def bounds_of(expression: Expression, bounds: Mapping[str, Bounds]) -> Bounds:
    """The smallest and the largest value it can have. Raises ZeroDivisionError where a divisor could be 0."""
    if isinstance(expression, Fraction):
        return (expression, expression)
    if isinstance(expression, str):
        return bounds[expression]
    left, right = bounds_of(expression.left, bounds), bounds_of(expression.right, bounds)
    if expression.operator == "/" and right[0] <= 0 <= right[1]:
        raise ZeroDivisionError
    ends = [_apply(expression.operator, one, other) for one in left for other in right]
    return (min(ends), max(ends))


def _apply(operator: str, left: Fraction, right: Fraction) -> Fraction:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right


def _tokens(text: str) -> list[str]:
    tokens = []
    for word in text.split():
        tokens += _split_word(word)
    if not tokens:
        raise FormulaError("the sum is empty")
    if len(tokens) > _MOST_TOKENS:
        raise FormulaError("the sum is too long")
    return tokens


def _split_word(word: str) -> list[str]:
    opened = re.fullmatch(r"(\(*)(.*?)(\)*)", word)
    assert opened
    inner = opened[2]
    if inner and inner not in ("+", "-", "*", "/") and not re.fullmatch(_TOKEN, inner):
        raise FormulaError(f"`{word}` is no field, number or operator; put a space on both sides of each operator")
    return [*opened[1], *([inner] if inner else []), *opened[3]]


def _number(token: str) -> Fraction:
    if len(token) > _MOST_DIGITS:
        raise FormulaError(f"`{token[:20]}…` has too many digits")
    return Fraction(token)


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._position = 0
        self._depth = 0

    @property
    def ahead(self) -> str:
        return self._tokens[self._position] if self._position < len(self._tokens) else ""

    def _take(self) -> str:
        token = self.ahead
        self._position += 1
        return token

    def sum(self) -> Expression:
        expression = self._product()
        while self.ahead in ("+", "-"):
            expression = Term(self._take(), expression, self._product())
        return expression

    def _product(self) -> Expression:
        expression = self._part()
        while self.ahead in ("*", "/"):
            expression = Term(self._take(), expression, self._part())
        return expression

    def _part(self) -> Expression:
        token = self._take()
        if token == "(":
            return self._bracket()
        if not token or token in "+-*/)":
            raise FormulaError(f"a field or a number is missing {'before `' + token + '`' if token else 'at the end'}")
        return _number(token) if _NUMBER.match(token) else token

    def _bracket(self) -> Expression:
        self._depth += 1
        if self._depth > 20:
            raise FormulaError("the sum has too many brackets")
        expression = self.sum()
        if self._take() != ")":
            raise FormulaError("a bracket is opened and not closed")
        self._depth -= 1
        return expression
