"""Where a parser of YAML stops, and at which step: what it says there is for nobody."""

from __future__ import annotations

from typing import Any, Literal

import yaml

from good_call.records import dataclass
from good_call.source.own_parser import OwnParser
from good_call.source.yaml_traps.late_quote import FromTo, LineAndColumn

StoppedAt = Literal[
    "value",
    "key",
    "entry",
    "name",
    "token",
    "sign",
    "escape",
    "quote",
    "node",
    "block",
    "list in brackets",
    "group in braces",
    "document",
    "second document",
    "letter",
    "unknown",
]
"""What it was about to read: a field's value, a key of its own, a list's entry, the colon behind a name, and so on."""

_STEPS: dict[str, StoppedAt] = {
    "fetch_value": "value",
    "fetch_key": "key",
    "fetch_block_entry": "entry",
    "stale_possible_simple_keys": "name",
    "remove_possible_simple_key": "name",
    "fetch_more_tokens": "token",
    "scan_flow_scalar": "escape",
    "scan_flow_scalar_non_spaces": "escape",
    "scan_flow_scalar_spaces": "quote",
    "scan_flow_scalar_breaks": "quote",
    "scan_plain": "unknown",
    "parse_node": "node",
    "parse_block_sequence_entry": "block",
    "parse_block_mapping_key": "block",
    "parse_flow_sequence_entry": "list in brackets",
    "parse_flow_mapping_key": "group in braces",
    "parse_document_start": "document",
    "check_printable": "letter",
}
"""The steps of PyYAML's own parser, by the names of its functions. All others that scan read a sign of YAML's."""


_MOST_LETTERS = 1_000_000
"""Three times the largest tree we know; this parser looks at each letter twice, which takes half a second then."""


@dataclass(frozen=True, slots=True)
class Halt:
    """The step, where it stopped, and where what it was reading began. Lines and columns count from 0."""

    step: StoppedAt
    at: LineAndColumn = (0, 0)
    opened: LineAndColumn | None = None
    quoted: tuple[FromTo, ...] = ()
    """The texts in quotes before, that stand on several lines."""


def halt_in(text: str, found: LineAndColumn = (0, 0)) -> Halt:
    """Where PyYAML's own parser stops, so that the same is told with any; `found` is where that of the file did."""
    documents = 0
    quoted: list[FromTo] = []
    try:
        parser: Any = OwnParser(text)
        if len(text) > _MOST_LETTERS:
            return Halt("unknown", found)
        while parser.check_event():
            event = parser.get_event()
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                return Halt("second document", at_mark(event.start_mark), None, tuple(quoted))
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                quoted += _over_lines(at_mark(event.start_mark), at_mark(event.end_mark))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        return Halt("letter", (before.count("\n"), len(before.rpartition("\n")[2])))
    except yaml.MarkedYAMLError as error:
        opened, step = error.context_mark, _step(error)
        if step == "node" and parser.flow_level and isinstance(parser.peek_token(), yaml.StreamEndToken):
            # The file ends where something should stand: what is open in it was never closed.
            opened = parser.marks[-1]
            step = "group in braces" if text[opened.index] == "{" else "list in brackets"
        return Halt(step, at_mark(error.problem_mark), at_mark(opened) if opened else None, tuple(quoted))
    return Halt("unknown", found)


def _over_lines(start: LineAndColumn, end: LineAndColumn) -> list[FromTo]:
    return [(start, end)] if end[0] > start[0] else []


def at_mark(mark: Any) -> LineAndColumn:
    """The place of a mark; the beginning where there is none."""
    return (mark.line, mark.column) if mark else (0, 0)


def _step(error: yaml.MarkedYAMLError) -> StoppedAt:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    name = frame.tb_frame.f_code.co_name if frame else ""
    return _STEPS.get(name, "sign" if name.startswith("scan_") else "unknown")
