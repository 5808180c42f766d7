"""Lucidchart's CSV: a row for each shape and for each line between two."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.exchange.diagram import Diagram
from good_call.exchange.flowchart import Arrow, Box, Flowchart, FormatError
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.exchange.table import Table, read_table

_COLUMNS = {"id", "name", "line source", "line destination"}
_FRAMES = {"document", "page", "swim lane", "group", "container", "text", "image"}
_PAGE = "# page: "


def is_meant(table: Table) -> bool:
    """Whether a table has these columns."""
    return set(table.columns) >= _COLUMNS


def pages(text: str) -> list[Diagram]:
    """The pages of such a file; of any other table, the text as one."""
    try:
        table = read_table(text)
    except FormatError:
        return [Diagram("", text)]
    if not is_meant(table):
        return [Diagram("", text)]
    names = {row["id"]: _words(row) for _, row in table.records() if row["name"].strip().lower() == "page"}
    return [Diagram(name, f"{_PAGE}{page}\n{text}") for page, name in names.items()] or [Diagram("", text)]


def read(table: Table) -> Flowchart:
    """The flowchart of the first page, or of the one that `pages` marked. Raises FormatError."""
    rows = table.records()
    page = next((value for name, value in table.directives if name == "page"), "")
    rows = [(line, row) for line, row in rows if not page or row.get("page id", page) in ("", page)]
    lines = [(line, row) for line, row in rows if row["line source"] or row["line destination"]]
    shapes = [(line, row) for line, row in rows if not (row["line source"] or row["line destination"])]
    boxes = {row["id"]: Box(_words(row)) for _, row in shapes if row["name"].strip().lower() not in {*_FRAMES, "line"}}
    if not boxes:
        raise FormatError("no shape of a flowchart stands in this file.")
    remarks = list(_left_out(shapes))
    arrows = list(_arrows(lines, boxes, remarks))
    linked = {
        name: Box(box.text, "", "", tuple(arrow for source, arrow in arrows if source == name))
        for name, box in boxes.items()
    }
    title = next((_words(row) for _, row in shapes if row["name"].strip().lower() == "page"), "")
    return Flowchart(title, "", linked, is_drawn=True, remarks=tuple(remarks))


def _words(row: dict[str, str]) -> str:
    return words_of(" ".join(cell for name, cell in row.items() if name.startswith("text area") and cell.strip()))


def _left_out(shapes: list[tuple[int, dict[str, str]]]) -> Iterator[Remark]:
    for line, row in shapes:
        kind = row["name"].strip().lower()
        if kind in _FRAMES - {"document", "page"}:
            yield Remark("left out", f"the {kind} “{_words(row)}”", line)
        elif kind == "line":
            yield Remark("not read", "a line that joins nothing", line)
        if row.get("comments", "").strip():
            yield Remark("left out", f"the comment “{row['comments'].strip()}”", line)


def _arrows(
    lines: list[tuple[int, dict[str, str]]], boxes: dict[str, Box], remarks: list[Remark]
) -> Iterator[tuple[str, Arrow]]:
    for line, row in lines:
        source, target = row["line source"].strip(), row["line destination"].strip()
        if source not in boxes or target not in boxes:
            remarks.append(Remark("not read", "a line that is not joined to shapes at both ends", line))
            continue
        label = _words(row)
        heads = [row.get(f"{end} arrow", "").strip().lower() not in ("", "none") for end in ("source", "destination")]
        if heads == [True, False]:
            yield target, Arrow(label, source)
            continue
        yield source, Arrow(label, target)
        if heads == [True, True]:
            remarks.append(Remark("guessed", "the line with two heads became two ways", line))
            yield target, Arrow(label, source)
        elif heads == [False, False]:
            remarks.append(Remark("guessed", "the line without a head was taken as an arrow from its first end", line))
