"""CSV, one row an answer: `node, kind, text, help, answer, hint, then`; other programs' names of columns are known.

A row without `node` belongs to the node of the row above. Where `then` is no node, it is the words of an outcome;
but not where nodes have ids of their own, and it looks like one of them.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from good_call.exchange.flowchart import Arrow, Box, BoxKind, Flowchart, FormatError, read_form
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.exchange.table import Table, read_table
from good_call.model.nearest import nearest
from good_call.records import dataclass

_COLUMNS = ("node", "kind", "text", "help", "answer", "hint", "then", "form", "answer form")
_OTHER_NAMES = {
    "id": "node",
    "question id": "node",
    "node id": "node",
    "type": "kind",
    "ask": "text",
    "question": "text",
    "title": "text",
    "label": "answer",
    "option": "answer",
    "choice": "answer",
    "response": "answer",
    "to": "then",
    "next": "then",
    "next step": "then",
    "next question": "then",
    "goto": "then",
    "go to": "then",
    "leads to": "then",
    "outcome": "then",
}
_KINDS: dict[str, BoxKind] = {"question": "question", "step": "step", "outcome": "outcome", "tree": "tree"}


def is_meant(table: Table) -> bool:
    """Whether a table has these columns."""
    columns = set(_columns(table))
    return {"answer", "then"} <= columns and bool({"node", "text"} & columns)


def _columns(table: Table) -> list[str]:
    named = [_OTHER_NAMES.get(name, name) for name in table.columns]
    # `question` beside `text` or `id`: of two columns for one thing the plainer name counts.
    return [old if named.count(new) > 1 and old != new else new for old, new in zip(table.columns, named, strict=True)]


@dataclass
class _Rows:
    """The boxes, as their rows come in."""

    has_ids: bool
    boxes: dict[str, Box] = field(default_factory=dict)
    again: dict[str, tuple[str, Box]] = field(default_factory=dict)
    """Second definitions, with the names that they define: each under a key of its own."""
    arrows: dict[str, list[tuple[int, Arrow]]] = field(default_factory=dict)
    current: str = ""
    ends: set[str] = field(default_factory=set)
    """The outcomes that have no row."""
    remarks: list[Remark] = field(default_factory=list)

    def add(self, row: dict[str, str], line: int) -> None:
        """Take in one row of cells by column name; `line` is where it stands, for FormatError."""
        name = row.get("node") or row.get("text") or self.current
        if not name:
            raise FormatError(f"row {line} names no node and no text, and there is none above.")
        self.current = name = self._box(name, row, line)
        answer, then = row.get("answer", ""), row.get("then", "")
        if then or (answer and self.has_ids):
            form = read_form(row.get("answer form", ""))
            self.arrows.setdefault(name, []).append((line, Arrow(answer, then, form, row.get("hint", ""))))
        elif answer:
            self.arrows.setdefault(name, []).append((line, Arrow(answer, "", {}, row.get("hint", ""))))

    def _box(self, name: str, row: dict[str, str], line: int) -> str:
        """Take in what a row says of its box; the key of the definition that it belongs to."""
        if name in self.again:
            return name
        text = row.get("text", "")
        known = self.boxes.get(name)
        if known is None:
            self.boxes[name] = _box(row, name)
        elif text and known.text not in (text, name):
            return self._differing(name, known, row, line)
        return name

    def _differing(self, name: str, known: Box, row: dict[str, str], line: int) -> str:
        # One row an answer: beside the others of its question, it is the same question in other words.
        if row.get("answer") and self.current == name:
            told = f"`{name}` has two texts: “{known.text}” was taken, and “{row['text']}” was not"
            self.remarks.append(Remark("guessed", told, line))
            return name
        key = f"{name}\n{row['text']}"
        if key not in self.again:
            self.again[key] = (name, _box(row, name))
            told = f"`{name}` is defined a second time, and stands twice in the tree"
            self.remarks.append(Remark("guessed", told, line))
        return key


def _box(row: dict[str, str], name: str) -> Box:
    kind = _KINDS.get(row.get("kind", "").lower(), "")
    return Box(row.get("text", name), kind, row.get("help", ""), (), read_form(row.get("form", "")))


def read(text: str) -> Flowchart:
    """The flowchart; the first row's node is the start. Raises FormatError."""
    return read_rows(read_table(text))


