"""What a client says happened at one node, and the way that a list of it leads through the trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from good_call.graph.trail import AnswerError, Picked, pick
from good_call.graph.walk import NoWayOnError, Walk
from good_call.model.guide import Guide
from good_call.model.node import Outcome, Question
from good_call.model.scenario import Given
from good_call.model.tree import Tree
from good_call.records import dataclass

MOST_SAID = 500
"""Far more than any way through all trees, and few enough to be replayed in each call."""

_LONGEST = 80
"""Of what a client says no more is repeated; no number has as many digits."""

Value = bool | str | int | float | list[str] | dict[str, bool | str | int | float] | None
"""True and false are told apart from 1 and 0 only where they are expected: no question takes them."""


class RefusedError(ValueError):
    """What the client says doesn't fit where it stands; the message says why."""


@dataclass(frozen=True, slots=True)
class Said:
    """One node, as tree/node, with what was answered there: an answer's id, a number, ticks or a worksheet's numbers.

    At a step, which only says that it was done, `given` is left out.
    """

    at: str
    given: Value = None


@dataclass
class Replay:
    """The walk that a trail makes. `said` is the part of it that still counts: a step back takes the rest away."""

    walk: Walk
    _said: list[tuple[int, Said]] = field(default_factory=list)

    @property
    def said(self) -> list[Said]:
        """What leads from the start to where the walk stands."""
        return [each for _, each in self._said]

    def go(self, said: Said) -> None:
        """One node further. Raises RefusedError, and leaves the walk where it stands."""
        stop, position = self.walk.here, len(self.walk.stops) - 1
        here = f"{stop.tree.id}/{stop.node.id}"
        if said.at != here:
            raise RefusedError(f"you stand at `{here}`, not at `{said.at[:_LONGEST]}`: no node can be skipped")
        if isinstance(stop.node, Outcome):
            raise RefusedError(f"`{here}` is an outcome, behind which there is nothing to answer")
        try:
            if isinstance(stop.node, Question):
                self.walk.answer(picked(stop.node, said.given))
            elif said.given is not None:
                raise RefusedError(f"`{here}` is a step: do it, then say so with nothing given")
            else:
                self.walk.go_on()
        except (AnswerError, NoWayOnError) as problem:
            raise RefusedError(str(problem)) from problem
        self._said.append((position, said))
        # A step back on purpose leads to a node that was passed: what came after it is asked again.
        self._said = [(number, each) for number, each in self._said if number < len(self.walk.stops) - 1]


def replayed(guide: Guide, tree: Tree, trail: Sequence[Said]) -> Replay:
    """Replay a whole trail from the tree's start. Raises RefusedError at the first thing that doesn't fit."""
    if len(trail) > MOST_SAID:
        raise RefusedError(f"the trail holds {len(trail)} answers, and no way is longer than {MOST_SAID}")
    way = Replay(Walk(guide, tree))
    for number, said in enumerate(trail, 1):
        try:
            way.go(said)
        except RefusedError as problem:
            raise RefusedError(f"number {number} of the trail: {problem}") from problem
    return way


def picked(question: Question, value: Value) -> Picked:
    """The answer to a question, by ids alone. Raises AnswerError, which repeats little of what was said."""
    if any(isinstance(each, bool) for each in (value.values() if isinstance(value, dict) else [value])):
        raise AnswerError(f"`{question.id}` takes neither true nor false")
    given = _given(value)
    said = given.values() if isinstance(given, dict) else given if isinstance(given, tuple) else [given]
    if any(len(each) > _LONGEST for each in said):
        raise AnswerError(f"`{question.id}` takes no answer as long as this")
    if question.number and not isinstance(given, str):
        raise AnswerError(f"`{question.id}` takes one number")
    if question.tick is not None and isinstance(given, tuple):
        unknown = set(given) - {tick.id for tick in question.tick}
        if unknown:
            raise AnswerError(f"`{question.id}` has no tick of the id `{min(unknown)}`")
    if not question.is_measured and not (isinstance(given, str) and question.answer(given)):
        shown = f"the id `{given}`" if isinstance(given, str) else "this kind"
        raise AnswerError(f"`{question.id}` has no answer of {shown}")
    return pick(question, given)


def _given(value: Value) -> Given:
    if isinstance(value, dict):
        return {name: str(each) for name, each in value.items()}
    return tuple(value) if isinstance(value, list) else "" if value is None else str(value)
