"""A CSV as rows of cells, whatever parts them, with the names of its columns."""

from __future__ import annotations

import csv
import io
import re

from good_call.exchange.flowchart import FormatError
from good_call.records import dataclass

_DELIMITERS = ",;\t|"
_DIRECTIVE = re.compile(r"##|#\s*[A-Za-z]+\s*:")
_SEPARATED = re.compile(r"\ufeff?\"?sep=(.)\"?\s*\n", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """`columns` are plain names; `rows` have the line where each begins. `directives` are draw.io's `# name: value`."""

    columns: list[str]
    headings: list[str]
    rows: list[tuple[int, list[str]]]
    directives: tuple[tuple[str, str], ...] = ()

    def records(self) -> list[tuple[int, dict[str, str]]]:
        """Each row by the names of the columns; cells that are missing are empty."""
        width = len(self.columns)
        return [
            (line, dict(zip(self.columns, [*cells, *[""] * width][:width], strict=True))) for line, cells in self.rows
        ]


def read_table(text: str) -> Table:
    """The table. Raises FormatError."""
    separated = _SEPARATED.match(text)
    offset = 1 if separated else 0
    body = text[separated.end() :] if separated else text.removeprefix("\ufeff")
    directives, body, skipped = _directives(body)
    delimiter = separated[1] if separated else _delimiter(body)
    reader = csv.reader(io.StringIO(body), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        before = 0
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((before + 1 + offset + skipped, row))
            before = reader.line_num
    except csv.Error as error:
        raise FormatError(f"line {reader.line_num + offset + skipped} is no CSV: {error}") from error
    headings = [cell.strip() for cell in rows[0][1]] if rows else []
    return Table([plain(name) for name in headings], headings, rows[1:], directives)


def plain(name: str) -> str:
    """The name of a column in small letters, with single blanks."""
    return " ".join(name.strip().lower().replace("_", " ").replace("-", " ").split())


def _directives(text: str) -> tuple[tuple[tuple[str, str], ...], str, int]:
    lines = text.split("\n")
    count = next((number for number, line in enumerate(lines) if not _DIRECTIVE.match(line)), len(lines))
    named = [line.lstrip("# ").partition(":") for line in lines[:count] if not line.startswith("##")]
    found = tuple((name.strip().lower(), value.strip()) for name, _, value in named)
    return found, "\n".join(lines[count:]), count


def _delimiter(text: str) -> str:
    head = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=head.count)
