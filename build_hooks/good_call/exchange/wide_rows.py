"""CSV, one row a question: `question, answer 1, next 1, answer 2, next 2`; or a column an answer: `yes, no`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from good_call.exchange.flowchart import Arrow, Box, Flowchart
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.exchange.table import Table

_NAMES = ("step", "id", "node", "no.", "nr", "number", "#", "key", "row")
_TEXTS = ("question", "text", "ask", "title", "instruction", "description", "step")
_ANSWER = re.compile(r"(?:answer|option|choice|response)\s*(\d+)")
_NEXT = re.compile(r"(?:next|then|to|go ?to|leads to|target|goto|next step)\s*(\d+)")
_SAID = ("yes", "no", "maybe", "not sure", "unsure", "true", "false", "ja", "nein", "oui", "non", "si", "sí", "y", "n")


def is_meant(table: Table) -> bool:
    """Whether a table has these columns."""
    return bool(_text(table)) and bool(_pairs(table) or _said(table))


def _text(table: Table) -> str:
    name = _name(table)
    return next((each for each in _TEXTS if each in table.columns and each != name), "") or (
        name if name in _TEXTS else ""
    )


def _name(table: Table) -> str:
    known = [each for each in _NAMES if each in table.columns]
    texts = [each for each in _TEXTS if each in table.columns]
    return known[0] if known and (len(texts) > 1 or known[0] not in texts) else ""


def _pairs(table: Table) -> list[tuple[str, str]]:
    """The columns of each answer: its words, and where it leads."""
    answers = {found[1]: name for name in table.columns if (found := _ANSWER.fullmatch(name))}
    targets = {found[1]: name for name in table.columns if (found := _NEXT.fullmatch(name))}
    return [(name, targets[number]) for number, name in answers.items() if number in targets]


def _said(table: Table) -> list[tuple[str, str]]:
    """The columns whose heading is itself the answer, with that heading."""
    heads = [each.removeprefix("if ").removesuffix(" go to").strip() for each in table.columns]
    pairs = zip(table.columns, heads, table.headings, strict=True)
    return [(column, heading) for column, head, heading in pairs if head in _SAID]


def read(table: Table) -> Flowchart:
    """The flowchart; the first row is the start."""
    name, text = _name(table), _text(table)
    boxes: dict[str, Box] = {}
    again: list[tuple[str, Box]] = []
    remarks = [Remark("guessed", "the start: the node of the first row"), *_left_out(table, name, text)]
    for line, row in table.records():
        words = words_of(row[text])
        key = row[name].strip() if name and row[name].strip() else words
        box = Box(words, "", "", tuple(_arrows(table, row)))
        if key in boxes:
            again.append((key, box))
            remarks.append(Remark("guessed", f"`{key}` is defined a second time, and stands twice in the tree", line))
        else:
            boxes[key] = box
    return Flowchart(
        "", next(iter(boxes)), _linked(boxes, bool(name), remarks), again=tuple(again), remarks=tuple(remarks)
    )


def _left_out(table: Table, name: str, text: str) -> Iterator[Remark]:
    used = {name, text, *(each for pair in _pairs(table) for each in pair), *(column for column, _ in _said(table))}
    for column in table.columns:
        if column and column not in used:
            yield Remark("left out", f"the column `{column}`")


def _arrows(table: Table, row: dict[str, str]) -> Iterator[Arrow]:
    for answer, target in _pairs(table):
        if row[answer].strip() or row[target].strip():
            yield Arrow(words_of(row[answer]), row[target].strip())
    for column, heading in () if _pairs(table) else _said(table):
        if row[column].strip():
            yield Arrow(heading, row[column].strip())


def _linked(boxes: dict[str, Box], has_ids: bool, remarks: list[Remark]) -> dict[str, Box]:
    """The boxes, with one more for each target that is words and not the name of a row."""
    by_text = {box.text: name for name, box in boxes.items()}
    found: dict[str, Box] = {}
    new: dict[str, Box] = {}
    for name, box in boxes.items():
        arrows = []
        for arrow in box.arrows:
            to = arrow.to if arrow.to in boxes else by_text.get(words_of(arrow.to), arrow.to)
            if to and to not in boxes and not (has_ids and " " not in to):
                new[to] = Box(words_of(to))
                remarks.append(Remark("guessed", f"“{words_of(to)}” is no row of its own, and became an outcome"))
            arrows.append(Arrow(arrow.label, to))
        found[name] = Box(box.text, box.kind, box.help, tuple(arrows))
    return {**found, **new}
