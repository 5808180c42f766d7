"""draw.io's CSV: `# connect: {…}` says which column of a row names other rows; `# label:` what the boxes say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from good_call.exchange.flowchart import Arrow, Box, Flowchart, FormatError
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.exchange.table import Table, plain

_PLACEHOLDER = re.compile(r"%([^%]+)%")
_READ = {"label", "connect", "identity"}


def is_meant(table: Table) -> bool:
    """Whether it says how its rows are connected."""
    return any(name == "connect" for name, _ in table.directives)


def read(table: Table) -> Flowchart:
    """The flowchart. Raises FormatError."""
    records = table.records()
    label = next((value for name, value in table.directives if name == "label"), "")
    identity = plain(next((value for name, value in table.directives if name == "identity"), "id"))
    boxes: dict[str, Box] = {}
    remarks: list[Remark] = []
    for line, row in records:
        name = row.get(identity, "").strip() or f"row {line}"
        if name in boxes:
            remarks.append(Remark("not read", f"a second row with the id `{name}`", line))
        boxes.setdefault(name, Box(_filled(label, row) if label else name))
    for connect in _connects(table):
        for source, arrow in _arrows(connect, records, identity, remarks):
            box = boxes.get(source)
            if box:
                boxes[source] = Box(box.text, box.kind, box.help, (*box.arrows, arrow))
    remarks += [
        Remark("left out", f"`# {name}:` of draw.io, which only says how it looks")
        for name, _ in table.directives
        if name not in _READ
    ]
    return Flowchart("", "", boxes, is_drawn=True, remarks=tuple(remarks))


def _connects(table: Table) -> Iterator[dict[str, Any]]:
    for name, value in table.directives:
        if name == "connect":
            try:
                found = json.loads(value)
            except ValueError as error:
                raise FormatError(f"`# connect:` holds no JSON: {error}") from error
            if not isinstance(found, dict) or not found.get("from"):
                raise FormatError("`# connect:` needs a `from`, the column that names other rows.")
            yield found


def _arrows(
    connect: dict[str, Any],
    records: list[tuple[int, dict[str, str]]],
    identity: str,
    remarks: list[Remark],
) -> Iterator[tuple[str, Arrow]]:
    column, to = plain(str(connect["from"])), plain(str(connect.get("to") or "id"))
    by_row = {row.get(identity, "").strip() or f"row {line}": row for line, row in records}
    by_value = {row.get(to, "").strip(): row.get(identity, "").strip() or f"row {line}" for line, row in records}
    for line, row in records:
        own = row.get(identity, "").strip() or f"row {line}"
        for each in filter(None, map(str.strip, row.get(column, "").split(","))):
            other = by_value.get(each)
            if other is None and connect.get("invert"):
                remarks.append(Remark("not read", f"`{each}` in the column `{column}` is no row", line))
                continue
            ends = (other or each, own) if connect.get("invert") else (own, other or each)
            yield ends[0], Arrow(_said(connect, row, by_row.get(other or each, {})), ends[1])


def _said(connect: dict[str, Any], row: dict[str, str], other: dict[str, str]) -> str:
    """The words of an arrow: those of a column of either end, or one text for all."""
    for key, end in (("fromlabel", row), ("tolabel", other), ("label", row)):
        named = plain(str(connect.get(key) or ""))
        if named in end:
            return words_of(end[named])
    return _filled(str(connect.get("label") or ""), row)


def _filled(label: str, row: dict[str, str]) -> str:
    return words_of(_PLACEHOLDER.sub(lambda found: row.get(plain(found[1]), ""), label))
