"""A table: rows of cells, aligned for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from good_call.diagnostics.markdown_text import markdown_text
from good_call.diagnostics.terminal import printable, width

Row = Sequence[str]


def write_aligned(head: Row, rows: Sequence[Row], foot: Row = ()) -> str:
    """The first column to the left, all others to the right; `foot` stands below a line."""
    everything = [head, *rows, *([foot] if foot else [])]
    cells = [[printable(cell) for cell in row] for row in everything]
    widths = [max(width(row[column]) for row in cells) for column in range(len(head))]
    lines = [_line(row, widths) for row in cells]
    if foot:
        lines.insert(-1, "-" * max(map(width, lines)))
    return "\n".join(lines)


def _line(row: Row, widths: Sequence[int]) -> str:
    first, *others = row
    padded = [first + " " * (widths[0] - width(first))]
    padded += [" " * (most - width(cell)) + cell for cell, most in zip(others, widths[1:], strict=True)]
    return "  ".join(padded).rstrip()


def write_markdown(head: Row, rows: Sequence[Row]) -> str:
    """A Markdown table, the first column to the left, all others to the right."""
    ruler = ["---", *["---:"] * (len(head) - 1)]
    shown = [[markdown_text(cell) for cell in row] for row in (head, *rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (shown[0], ruler, *shown[1:]))
