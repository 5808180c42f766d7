"""What an import did beside copying: guesses, what it left out, what it could not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from good_call.records import dataclass

Sort = Literal["guessed", "left out", "not read"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One of them, in words for the person who imports; `line` is the source's, 0 where it has none."""

    sort: Sort
    text: str
    line: int = 0

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}" if self.line else self.text


def told(remarks: Iterable[Remark]) -> Iterator[tuple[Sort, list[str]]]:
    """The remarks of each sort that there are, in sentences; the same one several times is told once."""
    by_sort: dict[Sort, Counter[str]] = {"guessed": Counter(), "left out": Counter(), "not read": Counter()}
    for each in remarks:
        by_sort[each.sort][str(each)] += 1
    for sort, texts in by_sort.items():
        if texts:
            yield sort, [text if count == 1 else f"{text} ({count} times)" for text, count in texts.items()]
