"""One rep's way through the trees: where they stand, what they answered, and the way back."""

from __future__ import annotations

from dataclasses import field

from good_call.graph.carried import Carried, TakenOver
from good_call.graph.trail import Picked, Trail
from good_call.graph.unfolding import choose_target
from good_call.model.case import Then
from good_call.model.guide import Guide
from good_call.model.node import Node, Question, Step
from good_call.model.same import same_questions
from good_call.model.tree import Tree
from good_call.records import dataclass


class NoWayOnError(ValueError):
    """The tree does not say where it goes on; the message says why, for a trainer."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A node on the way, with the answer that was picked before it; `leg` counts the trees walked through.

    `carried` was answered in the trees before.
    """

    tree: Tree
    node: Node
    carried: Carried
    leg: int = 0
    by: Picked | None = None

    @property
    def known(self) -> TakenOver:
        """The questions of this tree that were answered in a tree before."""
        return self.carried.into(self.tree)

    @property
    def is_passed_over(self) -> bool:
        """Whether this is a question that was answered in a tree before."""
        return self.node.id in self.known


@dataclass
class Walk:
    """The way so far; its last stop is where the rep stands. Raises NoWayOnError where a tree's start is missing.

    A question that was answered in a tree before is passed over, and its answer taken.
    """

    guide: Guide
    tree: Tree
    stops: list[Stop] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stops = [Stop(self.tree, _start(self.tree), Carried(same_questions(self.guide.trees)))]

    @property
    def here(self) -> Stop:
        """Where the rep stands."""
        return self.stops[-1]

    @property
    def questions_met(self) -> int:
        """How many questions came up, the one at hand included; those passed over aside."""
        return sum(isinstance(stop.node, Question) and not stop.is_passed_over for stop in self.stops)

    def passed_over(self) -> list[tuple[str, str, str]]:
        """What was passed over since the last stop, the latest last: the question, its answer, the tree of both."""
        found: list[tuple[str, str, str]] = []
        for stop in reversed(self.stops[:-1]):
            if not stop.is_passed_over:
                break
            (tree_id, _), picked = stop.known[stop.node.id]
            found.insert(0, (stop.node.words, _told(stop.node, picked), self.guide.trees[tree_id].title))
        return found

    @property
    def came_from(self) -> Stop | None:
        """The stop that was shown before this one."""
        return next((stop for stop in reversed(self.stops[:-1]) if not stop.is_passed_over), None)

    def answers(self) -> list[tuple[str, str]]:
        """Each question's words with the words of its answer, as far as the way goes."""
        return [
            (before.node.words, _told(before.node, after.by))
            for before, after in zip(self.stops, self.stops[1:], strict=False)
            if isinstance(before.node, Question) and after.by and not before.is_passed_over
        ]

    def back(self) -> bool:
        """One stop back, over what was passed over; False at the start."""
        if len(self.stops) == 1:
            return False
        self.stops.pop()
        while self.here.is_passed_over and len(self.stops) > 1:
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
        return {each.question: each.holds for each in self._given(picked)}

    def _given(self, picked: Picked | None) -> list[Picked]:
        """What was answered in the tree at hand. The answer that led into it was given in the tree before."""
        pairs = zip(self.stops, self.stops[1:], strict=False)
        given = [after.by for before, after in pairs if after.by and before.leg == self.here.leg]
        return [*given, *([picked] if picked else [])]

    def _arrive(self, target: str, picked: Picked | None) -> None:
        stop = self.here
        step = stop.node
        again = picked.answer.again if picked else isinstance(step, Step) and step.again
        if again and self._cut_back(target):
            return
        if target in stop.tree.nodes:
            self.stops.append(Stop(stop.tree, stop.tree.nodes[target], stop.carried, stop.leg, picked))
        elif target in self.guide.trees:
            other = self.guide.trees[target]
            self.stops.append(Stop(other, _start(other), self._carried_on(picked), stop.leg + 1, picked))
        else:
            why = "which can't be read" if target in self.guide.broken else "which does not exist"
            raise NoWayOnError(f"this leads to `{target}`, {why}. `guide check` says more.")
        if self.here.is_passed_over:
            self._leave_passed_over()

    def _leave_passed_over(self) -> None:
        _, picked = self.here.known[self.here.node.id]
        try:
            self._leave(picked.answer.then, picked)
        except NoWayOnError:
            del self.stops[-1]
            raise

    def _cut_back(self, target: str) -> bool:
        for position, stop in enumerate(self.stops):
            if stop.leg == self.here.leg and stop.node.id == target:
                del self.stops[position + 1 :]
                return True
        return False

    def _carried_on(self, picked: Picked | None) -> Carried:
        """What goes along into the next tree."""
        here = self.here
        return here.carried.with_trail(here.tree, Trail(tuple(self._given(picked)), (), ""), here.known)


def _told(question: Node, picked: Picked) -> str:
    ticked = question.tick if isinstance(question, Question) else ()
    ticks = [tick.tick for tick in ticked or () if tick.id in picked.holds]
    return picked.answer.answer + (f" ({', '.join(ticks)})" if ticks else "")


def _start(tree: Tree) -> Node:
    if tree.start not in tree.nodes:
        raise NoWayOnError(
            f"the tree `{tree.id}` starts at `{tree.start}`, which does not exist. `guide check` says more."
        )
    return tree.nodes[tree.start]
