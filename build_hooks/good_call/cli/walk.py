"""One rep's way through the trees: where they stand, what they answered, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from good_call.graph.trail import Picked
from good_call.graph.unfolding import choose_target
from good_call.model.case import Then
from good_call.model.guide import Guide
from good_call.model.node import Node, Question, Step
from good_call.model.tree import Tree


class NoWayOnError(ValueError):
    """The tree does not say where it goes on; the message says why, for a trainer."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A node on the way, with the answer that was picked before it; `leg` counts the trees walked through."""

    tree: Tree
    node: Node
    leg: int = 0
    by: Picked | None = None


@dataclass
class Walk:
    """The way so far; its last stop is where the rep stands. Raises NoWayOnError where a tree's start is missing."""

    guide: Guide
    tree: Tree
    stops: list[Stop] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stops = [Stop(self.tree, _start(self.tree))]

    @property
    def here(self) -> Stop:
        """Where the rep stands."""
        return self.stops[-1]

    @property
    def questions_met(self) -> int:
        """How many questions came up, the one at hand included."""
        return sum(isinstance(stop.node, Question) for stop in self.stops)

    def answers(self) -> list[tuple[str, str]]:
        """Each question's words with the words of its answer, as far as the way goes."""
        told = []
        for before, after in zip(self.stops, self.stops[1:], strict=False):
            if isinstance(before.node, Question) and after.by:
                ticks = [tick.tick for tick in before.node.tick or () if tick.id in after.by.holds]
                told.append((before.node.ask, after.by.answer.answer + (f" ({', '.join(ticks)})" if ticks else "")))
        return told

    def back(self) -> bool:
        """One stop back; False at the start."""
        if len(self.stops) == 1:
            return False
        self.stops.pop()
        return True

    def go_on(self) -> None:
        """To where the step at hand leads. Raises NoWayOnError."""
        step = self.here.node
        assert isinstance(step, Step)
        self._leave(step.then)

    def answer(self, picked: Picked) -> None:
        """To where this answer to the question at hand leads. Raises NoWayOnError."""
        self._leave(picked.answer.then, picked)

    def _leave(self, then: Then, picked: Picked | None = None) -> None:
        target = choose_target(then, self._memory(picked))
        if target is None:
            raise NoWayOnError("no case covers these answers. `guide check` says which are left out.")
        self._arrive(target, picked)

    def _memory(self, picked: Picked | None) -> dict[str, frozenset[str]]:
        given = [stop.by for stop in self.stops if stop.by and stop.leg == self.here.leg]
        return {each.question: each.holds for each in [*given, *([picked] if picked else [])]}

    def _arrive(self, target: str, picked: Picked | None) -> None:
        stop = self.here
        step = stop.node
        again = picked.answer.again if picked else isinstance(step, Step) and step.again
        if again and self._cut_back(target):
            return
        if target in stop.tree.nodes:
            self.stops.append(Stop(stop.tree, stop.tree.nodes[target], stop.leg, picked))
        elif target in self.guide.trees:
            other = self.guide.trees[target]
            self.stops.append(Stop(other, _start(other), stop.leg + 1, picked))
        else:
            why = "which can't be read" if target in self.guide.broken else "which does not exist"
            raise NoWayOnError(f"this leads to `{target}`, {why}. `guide check` says more.")

    def _cut_back(self, target: str) -> bool:
        for position, stop in enumerate(self.stops):
            if stop.leg == self.here.leg and stop.node.id == target:
                del self.stops[position + 1 :]
                return True
        return False


def _start(tree: Tree) -> Node:
    if tree.start not in tree.nodes:
        raise NoWayOnError(
            f"the tree `{tree.id}` starts at `{tree.start}`, which does not exist. `guide check` says more."
        )
    return tree.nodes[tree.start]
