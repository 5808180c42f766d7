"""Health as a page shows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from good_call.diagnostics.counted import counted
from good_call.health.coverage import cover_guide
from good_call.health.guide_health import GuideHealth, PathHealth, TreeHealth
from good_call.model.node import Node
from good_call.model.tree import Tree
from good_call.pages.bar import Bar, covered_bar, spent_bar
from good_call.pages.edition import Edition


class HealthView:
    """Health as a page shows it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def day(self, day: datetime.date | None) -> str:
        """A day as people write it."""
        return self._edition.words.day(day) if day else "never"

    def due(self, health: TreeHealth) -> str:
        """When a tree is read again."""
        if health.due is None:
            return "Now: it was never reviewed"
        return f"Now: since {self.day(health.due)}" if health.overdue else self.day(health.due)

    def due_now(self, health: GuideHealth) -> str:
        """How many trees somebody has to read again; they come first."""
        due = sum(each.overdue for each in health.trees)
        return f"Due for review now: {due} of {counted(len(health.trees), 'guide')}{', which come first' * bool(due)}."

    def size(self, tree: Tree) -> str:
        """What a tree is made of."""
        kinds = (("question", tree.questions), ("step", tree.steps), ("outcome", tree.outcomes))
        return ", ".join(counted(len(nodes), kind) for kind, nodes in kinds if nodes)

    def bars(self, health: TreeHealth) -> list[Bar]:
        """The charts of a tree."""
        covered = health.coverage
        return [
            *self._paths(health.paths),
            covered_bar("Answers that a scenario takes", covered.answers),
            covered_bar("Outcomes that a scenario reaches", covered.outcomes),
            covered_bar("Outcomes that say what they rest on", covered.citing),
        ]

    def few_bars(self, health: TreeHealth) -> list[Bar]:
        """The charts of a tree among many."""
        covered = health.coverage
        return [
            *self._paths(health.paths),
            covered_bar("Answers covered", covered.answers),
            covered_bar("Outcomes covered", covered.outcomes),
        ]

    def told(self, health: TreeHealth) -> list[str]:
        """The figures of a tree among many."""
        paths = counted(health.paths.count, "path") if health.paths else "paths not counted while it has a mistake"
        return [
            counted(health.nodes, "node"),
            paths,
            counted(len(health.safeguards), "safeguard"),
            *([f"{counted(health.coverage.own, 'reason')} of our own"] if health.coverage.own else []),
            *([counted(health.errors, "error")] if health.errors else []),
            counted(len(health.warnings), "open warning"),
            counted(len(health.waivers), "waiver"),
        ]

    def _paths(self, paths: PathHealth | None) -> Iterator[Bar]:
        budgets = self._edition.house.budgets
        if paths:
            yield spent_bar("Longest path", paths.questions, budgets.questions, "questions")
            yield spent_bar("Reading it", paths.seconds, budgets.seconds, "seconds")

    def bars_of_all(self) -> list[Bar]:
        """The charts of the guide as a whole."""
        covered = cover_guide(self._edition.guide)
        return [
            covered_bar("Answers that a scenario takes", covered.answers),
            covered_bar("Outcomes that a scenario reaches", covered.outcomes),
            covered_bar("Outcomes that say what they rest on", covered.citing),
            covered_bar("Principles that a node rests on", covered.principles),
        ]

    def has_map(self, tree: Tree) -> bool:
        """Whether the tree has a page with a map; one with mistakes shows those instead."""
        return tree.id in self._edition.trees

    def known(self, citations: tuple[str, ...]) -> tuple[str, ...]:
        """Those citations that something has."""
        return tuple(each for each in dict.fromkeys(citations) if self._edition.guide.principle(each))

    def citing_nodes(self, tree: Tree) -> list[Node]:
        """The nodes of a tree that rest on a principle or on a rule of our own, in the order of the file."""
        return [node for node in tree.nodes.values() if node.own or self.known(node.principles)]
