"""The map of a tree: a drawing in which every node is a link, and the same as a nested list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from textwrap import wrap

from markupsafe import Markup

from good_call.model.node import Node, Outcome, Question
from good_call.model.tree import Tree
from good_call.pages.drawing import Drawing, DrawnLine, Link, Point, Size, dot_of, draw
from good_call.pages.outline import Entry, Way, outline, ways_of
from good_call.pages.shipped_assets import FOLDER
from good_call.pages.templating import render
from good_call.pages.tree_view import TreeView
from good_call.records import dataclass
from good_call.words.words import marked

MOST_NODES_DRAWN = 100
"""More would be six screens wide, take half a second to draw and outweigh its page: the list stands alone then."""

_LETTERS_IN_A_LINE = 22
_LINE = 17
# Units of letters in bold, as the widest of the reader's own fonts have them; all others count as much as an "e".
_LETTER = 9.3
_LETTERS = {**dict.fromkeys("ijlI.,:;'’!|", 5.0), **dict.fromkeys(" ftr-()", 6.5), **dict.fromkeys("mwMW", 14.5)}
_LABEL = 12 / 13.5
_PADDING = Size(24, 22)
_KINDS = {
    "question": marked("Question"),
    "step": marked("Step"),
    "outcome": marked("Outcome"),
    "tree": marked("Another guide"),
}


@dataclass(frozen=True, slots=True)
class MapBox:
    """A node as the map draws it. `tag` is a first line that tells its kind."""

    id: str
    kind: str
    href: str
    words: str
    tag: str = ""
    tone: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        """What is read out and shown as a tip: `Question: Is it late?`."""
        return f"{self.tag or self.called}: {self.words}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words, wrapped."""
        return _wrapped(self.words)

    @property
    def size(self) -> Size:
        """As large as its words need."""
        lines = [*self.lines, *([self.tag] if self.tag else [])]
        return Size(round(max(map(_width, lines), default=0)) + _PADDING.width, len(lines) * _LINE + _PADDING.height)


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with the place of its top left corner."""

    box: MapBox
    corner: Point


@dataclass(frozen=True, slots=True)
class MapArrow:
    """A way on as the map draws it."""

    source: str
    target: str
    answer: str
    lines: tuple[str, ...]
    back: bool = False

    @property
    def size(self) -> Size | None:
        """As large as its words need; None without words."""
        if not self.lines:
            return None
        return Size(round(max(map(_width, self.lines)) * _LABEL), len(self.lines) * (_LINE - 2) + 6)


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """An arrow with its line."""

    arrow: MapArrow
    line: DrawnLine


Draw = Callable[[str], Drawing | None]
"""Works out where everything stands that is described in DOT."""


def tree_map(view: TreeView, tree: Tree, root: str, draw: Draw = draw) -> Markup:
    """The map of a tree, for the end of its page; `root` is the way up to the site's root."""
    tree_map = TreeMap(view, tree, draw)
    return render("map.html", view.words, map=tree_map, most=MOST_NODES_DRAWN, style=f"{root}{FOLDER}/map.css")


class TreeMap:
    """A tree as its map shows it."""

    def __init__(self, view: TreeView, tree: Tree, draw: Draw = draw) -> None:
        self._view = view
        self._tree = tree
        self._plain = view.reasons.texts.plain
        self._draw = draw

    @property
    def is_too_large(self) -> bool:
        """Whether there are too many nodes for a drawing."""
        return len(self._tree.nodes) > MOST_NODES_DRAWN

    @cached_property
    def drawing(self) -> Drawing | None:
        """Where everything stands; None where there is no drawing."""
        return self._draw(self.dot) if self.dot else None

    @cached_property
    def dot(self) -> str:
        """What is drawn, as DOT; empty where there are too many nodes."""
        if self.is_too_large:
            return ""
        positions = {box.id: number for number, box in enumerate(self._boxes)}
        links = [Link(positions[each.source], positions[each.target], each.size, each.back) for each in self._arrows]
        return dot_of([box.size for box in self._boxes], links)

    def boxes(self) -> list[PlacedBox]:
        """All boxes, each before those that it leads to."""
        corners = self.drawing.corners if self.drawing else ()
        return [PlacedBox(box, corner) for box, corner in zip(self._boxes, corners, strict=True)]

    def arrows(self) -> list[PlacedArrow]:
        """Each with its line, where the map is drawn."""
        lines = self.drawing.lines if self.drawing else ()
        return [PlacedArrow(arrow, line) for arrow, line in zip(self._arrows, lines, strict=True)]

    def outline(self) -> list[Entry]:
        """The items of the list."""
        return outline(self._tree)

    def box(self, target: str) -> MapBox:
        """A node, or the tree that takes over."""
        return self._boxes_by_id[target]

    def said(self, source: str, way: Way) -> str:
        """The answer that leads this way, with its case; empty where a step goes on."""
        node = self._tree.nodes[source]
        answer = self._plain(node.answers[way.position].answer) if isinstance(node, Question) else ""
        if way.then.single:
            return answer
        case = str(self._view.exits(way.then)[way.case].said)
        return f"{answer}, {case[:1].lower()}{case[1:]}" if answer else case

    @cached_property
    def _boxes_by_id(self) -> dict[str, MapBox]:
        return {box.id: box for box in self._boxes}

    @cached_property
    def _boxes(self) -> list[MapBox]:
        nodes = self._view.nodes
        targets = (way.target for node in nodes for way in ways_of(node))
        trees = dict.fromkeys(target for target in targets if target not in self._tree.nodes)
        return [*map(self._node, nodes), *map(self._other_tree, trees)]

    @cached_property
    def _arrows(self) -> list[MapArrow]:
        return list(self._all_arrows())

    def _all_arrows(self) -> Iterator[MapArrow]:
        for node in self._view.nodes:
            for way in ways_of(node):
                answer = node.answers[way.position] if isinstance(node, Question) else None
                lines = _wrapped(self.said(node.id, way))
                back = answer.again if answer else getattr(node, "again", False)
                yield MapArrow(node.id, way.target, answer.id if answer else "", lines, back)

    def _node(self, node: Node) -> MapBox:
        kind = self._view.kind(node)
        words = self._plain(node.words)
        if isinstance(node, Outcome):
            return MapBox(node.id, kind, f"#{node.id}", words, self._view.verdict_words(node), self._view.tone(node))
        called = self._view.words(_KINDS[kind])
        return MapBox(node.id, kind, f"#{node.id}", words, called if kind == "step" else "", called=called)

    def _other_tree(self, tree_id: str) -> MapBox:
        words = self._plain(self._view.tree_title(tree_id))
        return MapBox(tree_id, "tree", self._view.tree_link(tree_id), words, self._view.words(_KINDS["tree"]))


def _width(line: str) -> float:
    return sum(_LETTERS.get(letter, _LETTER) for letter in line)


def _wrapped(words: str) -> tuple[str, ...]:
    # A word that is longer than a line is cut: nothing may stand out of its box.
    return tuple(wrap(words, _LETTERS_IN_A_LINE))
