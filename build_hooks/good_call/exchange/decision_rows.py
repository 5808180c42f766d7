"""CSV as a decision table: what it depends on, a column each, and what is decided in the last. It becomes questions.

`-`, `*`, `any` and an empty cell stand for every value. Of two rows that fit, the first counts, as tables are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from good_call.exchange.flowchart import Arrow, Box, Flowchart, FormatError
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.exchange.table import Table
from good_call.model.identifier import slug
from good_call.records import dataclass

_DECIDED = ("decision", "outcome", "result", "action", "output", "then", "recommendation", "do")
_NUMBERS = ("row", "rule", "#", "no.", "nr", "id", "number")
_ANY = ("", "-", "*", "any", "all", "n/a")
_MOST_NODES = 5_000

_DecisionRow = tuple[tuple[str, ...], str]
"""The values that a row asks for, and what it decides."""


def is_meant(table: Table) -> bool:
    """Whether its last column is a decision, and another stands before it."""
    columns = [each for each in table.columns if each]
    if not columns:
        return False
    is_decided = columns[-1] in _DECIDED or columns[-1].split(" ")[-1] in _DECIDED
    return is_decided and len(_depends_on(columns)) >= 1


def _depends_on(columns: Sequence[str]) -> list[int]:
    return [number for number, name in enumerate(columns[:-1]) if name not in _NUMBERS]


@dataclass
class _Questions:
    """The questions, as they are made of the rows: the same rest of a table is asked about once."""

    headings: list[str]
    values: list[list[str]]
    boxes: dict[str, Box] = field(default_factory=dict)
    known: dict[tuple[int, tuple[_DecisionRow, ...]], str] = field(default_factory=dict)
    uncovered: bool = False

    def node(self, depth: int, rows: tuple[_DecisionRow, ...], before: str) -> str:
        """The name of the node that asks about what is left, or that is decided; empty where no row fits."""
        if not rows:
            self.uncovered = True
            return f"no-row-for-{before}"
        if depth == len(self.headings):
            return self._outcome(rows[0][1])
        if all(row[0][depth] == "" for row in rows):
            return self.node(depth + 1, rows, before)
        key = (depth, rows)
        if key not in self.known:
            self.known[key] = name = self._name(depth, before)
            self.boxes[name] = Box("")
            self.boxes[name] = Box(
                _asked(self.headings[depth]), "question", "", tuple(self._arrows(depth, rows, before))
            )
        return self.known[key]

    def _arrows(self, depth: int, rows: tuple[_DecisionRow, ...], before: str) -> list[Arrow]:
        return [
            Arrow(value, self.node(depth + 1, _fitting(rows, depth, value), slug(f"{before} {value}") or before))
            for value in self.values[depth]
        ]

    def _name(self, depth: int, before: str) -> str:
        if len(self.boxes) > _MOST_NODES:
            raise FormatError(f"this table would become more than {_MOST_NODES:,} questions.")
        name = slug(self.headings[depth]) or f"question-{depth + 1}"
        return name if name not in self.boxes else f"{name}-{before or len(self.boxes)}"

    def _outcome(self, words: str) -> str:
        name = f"decided: {words}"
        self.boxes.setdefault(name, Box(words, "outcome"))
        return name


def _asked(heading: str) -> str:
    return heading if heading.endswith("?") else f"{heading}?"


def _fitting(rows: tuple[_DecisionRow, ...], depth: int, value: str) -> tuple[_DecisionRow, ...]:
    """The rows that take this value, what they ask of it no longer told apart."""
    return tuple(
        (("",) * (depth + 1) + wanted[depth + 1 :], decided) for wanted, decided in rows if wanted[depth] in ("", value)
    )


def read(table: Table) -> Flowchart:
    """The flowchart that asks about one column after the other. Raises FormatError."""
    last = len([each for each in table.columns if each]) - 1
    columns = _depends_on(table.columns[: last + 1])
    rows = tuple(_row(cells, columns, last) for _, cells in table.rows)
    values = [list(dict.fromkeys(row[0][place] for row in rows if row[0][place])) for place in range(len(columns))]
    headings = [table.headings[column] for column in columns]
    asking = _Questions(headings, values)
    start = asking.node(0, rows, "")
    names = {name: _name(name, asking.boxes) for name in asking.boxes}
    boxes = {names[name]: _renamed(box, names) for name, box in asking.boxes.items()}
    return Flowchart("", names[start], boxes, remarks=tuple(_remarks(table, columns, last, rows, asking)))


def _row(cells: list[str], columns: list[int], last: int) -> _DecisionRow:
    padded = [words_of(cell) for cell in [*cells, *[""] * (last + 1)]]
    wanted = (padded[column] for column in columns)
    return tuple("" if each.lower() in _ANY else each for each in wanted), padded[last]


def _name(name: str, boxes: dict[str, Box]) -> str:
    if not name.startswith("decided: "):
        return name
    plain = slug(boxes[name].text) or "decided"
    return plain if plain not in boxes else f"{plain}-decided"


def _renamed(box: Box, names: dict[str, str]) -> Box:
    arrows = tuple(Arrow(each.label, names.get(each.to, each.to)) for each in box.arrows)
    return Box(box.text, box.kind, box.help, arrows)


def _remarks(
    table: Table, columns: list[int], last: int, rows: tuple[_DecisionRow, ...], asking: _Questions
) -> list[Remark]:
    asked = ", ".join(f"“{table.headings[column]}”" for column in columns)
    found = [Remark("guessed", f"this is a decision table: {asked} became questions, in this order")]
    for column, name in enumerate(table.columns):
        if column not in columns and column != last and name:
            found.append(Remark("left out", f"the column `{name}`"))
    met: dict[tuple[str, ...], str] = {}
    for (wanted, decided), (line, _) in zip(rows, table.rows, strict=True):
        if met.setdefault(wanted, decided) != decided:
            text = f"this row asks for the same as one above, and decides “{decided}”: the first one counts"
            found.append(Remark("not read", text, line))
    if asking.uncovered:
        found.append(
            Remark("guessed", "no row takes some of the answers: they lead to ids that begin with `no-row-for-`")
        )
    return found
