"""A tree as a nested list: each node once, and a link to it wherever it comes up again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from good_call.model.case import Then
from good_call.model.node import Node, Outcome, Step
from good_call.model.tree import Tree
from good_call.records import dataclass

DEEPEST = 6
"""Lists nest no deeper than a phone can show; what follows stands further down, as an item of its own."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a node. `position` is the answer's, 0 for a step; `case` is the place among its cases."""

    position: int
    case: int
    then: Then

    @property
    def target(self) -> str:
        """The id of a node or a tree."""
        return self.then.cases[self.case].target


@dataclass(frozen=True, slots=True)
class Entry:
    """A node or another tree in the list, with what leads on from it; `place` says where its own item stands.

    `place` is empty for the item itself, else `above` or `below`.
    """

    target: str
    way: Way | None = None
    place: str = ""
    entries: tuple[Entry, ...] = ()

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.target + (f" ({self.place})" if self.place else "")
        for entry in self.entries:
            yield from (f"  {line}" for line in entry._lines())


def ways_of(node: Node) -> list[Way]:
    """All ways on from a node, in order; none from an outcome."""
    if isinstance(node, Outcome):
        return []
    thens = [node.then] if isinstance(node, Step) else [answer.then for answer in node.answers]
    return [Way(number, case, then) for number, then in enumerate(thens) for case in range(len(then.cases))]


def outline(tree: Tree) -> list[Entry]:
    """The items of the list, the tree's start first."""
    return list(_Outline(tree).items())


class _Outline:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._listed: set[str] = set()
        self._waiting = deque([tree.start])

    def items(self) -> Iterator[Entry]:
        while self._waiting:
            target = self._waiting.popleft()
            if target not in self._listed:
                yield self._entry(target, None, 1)

    def _entry(self, target: str, way: Way | None, depth: int) -> Entry:
        node = self._tree.nodes.get(target)
        if node is None:
            return Entry(target, way)
        if target in self._listed:
            return Entry(target, way, "above")
        ways = ways_of(node)
        if target in self._waiting:
            return Entry(target, way, "below")
        if ways and depth > DEEPEST:
            self._waiting.append(target)
            return Entry(target, way, "below")
        self._listed.add(target)
        return Entry(target, way, "", tuple(self._entry(each.target, each, depth + 1) for each in ways))
