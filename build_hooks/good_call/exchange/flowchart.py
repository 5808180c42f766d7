"""A flowchart: boxes and arrows, which is all that a tree and other programs' drawings have in common."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Literal

from good_call.exchange.remark import Remark
from good_call.model.answer import Answer
from good_call.model.case import Then
from good_call.model.measure import Typed, numeral
from good_call.model.node import Node, Outcome, Question
from good_call.model.tree import Tree
from good_call.records import dataclass

BoxKind = Literal["", "question", "step", "outcome", "tree"]
"""Empty where the source does not say; `tree` stands for another tree that takes over."""

BoxForm = Mapping[str, Any]
"""What only our own form knows, as JSON: measures and verdicts of boxes; ids, ranges and cases of arrows."""

BOX_FORM = ("number", "tick", "worksheet", "total", "verdict")
ARROW_FORM = ("id", "from", "below", "again", "if", "otherwise")


class FormatError(ValueError):
    """The text is not of its format; the message says why and where, in plain words."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way on. An answer with cases is one arrow a case, with `if` or `otherwise` in its form."""

    label: str
    to: str
    form: BoxForm = field(default_factory=dict)
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A node of any kind, with its ways on."""

    text: str
    kind: BoxKind = ""
    help: str = ""
    arrows: tuple[Arrow, ...] = ()
    form: BoxForm = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flowchart:
    """Boxes by their ids in the source. `lacks` says in plain words what the source left out.

    `is_drawn` where arrows need no words and the start need not be named; `is_ours` where a tree was exported so, and
    its ids are meant to the letter. `again` are second definitions of boxes. `remarks` tell what reading it did.
    """

    title: str
    start: str
    boxes: dict[str, Box]
    lacks: tuple[str, ...] = ()
    summary: str = ""
    is_drawn: bool = False
    is_ours: bool = False
    again: tuple[tuple[str, Box], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def mark(self) -> dict[str, Any]:
        """What an export carries beside boxes and arrows: the start, and targets that have no box."""
        targets = {arrow.to for box in self.boxes.values() for arrow in box.arrows}
        missing = sorted(targets - self.boxes.keys())
        return {"start": self.start, **({"missing": missing} if missing else {})}


def flowchart_of(tree: Tree, titles: Mapping[str, str]) -> Flowchart:
    """The flowchart of a tree; `titles` are those of all trees, by id."""
    boxes = {node.id: _box(node) for node in tree.nodes.values()}
    targets = {arrow.to for box in boxes.values() for arrow in box.arrows}
    others = {other: Box(titles[other], "tree") for other in sorted(targets - boxes.keys()) if other in titles}
    return Flowchart(tree.title, tree.start, boxes | others)


def _box(node: Node) -> Box:
    if isinstance(node, Outcome):
        return Box(node.title, "outcome", node.note, form={"verdict": node.verdict})
    if isinstance(node, Question):
        arrows = tuple(arrow for answer in node.answers for arrow in _answer(answer))
        return Box(node.ask, "question", node.help, arrows, _measure(node))
    again = {"again": True} if node.again else {}
    return Box(node.title, "step", node.tell, tuple(_arrows("", "", node.then, again)))


def _answer(answer: Answer) -> Iterator[Arrow]:
    form: dict[str, Any] = {"id": answer.id}
    form |= {
        key: numeral(value) for key, value in (("from", answer.from_), ("below", answer.below)) if value is not None
    }
    return _arrows(answer.answer, answer.hint, answer.then, form | ({"again": True} if answer.again else {}))


def _arrows(label: str, hint: str, then: Then, form: BoxForm) -> Iterator[Arrow]:
    for case in then.cases:
        when = {"if": {question: list(ids) for question, ids in case.if_.items()}} if case.if_ else {"otherwise": True}
        yield Arrow(label, case.target, form if then.single else {**form, **when}, hint)


def _measure(question: Question) -> BoxForm:
    form: dict[str, Any] = {}
    if question.number:
        form["number"] = _typed(question.number)
    if question.tick is not None:
        form["tick"] = [{"tick": each.tick, "id": each.id} for each in question.tick]
    if question.worksheet is not None and question.total:
        fields = question.worksheet.items()
        form["worksheet"] = {name: {"label": each.label, **_typed(each)} for name, each in fields}
        total = question.total
        form["total"] = {"unit": total.unit, "decimals": total.decimals, "sum": total.sum}
    return form


def _typed(typed: Typed) -> dict[str, Any]:
    return {
        "unit": typed.unit,
        "decimals": typed.decimals,
        "from": numeral(typed.from_),
        "to": numeral(typed.to),
    }


def read_form(text: str) -> dict[str, Any]:
    """A form that a file holds as JSON; empty where it holds none, or something else."""
    try:
        return as_form(json.loads(text or "{}"))
    except (ValueError, RecursionError):
        return {}


def as_form(value: Any) -> dict[str, Any]:
    """What was read from JSON, if it can be a form."""
    return value if isinstance(value, dict) else {}
