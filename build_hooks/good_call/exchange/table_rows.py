"""CSV, one row an answer: `node, kind, text, help, answer, hint, then`; other programs' names of columns are known.

A row without `node` belongs to the node of the row above. Where `then` is no node, it is the words of an outcome.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from good_call.exchange.flowchart import Arrow, Box, Flowchart, FormatError, Kind, read_form

_COLUMNS = ("node", "kind", "text", "help", "answer", "hint", "then", "form", "answer form")
_OTHER_NAMES = {
    "id": "node",
    "question id": "node",
    "type": "kind",
    "ask": "text",
    "question": "text",
    "title": "text",
    "label": "answer",
    "option": "answer",
    "to": "then",
    "next": "then",
    "goto": "then",
    "go to": "then",
    "leads to": "then",
    "outcome": "then",
}
_KINDS: dict[str, Kind] = {"question": "question", "step": "step", "outcome": "outcome", "tree": "tree"}
_DELIMITERS = ",;\t"


@dataclass
class _Rows:
    """The boxes, as their rows come in."""

    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: dict[str, list[Arrow]] = field(default_factory=dict)
    current: str = ""


def read(text: str) -> Flowchart:
    """The flowchart; the first row's node is the start. Raises FormatError."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise FormatError(f"line {reader.line_num} is no CSV: {error}") from error
    columns = [_column(name) for name in rows[0]] if rows else []
    if "answer" not in columns or "then" not in columns or not {"node", "text"} & set(columns):
        raise FormatError("the first row must name the columns, at least `text`, `answer` and `then`.")
    found = _Rows()
    for number, row in enumerate(rows[1:], 2):
        _add(found, dict(zip(columns, row, strict=False)), number)
    if not found.boxes:
        raise FormatError("no row follows the names of the columns.")
    return Flowchart("", next(iter(found.boxes)), dict(_boxes(found)))


def _delimiter(text: str) -> str:
    head = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _column(name: str) -> str:
    plain = " ".join(name.strip().lower().replace("_", " ").replace("-", " ").split())
    return _OTHER_NAMES.get(plain, plain)


def _add(found: _Rows, row: dict[str, str], number: int) -> None:
    row = {column: cell if column == "help" else cell.strip() for column, cell in row.items()}
    name = row.get("node") or row.get("text") or found.current
    if not name:
        raise FormatError(f"row {number} names no node and no text, and there is none above.")
    found.current = name
    if name not in found.boxes:
        kind = _KINDS.get(row.get("kind", "").lower(), "")
        found.boxes[name] = Box(row.get("text") or name, kind, row.get("help", ""), (), read_form(row.get("form", "")))
    if row.get("then"):
        arrow = Arrow(row.get("answer", ""), row["then"], read_form(row.get("answer form", "")), row.get("hint", ""))
        found.arrows.setdefault(name, []).append(arrow)


def _boxes(found: _Rows) -> Iterator[tuple[str, Box]]:
    by_text = {box.text: name for name, box in found.boxes.items()}
    new: dict[str, Box] = {}
    for name, box in found.boxes.items():
        arrows = []
        for arrow in found.arrows.get(name, ()):
            to = arrow.to if arrow.to in found.boxes else by_text.get(arrow.to, arrow.to)
            if to not in found.boxes:
                new[to] = Box(arrow.to)
            arrows.append(Arrow(arrow.label, to, arrow.form, arrow.hint))
        yield name, Box(box.text, box.kind, box.help, tuple(arrows), box.form)
    yield from new.items()


def write(chart: Flowchart) -> str:
    """The flowchart as CSV, the start first."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for name in (chart.start, *(each for each in chart.boxes if each != chart.start)):
        if name in chart.boxes:
            writer.writerows(_rows(name, chart.boxes[name]))
    return stream.getvalue()


def _rows(name: str, box: Box) -> Iterator[tuple[str, ...]]:
    for number, arrow in enumerate(box.arrows or (Arrow("", ""),)):
        about = (box.kind, box.text, box.help) if number == 0 else ("", "", "")
        form = _as_json(box.form) if number == 0 else ""
        yield (name, *about, arrow.label, arrow.hint, arrow.to, form, _as_json(arrow.form))


def _as_json(form: Any) -> str:
    return json.dumps(form, ensure_ascii=False) if form else ""
