"""Which calls the guide answers, kind by kind: coverage of the world, where stories cover the trees."""

from __future__ import annotations

from good_call.graph.journey import whole_journeys
from good_call.health.share import Share
from good_call.model.guide import Guide
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class KindCoverage:
    """One kind of call: `answered` counts those that end where they must, and names those without a tree."""

    id: str
    title: str
    answered: Share


@dataclass(frozen=True, slots=True)
class CallCoverage:
    """All kinds of calls, and the trees that no call passes."""

    kinds: tuple[KindCoverage, ...] = ()
    unneeded: tuple[str, ...] = ()

    @property
    def answered(self) -> Share:
        """All calls that end where they must."""
        return sum((each.answered for each in self.kinds), Share())


def cover_calls(guide: Guide) -> CallCoverage:
    """What the guide's calls come to; nothing where it has none."""
    if guide.calls is None:
        return CallCoverage()
    whole = list(whole_journeys(guide.trees, guide.calls.calls))
    answered = {call.say for call, _ in whole}
    passed = {leg.tree.id for _, found in whole for leg in found.legs}
    calls = guide.calls.calls
    kinds = tuple(
        KindCoverage(kind, title, Share.of((call.say, call.say in answered) for call in calls if call.kind == kind))
        for kind, title in guide.calls.kinds.items()
    )
    return CallCoverage(kinds, tuple(sorted(guide.trees.keys() - passed)))
