"""Where something stands: symbolic while rules run, a span of text once somebody wants to read it."""

from __future__ import annotations

from typing import Literal

from good_call.records import dataclass

Route = tuple[str | int, ...]
"""The way from a file's root to a value: keys and positions, such as `("questions", "cost", "answers", 0)`."""

Part = Literal["value", "key"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text. Lines and columns count from 1, in characters; the end column is one past the last."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def letter(cls, line: int, column: int) -> Span:
        """That of the one letter which stands there; both count from 1."""
        return cls(line, column, line, column + 1)


START_OF_FILE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file, by its route, or by its span where the text has no values yet (a syntax error).

    `words` are those of the value that are meant, where it holds more.
    """

    file: str
    route: Route = ()
    part: Part = "value"
    span: Span | None = None
    words: str = ""