def read_rows(table: Table) -> Flowchart:
    """The flowchart of a table with these columns; the first row's node is the start. Raises FormatError."""
    columns = _columns(table)
    found = _Rows("node" in columns)
    for line, cells in table.rows:
        row = dict(zip(columns, cells, strict=False))
        ours = {column: cell if column == "help" else cell.strip() for column, cell in row.items()}
        found.add(ours if "form" in columns else {name: words_of(cell) for name, cell in ours.items()}, line)
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            found.remarks.append(Remark("left out", "cells that stand in no column", line))
    if not found.boxes:
        raise FormatError("no row follows the names of the columns.")
    for name in columns:
        if name and name not in _COLUMNS:
            found.remarks.append(Remark("left out", f"the column `{name}`"))
    first = next(iter(found.boxes))
    start = str(found.boxes[first].form.get("start", first))
    boxes, again = _all_linked(found)
    if "form" not in columns:
        found.remarks.append(Remark("guessed", "the start: the node of the first row"))
    return Flowchart("", start, boxes, is_ours="form" in columns, again=again, remarks=tuple(found.remarks))


def _all_linked(found: _Rows) -> tuple[dict[str, Box], tuple[tuple[str, Box], ...]]:
    """The boxes and the second definitions, with their arrows."""
    by_text = {box.text: name for name, box in found.boxes.items()}
    boxes = {name: _linked(found, by_text, name, box) for name, box in found.boxes.items()}
    again = tuple((name, _linked(found, by_text, key, box)) for key, (name, box) in found.again.items())
    arrows = (arrow for box in (*boxes.values(), *(box for _, box in again)) for arrow in box.arrows)
    new = {arrow.to: Box(arrow.to) for arrow in arrows if _is_new(found, arrow.to)}
    return boxes | new, again


def _linked(found: _Rows, by_text: dict[str, str], key: str, box: Box) -> Box:
    arrows = []
    for line, arrow in found.arrows.get(key, ()):
        to = arrow.to if arrow.to in found.boxes else by_text.get(arrow.to, arrow.to)
        if _is_new(found, to) and to not in found.ends:
            found.ends.add(to)
            found.remarks.append(Remark("guessed", f"“{to}” is no row of its own, and became an outcome", line))
        arrows.append(dataclasses.replace(arrow, to=to))
    form = {name: value for name, value in box.form.items() if name != "start"}
    return dataclasses.replace(box, arrows=tuple(arrows), form=form)


def _is_new(found: _Rows, target: str) -> bool:
    """Whether a target is the words of an outcome that has no row."""
    return bool(target) and target not in found.boxes and not _is_missing(found, target)


def _is_missing(found: _Rows, target: str) -> bool:
    """Whether a target is the name of a row that isn't there, rather than the words of an outcome."""
    if found.has_ids:
        return " " not in target
    return nearest(target.lower(), [box.text.lower() for box in found.boxes.values()]) is not None


def write(chart: Flowchart) -> str:
    """The flowchart as CSV, the start first."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    ordered = (chart.start, *(each for each in chart.boxes if each != chart.start))
    names = [name for name in ordered if name in chart.boxes]
    for name in names:
        # Where the tree begins at a node that isn't there, no first row can say so.
        lost = {} if chart.start in chart.boxes or name != names[0] else {"start": chart.start}
        writer.writerows(_rows(name, chart.boxes[name], lost))
    return stream.getvalue()


def _rows(name: str, box: Box, more: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for number, arrow in enumerate(box.arrows or (Arrow("", ""),)):
        about = (box.kind, box.text, box.help) if number == 0 else ("", "", "")
        form = _as_json({**box.form, **more}) if number == 0 else ""
        yield (name, *about, arrow.label, arrow.hint, arrow.to, form, _as_json(arrow.form))


def _as_json(form: Any) -> str:
    return json.dumps(form, ensure_ascii=False) if form else ""
