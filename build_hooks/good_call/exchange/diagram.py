"""One of the diagrams in a file: a page of Markdown or of a drawing may hold several."""

from __future__ import annotations

from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Diagram:
    """`text` is what its format's `read` takes, `line` where it begins in the file (0 where it has no lines)."""

    name: str
    text: str
    line: int = 0

    def __str__(self) -> str:
        return f"“{self.name}”{f' (line {self.line})' if self.line else ''}"
