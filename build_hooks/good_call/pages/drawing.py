"""Where the boxes and lines of a map stand, worked out by Graphviz."""

from __future__ import annotations

import importlib
import json
import logging
import math
from collections.abc import Sequence
from functools import cache, lru_cache
from types import ModuleType
from typing import Any

from good_call.records import dataclass

log = logging.getLogger("mkdocs.guide")

_MARGIN = 8
_HEAD_LENGTH, _HEAD_WIDTH = 9.0, 7.0
_POINTS_TO_AN_INCH = 72

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in units of the drawing."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Link:
    """A line to draw between two boxes, given by their positions; `back` lines don't order the boxes."""

    source: int
    target: int
    label: Size | None = None
    back: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A drawn line: the data of its path and of its arrowhead, and the middle of its label, where it has one."""

    path: str
    head: str
    middle: Point | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything placed: the top left corner of each box, and each line, in the order in which they were given."""

    size: Size
    corners: tuple[Point, ...]
    lines: tuple[DrawnLine, ...]


def dot_of(boxes: Sequence[Size], links: Sequence[Link]) -> str:
    """The graph as DOT. It holds sizes and no words, so nothing depends on the fonts of whoever builds."""
    rules = 'ranksep=0.45;nodesep=0.3;node[fixedsize=true,shape=box,label=""];edge[arrowhead=none];'
    nodes = (f"n{number}[width={_inches(box.width)},height={_inches(box.height)}];" for number, box in enumerate(boxes))
    # Graphviz gives lines back in another order: their ids tell which is which.
    edges = (f"n{link.source}->n{link.target}[id={number} {_room(link)}];" for number, link in enumerate(links))
    return "\n".join(["digraph{" + rules, *nodes, *edges, "}"])


@lru_cache(maxsize=4096)
def draw(dot: str) -> Drawing | None:
    """What DOT looks like, remembered by its text; None where Graphviz can't be had."""
    graphviz = _graphviz()
    if graphviz is None:
        return None
    graph = graphviz.AGraph(string=dot)
    try:
        return placed(json.loads(graph.draw(format="json0", prog="dot")))
    finally:
        graph.close()


@cache
def _graphviz() -> ModuleType | None:
    try:
        return importlib.import_module("pygraphviz")
    except (ImportError, OSError) as missing:
        log.info("Maps are left out, their lists stay: Graphviz can't be had (%s).", missing)
        return None


def _inches(units: int) -> str:
    return f"{units / _POINTS_TO_AN_INCH:.4f}"


def _room(link: Link) -> str:
    order = "" if not link.back else "constraint=false"
    if not link.label:
        return order
    sides = f'WIDTH="{link.label.width}" HEIGHT="{link.label.height}"'
    table = f'<TABLE FIXEDSIZE="TRUE" {sides} BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0">'
    return f"label=<{table}<TR><TD></TD></TR></TABLE>> {order}"


def placed(laid_out: dict[str, Any]) -> Drawing:
    """What Graphviz laid out, as its format `json0` says it. Raises KeyError or ValueError for anything else."""
    _, _, width, height = _numbers(laid_out["bb"])

    def place(text: str) -> Point:
        x, y = _numbers(text)
        return (x + _MARGIN, height - y + _MARGIN)

    boxes = sorted(laid_out["objects"], key=lambda box: int(box["name"].removeprefix("n")))
    corners = tuple(_corner(each, place(each["pos"])) for each in boxes)
    lines = tuple(
        _line([place(each) for each in edge["pos"].split()], place(edge["lp"]) if "lp" in edge else None)
        for edge in sorted(laid_out.get("edges", ()), key=lambda edge: int(edge["id"]))
    )
    return Drawing(Size(math.ceil(width) + 2 * _MARGIN, math.ceil(height) + 2 * _MARGIN), corners, lines)


def _corner(box: dict[str, Any], middle: Point) -> Point:
    width, height = (float(box[side]) * _POINTS_TO_AN_INCH for side in ("width", "height"))
    return (round(middle[0] - width / 2), round(middle[1] - height / 2))


def _line(points: list[Point], middle: Point | None) -> DrawnLine:
    tip, before = points[-1], next((each for each in reversed(points) if each != points[-1]), points[-1])
    along = math.atan2(tip[1] - before[1], tip[0] - before[0])
    neck = _away(tip, along, -_HEAD_LENGTH)
    sides = (_away(neck, along + math.pi / 2, side * _HEAD_WIDTH / 2) for side in (1, -1))
    path = f"M{_written(points[0])}C{' '.join(_written(each) for each in (*points[1:-1], neck))}"
    return DrawnLine(path, "M" + "L".join(map(_written, (tip, *sides))) + "Z", middle)


def _away(point: Point, angle: float, distance: float) -> Point:
    return (point[0] + math.cos(angle) * distance, point[1] + math.sin(angle) * distance)


def _written(point: Point) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"


def _numbers(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]
