"""Tables as people have them: which form a CSV has, by the names of its columns, and the flowchart it tells."""

from __future__ import annotations

from collections.abc import Callable

from good_call.exchange import connected_rows, decision_rows, lucid, table_rows, wide_rows
from good_call.exchange.diagram import Diagram
from good_call.exchange.flowchart import Flowchart, FormatError
from good_call.exchange.table import Table, read_table
from good_call.exchange.table_rows import write

__all__ = ["diagrams", "read", "write"]

_FORMS: tuple[tuple[Callable[[Table], bool], Callable[[Table], Flowchart]], ...] = (
    (connected_rows.is_meant, connected_rows.read),
    (lucid.is_meant, lucid.read),
    (table_rows.is_meant, table_rows.read_rows),
    (wide_rows.is_meant, wide_rows.read),
    (decision_rows.is_meant, decision_rows.read),
)
"""The first that knows the columns reads the table."""


def read(text: str) -> Flowchart:
    """The flowchart of a table. Raises FormatError."""
    table = read_table(text)
    for is_meant, read_form in _FORMS:
        if is_meant(table):
            if not table.rows:
                raise FormatError("no row follows the names of the columns.")
            return read_form(table)
    raise FormatError(
        "the first row must name the columns: `text`, `answer` and `then`, one row an answer; or "
        "`question`, `answer 1`, `next 1`, `answer 2`, `next 2`; or what a decision depends on, and `decision` last."
    )


def diagrams(text: str) -> list[Diagram]:
    """The pages of an export of Lucidchart; else the table as one."""
    return lucid.pages(text)
