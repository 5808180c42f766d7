"""draw.io's own files: pages of cells in XML, compressed or not."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from good_call.exchange.diagram import Diagram
from good_call.exchange.flowchart import Arrow, Box, BoxKind, Flowchart, FormatError
from good_call.exchange.label import words_of
from good_call.exchange.remark import Remark
from good_call.records import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_BYTES = 20_000_000
_HEADS = ("endArrow", "startArrow")


def read(text: str) -> Flowchart:
    """The flowchart of the first page. Raises FormatError."""
    pages = _pages(text)
    page = _Sheet(pages[0][0])
    for cell in _cells(pages[0][1]):
        page.add(cell)
    return page.chart()


def diagrams(text: str) -> list[Diagram]:
    """The pages, each by its name. Raises FormatError."""
    from defusedxml.ElementTree import tostring

    return [Diagram(name, _wrapped(name, tostring(model, encoding="unicode"))) for name, model in _pages(text)]


def _wrapped(name: str, model: str) -> str:
    quoted = name.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<mxfile><diagram name="{quoted}">{model}</diagram></mxfile>'


def _pages(text: str) -> list[tuple[str, Element]]:
    root = _parsed(text)
    found = [root] if root.tag == "mxGraphModel" else []
    if root.tag not in ("mxGraphModel", "mxfile", "diagram"):
        raise FormatError(f"this is no drawing of draw.io: it begins with `<{root.tag}>`.")
    pages = [("", model) for model in found]
    for page in () if found else root.iter("diagram"):
        model = page.find("mxGraphModel")
        pages.append((page.get("name", ""), _parsed(_unpacked(page.text or "")) if model is None else model))
    if not pages:
        raise FormatError("this drawing has no page.")
    return pages


def _parsed(text: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(text)
    except DefusedXmlException as error:
        raise FormatError("this XML declares entities of its own, which no drawing needs.") from error
    except (ParseError, ValueError, RecursionError) as error:
        raise FormatError(f"this is no XML: {error}") from error
    return root


def _unpacked(text: str) -> str:
    """A page as draw.io compresses it."""
    try:
        packed = base64.b64decode(text.strip(), validate=True)
        unpacking = zlib.decompressobj(-15)
        raw = unpacking.decompress(packed, _MOST_BYTES)
        if unpacking.unconsumed_tail:
            raise FormatError("this page is too large.")
        return unquote(raw.decode())
    except (binascii.Error, zlib.error, UnicodeDecodeError) as error:
        raise FormatError("a page can't be unpacked: save it without compression.") from error


@dataclass(frozen=True, slots=True)
class _Cell:
    """A box, a line or the words of a line."""

    id: str
    label: str
    style: dict[str, str]
    parent: str
    source: str
    target: str
    is_line: bool
    is_shape: bool


def _cells(model: Element) -> Iterator[_Cell]:
    for each in model.iter():
        if each.tag in ("object", "UserObject"):
            inner = each.find("mxCell")
            if inner is not None:
                yield _cell(inner, each.get("id", ""), each.get("label", ""))
        elif each.tag == "mxCell" and each.get("id") is not None:
            yield _cell(each, each.get("id", ""), each.get("value", ""))


def _cell(element: Any, name: str, label: str) -> _Cell:
    pairs = (each.partition("=") for each in element.get("style", "").split(";") if each)
    style = {key: value if equals else "1" for key, equals, value in pairs}
    ends = element.get("source", ""), element.get("target", "")
    is_line, is_shape = element.get("edge") == "1", element.get("vertex") == "1"
    return _Cell(name, label, style, element.get("parent", ""), *ends, is_line, is_shape)


@dataclass
class _Sheet:
    """A page while it is read."""

    name: str
    shapes: dict[str, _Cell] = field(default_factory=dict)
    lines: dict[str, _Cell] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def add(self, cell: _Cell) -> None:
        """One cell; what is written on a line comes as a cell of its own."""
        if cell.is_line:
            self.lines[cell.id] = cell
        elif cell.is_shape and ("edgeLabel" in cell.style or cell.parent in self.lines):
            self.words.setdefault(cell.parent, []).append(words_of(cell.label))
        elif cell.is_shape:
            self.shapes[cell.id] = cell

    def chart(self) -> Flowchart:
        """All of it. Raises FormatError."""
        joined = {end for line in self.lines.values() for end in (line.source, line.target)}
        parents = {cell.parent for cell in self.shapes.values()}
        boxes: dict[str, Box] = {}
        for name, cell in self.shapes.items():
            if self._is_box(cell, name in joined, name in parents):
                boxes[name] = Box(words_of(cell.label), _kind(cell))
        if not boxes:
            raise FormatError("this page has no boxes that lines join.")
        for line in self.lines.values():
            for source, target in self._ends(line, boxes):
                arrow = Arrow(self._said(line), target)
                boxes[source] = Box(boxes[source].text, boxes[source].kind, "", (*boxes[source].arrows, arrow))
        return Flowchart(self.name, "", boxes, is_drawn=True, remarks=tuple(self.remarks))

    def _is_box(self, cell: _Cell, is_joined: bool, is_parent: bool) -> bool:
        shown = words_of(cell.label)
        if is_joined and not (is_parent and "swimlane" in cell.style):
            return True
        if is_parent or "swimlane" in cell.style or "group" in cell.style:
            self.remarks.append(Remark("left out", f"the group “{shown}”: a tree has none"))
            return False
        if "text" in cell.style or not shown:
            self.remarks.append(Remark("left out", f"the text “{shown}”, which no line joins") if shown else _UNMARKED)
            return False
        return True

    def _said(self, line: _Cell) -> str:
        return " ".join(filter(None, [words_of(line.label), *self.words.get(line.id, ())]))

    def _ends(self, line: _Cell, boxes: dict[str, Box]) -> Iterator[tuple[str, str]]:
        if line.source not in boxes or line.target not in boxes:
            said = self._said(line)
            about = f" “{said}”" if said else ""
            self.remarks.append(Remark("not read", f"a line{about} that is not joined to boxes at both ends"))
            return
        heads = [line.style.get(_HEADS[0], "classic"), line.style.get(_HEADS[1], "none")]
        if heads[0] == "none" and heads[1] != "none":
            yield line.target, line.source
            return
        yield line.source, line.target
        if "none" not in heads:
            self.remarks.append(Remark("guessed", "a line with two heads became two ways"))
            yield line.target, line.source
        elif heads == ["none", "none"]:
            self.remarks.append(Remark("guessed", "a line without a head was taken as an arrow from where it begins"))


_UNMARKED = Remark("left out", "shapes without words that no line joins")


def _kind(cell: _Cell) -> BoxKind:
    shape = cell.style.get("shape", "")
    return "question" if "rhombus" in cell.style or "rhombus" in shape or "decision" in shape else ""
