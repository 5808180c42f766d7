"""Plain graph JSON: `{title, start, nodes: {id: {kind, text, help, answers: [{label, to}]}}}`.

Keys that begin with `x_` are extras; ours is `x_form`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from good_call.exchange.flowchart import Arrow, Box, Flowchart, FormatError, Kind, as_form

_KINDS: dict[str, Kind] = {"question": "question", "info": "step", "step": "step", "outcome": "outcome"}
_KINDS |= {"result": "outcome", "tree": "tree"}


def read(text: str) -> Flowchart:
    """The flowchart. Raises FormatError."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"this is no JSON: {error}") from error
    nodes = found.get("nodes") if isinstance(found, dict) else None
    if not isinstance(nodes, dict) or not nodes:
        raise FormatError("the JSON needs `nodes`, an object of nodes by their ids.")
    boxes = {str(name): _box(str(name), node) for name, node in nodes.items()}
    start = str(found.get("start") or "")
    return Flowchart(str(found.get("title") or ""), start, boxes, tuple(_lacks(nodes)))


def _box(name: str, node: Any) -> Box:
    if not isinstance(node, dict):
        raise FormatError(f"the node `{name}` is no object.")
    answers = node.get("answers") or []
    if not isinstance(answers, list):
        raise FormatError(f"`answers` of the node `{name}` is no list.")
    kind = _KINDS.get(str(node.get("kind")), "")
    arrows = tuple(_arrow(name, answer) for answer in answers)
    return Box(_text(node.get("text")), kind, _text(node.get("help")), arrows, as_form(node.get("x_form")))


def _arrow(name: str, answer: Any) -> Arrow:
    if not isinstance(answer, dict) or not answer.get("to"):
        raise FormatError(f"an answer of the node `{name}` says not where it leads: it needs `label` and `to`.")
    form = as_form(answer.get("x_form"))
    return Arrow(_text(answer.get("label")), str(answer["to"]), form, _text(answer.get("hint")))


def _text(value: Any) -> str:
    # JSON may hold halves of letters, which no file can.
    return "" if value is None else str(value).encode("utf-8", "replace").decode()


def _lacks(nodes: dict[str, Any]) -> Iterator[str]:
    missing = sum(bool(node.get("x_text_missing")) for node in nodes.values())
    if missing:
        yield f"{missing} questions have no words of their own in the source: write what is asked."
    inputs = Counter(str(node["x_input"]) for node in nodes.values() if node.get("x_input") not in (None, "radio"))
    for kind, count in inputs.items():
        yield f"{count} questions are marked `{kind}` in the source: where it fits, make them a `number` or a `tick`."


def write(chart: Flowchart) -> str:
    """The flowchart as JSON."""
    nodes = {name: _as_json(box) for name, box in chart.boxes.items()}
    return json.dumps({"title": chart.title, "start": chart.start, "nodes": nodes}, ensure_ascii=False, indent=1) + "\n"


def _as_json(box: Box) -> dict[str, Any]:
    node: dict[str, Any] = {"kind": "info" if box.kind == "step" else box.kind, "text": box.text}
    node |= {"help": box.help} if box.help else {}
    node["answers"] = [_arrow_as_json(arrow) for arrow in box.arrows]
    return node | ({"x_form": box.form} if box.form else {})


def _arrow_as_json(arrow: Arrow) -> dict[str, Any]:
    answer: dict[str, Any] = {"label": arrow.label, "to": arrow.to}
    answer |= {"hint": arrow.hint} if arrow.hint else {}
    return answer | ({"x_form": arrow.form} if arrow.form else {})
