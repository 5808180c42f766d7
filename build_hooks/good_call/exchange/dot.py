"""Graphviz DOT, read by Graphviz itself. What only our form knows stands in the attribute `form`."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any
from urllib.parse import quote, unquote

from good_call.diagnostics.counted import counted
from good_call.exchange.diagram import Diagram
from good_call.exchange.dot_labels import two_texts
from good_call.exchange.dot_order import Places, arrow_places
from good_call.exchange.flowchart import Arrow, Box, BoxForm, BoxKind, Flowchart, FormatError, read_form
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.records import dataclass

_SHAPES: dict[BoxKind, str] = {"question": "diamond", "step": "box", "outcome": "oval", "tree": "folder"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BOLD = re.compile(r"</?(?:b|i|u|font|sub|sup|s|o)\b[^>]*>", re.IGNORECASE)
_RECORD = re.compile(r"[{}|]|<\w+>")
_SAID = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
_GRAPH = re.compile(r"^[ \t]*(?:strict\s+)?(?:di)?graph\b\s*(\"[^\"]*\"|\w*)\s*\{", re.MULTILINE | re.IGNORECASE)


def read(text: str) -> Flowchart:
    """The flowchart of a directed graph. Raises FormatError."""
    graph = _graph(text)
    if not graph.is_directed():
        raise FormatError("this graph has lines and no arrows: write `digraph` and `->`.")
    mark = read_form(unquote(_attribute(graph.graph_attr, "guide") or ""))
    drawing = _DotGraph(graph, arrow_places(text), bool(mark))
    missing = {str(each) for each in mark.get("missing", ()) or ()}
    boxes = {str(node): drawing.box(node) for node in graph.nodes() if str(node) not in missing}
    if not boxes:
        raise FormatError("this graph has no nodes.")
    drawing.draw(boxes)
    title, start = _words(_attribute(graph.graph_attr, "label") or "", "", drawing.is_ours), str(mark.get("start", ""))
    remarks = (*two_texts(text), *drawing.remarks, *_passed_over(graph))
    return Flowchart(title, start, boxes, is_drawn=not mark, is_ours=bool(mark), remarks=remarks)


def diagrams(text: str) -> list[Diagram]:
    """The graphs of a file, each named by its own name."""
    begins = list(_GRAPH.finditer(_bare(text)))
    if not begins:
        # Graphviz itself says what is wrong with it.
        return [Diagram("", text)]
    ends = [found.start() for found in begins[1:]] + [len(text)]
    return [
        Diagram((found[1] or "").strip('"'), text[found.start() : end], text.count("\n", 0, found.start()) + 1)
        for found, end in zip(begins, ends, strict=True)
    ]


def _bare(text: str) -> str:
    """The text with remarks and quoted texts blanked, so that places stay."""
    return _SAID.sub(lambda found: re.sub(r"[^\n]", " ", found[0]) if found[0][0] != '"' else found[0], text)


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


@dataclass
class _DotGraph:
    """A graph while it is read."""

    graph: Any
    places: Places
    is_ours: bool
    remarks: list[Remark] = field(default_factory=list)

    def box(self, node: Any) -> Box:
        """A node, without its arrows."""
        kind: BoxKind = next((each for each in _SHAPES if each == _attribute(node.attr, "kind")), "")
        form = _form(node.attr)
        label = _attribute(node.attr, "label")
        # Where any node has a label, Graphviz gives the others an empty one, and draws their names.
        words = _words(label or None, str(node), self.is_ours)
        about = {key: value for key, value in form.items() if key != "text"}
        help_ = _words(_attribute(node.attr, "tooltip"), "", self.is_ours)
        return Box(str(form.get("text", words)), kind, help_, (), about)

    def draw(self, boxes: dict[str, Box]) -> None:
        """Put the arrows of the graph at their boxes."""
        for node in self.graph.nodes():
            for edge in _in_order(self.graph.out_edges(node), self.places):
                for source, target in self._ends(edge):
                    boxes[source] = replace(boxes[source], arrows=(*boxes[source].arrows, self._arrow(edge, target)))

    def _ends(self, edge: Any) -> list[tuple[str, str]]:
        source, target = str(edge[0]), str(edge[1])
        if "invis" in (_attribute(edge.attr, "style") or ""):
            self.remarks.append(Remark("left out", "invisible arrows, which only lay the nodes out"))
            return []
        if _attribute(edge.attr, "lhead") or _attribute(edge.attr, "ltail"):
            text = f"the arrow from `{source}` to `{target}` ends at a cluster: it was taken as one between the nodes"
            self.remarks.append(Remark("guessed", text))
        direction = _attribute(edge.attr, "dir") or "forward"
        if direction == "both":
            self.remarks.append(Remark("guessed", f"`dir=both` between `{source}` and `{target}` became two ways"))
            return [(source, target), (target, source)]
        if direction == "none":
            text = f"`dir=none` from `{source}` to `{target}` was taken as an arrow"
            self.remarks.append(Remark("guessed", text))
        return [(target, source)] if direction == "back" else [(source, target)]

    def _arrow(self, edge: Any, target: str) -> Arrow:
        form = _form(edge.attr)
        ends = [_attribute(edge.attr, each) for each in ("label", "xlabel", "taillabel", "headlabel")]
        label = _words(next((each for each in ends if each), None), "", self.is_ours)
        about = {key: value for key, value in form.items() if key != "label"}
        hint = _words(_attribute(edge.attr, "tooltip"), "", self.is_ours)
        return Arrow(str(form.get("label", label)), target, about, hint)


def _passed_over(graph: Any) -> Iterator[Remark]:
    for cluster in graph.subgraphs():
        name = _words(_attribute(cluster.graph_attr, "label"), str(cluster.name or ""), False)
        if name:
            yield Remark("left out", f"the group “{name}”: a tree has none")
    links = sum(bool(_attribute(node.attr, "URL") or _attribute(node.attr, "href")) for node in graph.nodes())
    if links:
        yield Remark("left out", f"the links behind {counted(links, 'node')}")
    looks = {"color", "fillcolor", "style", "fontcolor", "fontname", "penwidth", "rankdir", "rank"}
    if any(_attribute(node.attr, each) for node in graph.nodes() for each in looks):
        yield Remark("left out", "colours and styles")


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


def _words(label: str | None, name: str, exactly: bool) -> str:
    """The words of a label; with its lines where it is ours, else on one line."""
    if label is None or label == r"\N":
        return name
    if label.startswith("<") and label.endswith(">"):
        return words_of(_TAG.sub(" ", _BOLD.sub("", label)))
    text = _ESCAPE.sub(lambda found: _unescaped(found[1], name), label)
    return text if exactly else words_of(_RECORD.sub(" ", text) if label.startswith("{") else text)


def _unescaped(letter: str, name: str) -> str:
    if letter in "nlr":
        return "\n"
    return name if letter == "N" else letter


def _form(attributes: Any) -> BoxForm:
    return read_form(unquote(_attribute(attributes, "form") or ""))


def write(chart: Flowchart) -> str:
    """The flowchart as DOT, the start first."""
    lines = ["digraph {", f"  label={_quoted(chart.title)};", f'  guide="{_as_json(chart.mark)}";']
    for name in (chart.start, *(each for each in chart.boxes if each != chart.start)):
        if name in chart.boxes:
            box = chart.boxes[name]
            attributes = {"label": box.text, "kind": box.kind, "shape": _SHAPES.get(box.kind, "box")}
            form = {**box.form, **({} if box.text else {"text": ""})}
            lines.append(f"  {_quoted(name)}{_attributes(attributes | {'tooltip': box.help}, form)};")
    for name, box in chart.boxes.items():
        for arrow in box.arrows:
            about = _attributes({"label": arrow.label, "tooltip": arrow.hint}, arrow.form)
            lines.append(f"  {_quoted(name)} -> {_quoted(arrow.to)}{about};")
    return "\n".join([*lines, "}", ""])


def _attributes(texts: dict[str, str], form: Any) -> str:
    given = [f"{name}={_quoted(text)}" for name, text in texts.items() if text]
    if form:
        # Graphviz has no way to write a quote behind a backslash, so those letters are written as %22 and %5C.
        given.append(f'form="{_as_json(form)}"')
    return f" [{', '.join(given)}]" if given else ""


def _as_json(form: Any) -> str:
    return quote(json.dumps(form), safe=" {}[]:,.-")


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{plain}"'
