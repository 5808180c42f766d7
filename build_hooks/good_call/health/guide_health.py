"""What is known of how a guide is doing, as plain values: the checker fills them, commands and pages show them."""

from __future__ import annotations

import datetime
from dataclasses import field

from good_call.diagnostics.diagnostic import Located
from good_call.health.call_coverage import CallCoverage
from good_call.health.coverage import TreeCoverage
from good_call.model.safeguard import Safeguard
from good_call.model.tree import Tree
from good_call.model.waiver import Waiver
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class PathHealth:
    """What the paths come to: how many there are, the most questions on one, and the seconds that the longest takes."""

    count: int
    questions: int
    seconds: int


@dataclass(frozen=True, slots=True)
class TreeHealth:
    """One tree. `paths` is None where an error leaves nothing to count; `due` is None if it was never reviewed.

    `warnings` are the open ones, neither waived nor due to today's date. `safeguards` are the tree's own, and those
    of the house that speak about one of its outcomes.
    """

    tree: Tree
    nodes: int
    paths: PathHealth | None
    coverage: TreeCoverage
    safeguards: tuple[Safeguard, ...]
    due: datetime.date | None
    overdue: bool
    errors: int
    warnings: tuple[Located, ...]
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class GuideHealth:
    """All trees, those first that are due first; trees that can't be read; placeholders of the house rules."""

    day: datetime.date
    trees: tuple[TreeHealth, ...]
    broken: tuple[str, ...]
    placeholders: tuple[Located, ...]
    calls: CallCoverage = field(default_factory=CallCoverage)
