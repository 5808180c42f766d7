"""Plain graph JSON: `{title, start, nodes: {id: {kind, text, help, answers: [{label, to}]}}}`.

Keys that begin with `x_` are extras; ours is `x_form`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from good_call.exchange.diagram import Diagram
from good_call.exchange.flowchart import Arrow, Box, BoxKind, Flowchart, FormatError, as_form
from good_call.exchange.remark import Remark

_KINDS: dict[str, BoxKind] = {"question": "question", "info": "step", "step": "step", "outcome": "outcome"}
_KINDS |= {"result": "outcome", "tree": "tree"}


def read(text: str) -> Flowchart:
    """The flowchart. Raises FormatError."""
    twice = _Twice()
    try:
        found = json.loads(text, object_pairs_hook=twice.read)
    except RecursionError as error:
        raise FormatError("this is no JSON of a tree: it nests far too deep.") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if text.strip() else "the file is empty"
        raise FormatError(f"this is no JSON: {where}.") from error
    except ValueError as error:
        raise FormatError(
            "this is no JSON of a tree: it holds a number with more digits than anybody can read."
        ) from error
    nodes = found.get("nodes") if isinstance(found, dict) else None
    if not isinstance(nodes, dict) or not nodes:
        raise FormatError("the JSON needs `nodes`, an object of nodes by their ids.")
    boxes = {str(name): _box(str(name), node) for name, node in nodes.items()}
    start = str(found.get("start") or "")
    again = tuple((name, _box(name, node)) for name, node in twice.of(nodes))
    remarks = tuple(_remarks(found, nodes, twice))
    title = _text(found.get("title"))
    return Flowchart(title, start, boxes, tuple(_lacks(nodes)), again=again, remarks=remarks)


class _Twice:
    """The keys that an object has twice, of which JSON keeps the last only."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[dict[str, Any], list[tuple[str, Any]]]] = {}

    def read(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object, the first of equal keys kept."""
        value: dict[str, Any] = {}
        second = [(key, each) for key, each in pairs if key in value or value.setdefault(key, each) is not each]
        if len(value) < len(pairs):
            # The object itself is kept, or its number could be another's later.
            self._found[id(value)] = (value, second)
        return value

    def of(self, value: dict[str, Any]) -> list[tuple[str, Any]]:
        """What was defined once more in this object."""
        return self._found.get(id(value), (value, []))[1]

    def elsewhere(self, value: dict[str, Any]) -> list[str]:
        """Keys that stand twice in any other object."""
        return [key for other, second in self._found.values() if other is not value for key, _ in second]


def _remarks(found: dict[str, Any], nodes: dict[str, Any], twice: _Twice) -> Iterator[Remark]:
    for key in twice.elsewhere(nodes):
        yield Remark("not read", f"`{key}` stands twice in one object: only the first was read")
    for key in found.keys() - {"title", "start", "nodes"}:
        if not key.startswith("x_") and key not in _ABOUT:
            yield Remark("left out", f"`{key}`: a tree has no place for it")
    for name, node in nodes.items():
        for key in node.keys() - _OF_A_NODE:
            yield (
                Remark("left out", f"`{key}` of nodes")
                if key.startswith("x_")
                else Remark("left out", f"`{key}` of the node `{name}`")
            )
        if node.get("kind") is not None and str(node["kind"]) not in _KINDS:
            yield Remark("guessed", f"the node `{name}` is a `{node['kind']}`, which no node of a tree is")


_ABOUT = {"id", "source", "license"}
_OF_A_NODE = {"kind", "text", "help", "answers", "x_form", "x_text_missing", "x_input"}


def diagrams(text: str) -> list[Diagram]:
    """The one graph of a file."""
    return [Diagram("", text)]


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
    if not isinstance(answer, dict) or not isinstance(answer.get("to"), str | int) or answer["to"] == "":
        raise FormatError(f"an answer of the node `{name}` says not where it leads: it needs `label` and `to`.")
    form = as_form(answer.get("x_form"))
    return Arrow(_text(answer.get("label")), _text(answer["to"]), form, _text(answer.get("hint")))


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
    """Lay it out so that `read` gives the same boxes, start and lost targets again; ends with a line break."""
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
