"""Graphviz DOT, read by Graphviz itself. What only our form knows stands in the attribute `form`."""

from __future__ import annotations

import html
import json
import re
import sys
from collections import Counter
from typing import Any
from urllib.parse import quote, unquote

from good_call.exchange.dot_order import Places, arrow_places
from good_call.exchange.flowchart import Arrow, Box, Flowchart, Form, FormatError, Kind, read_form

_SHAPES: dict[Kind, str] = {"question": "diamond", "step": "box", "outcome": "oval", "tree": "folder"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def read(text: str) -> Flowchart:
    """The flowchart of a directed graph. Raises FormatError."""
    graph = _graph(text)
    if not graph.is_directed():
        raise FormatError("this graph has lines and no arrows: write `digraph` and `->`.")
    places = arrow_places(text)
    boxes = {str(node): _box(graph, node, places) for node in graph.nodes()}
    if not boxes:
        raise FormatError("this graph has no nodes.")
    return Flowchart(_words(_attribute(graph.graph_attr, "label") or "", ""), "", boxes)


def _graph(text: str) -> Any:
    if "\0" in text:
        raise FormatError("this is no text.")
    try:
        import pygraphviz  # imported late: only this format needs it, and some systems have no Graphviz
    except ImportError as error:
        raise FormatError("reading DOT needs Graphviz: `pip install pygraphviz`.") from error
    try:
        return pygraphviz.AGraph(string=text)
    except Exception as error:
        # Whatever a C parser makes of hostile text, a person gets a sentence.
        raise FormatError("Graphviz can't read this file as DOT. `dot -Tcanon FILE` says where it stumbles.") from error


def _box(graph: Any, node: Any, places: Places) -> Box:
    kind: Kind = next((each for each in _SHAPES if each == _attribute(node.attr, "kind")), "")
    arrows = tuple(_arrow(edge) for edge in _in_order(graph.out_edges(node), places))
    text = _words(_attribute(node.attr, "label"), str(node))
    return Box(text, kind, _words(_attribute(node.attr, "tooltip"), ""), arrows, _form(node.attr))


def _attribute(attributes: Any, name: str) -> str | None:
    try:
        value: str | None = attributes[name]
    except KeyError:
        return None
    return value


def _in_order(edges: list[Any], places: Places) -> list[Any]:
    met: Counter[tuple[str, str]] = Counter()

    def place(edge: Any) -> int:
        pair = (str(edge[0]), str(edge[1]))
        known, number = places.get(pair, []), met[pair]
        met[pair] += 1
        return known[number] if number < len(known) else sys.maxsize

    return sorted(edges, key=place)


def _arrow(edge: Any) -> Arrow:
    label = _words(_attribute(edge.attr, "label") or _attribute(edge.attr, "xlabel"), "")
    return Arrow(label, str(edge[1]), _form(edge.attr), _words(_attribute(edge.attr, "tooltip"), ""))


def _words(label: str | None, name: str) -> str:
    if label is None or label == r"\N":
        return name
    if label.startswith("<") and label.endswith(">"):
        return " ".join(html.unescape(_TAG.sub(" ", label)).split())
    return _ESCAPE.sub(lambda found: _unescaped(found[1], name), label)


def _unescaped(letter: str, name: str) -> str:
    if letter in "nlr":
        return "\n"
    return name if letter == "N" else letter


def _form(attributes: Any) -> Form:
    return read_form(unquote(_attribute(attributes, "form") or ""))


def write(chart: Flowchart) -> str:
    """The flowchart as DOT, the start first."""
    lines = ["digraph {", f"  label={_quoted(chart.title)};"]
    for name in (chart.start, *(each for each in chart.boxes if each != chart.start)):
        if name in chart.boxes:
            box = chart.boxes[name]
            attributes = {"label": box.text, "kind": box.kind, "shape": _SHAPES.get(box.kind, "box")}
            lines.append(f"  {_quoted(name)}{_attributes(attributes | {'tooltip': box.help}, box.form)};")
    for name, box in chart.boxes.items():
        for arrow in box.arrows:
            about = _attributes({"label": arrow.label, "tooltip": arrow.hint}, arrow.form)
            lines.append(f"  {_quoted(name)} -> {_quoted(arrow.to)}{about};")
    return "\n".join([*lines, "}", ""])


def _attributes(texts: dict[str, str], form: Any) -> str:
    given = [f"{name}={_quoted(text)}" for name, text in texts.items() if text]
    if form:
        # Graphviz has no way to write a quote behind a backslash, so those letters are written as %22 and %5C.
        given.append(f'form="{quote(json.dumps(form), safe=" {}[]:,.-")}"')
    return f" [{', '.join(given)}]" if given else ""


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
