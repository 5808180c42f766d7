"""How each tree is doing: its size, what it takes to read, what covers it, and when somebody reads it again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from build_hooks.diagnostics.diagnostic import Located, Severity
from build_hooks.graph.analysis import Analysis
from build_hooks.graph.guide_coverage import TreeCoverage, cover_tree
from build_hooks.model.guide import Guide
from build_hooks.model.house import House
from build_hooks.model.tree import Tree
from build_hooks.model.waiver import Waiver
from build_hooks.rules.broken_safeguard import guards
from build_hooks.rules.check import Report
from build_hooks.rules.review_due import review_due


@dataclass(frozen=True, slots=True)
class PathHealth:
    """What the paths come to: how many there are, the most questions on one, and the seconds that the longest takes."""

    count: int
    questions: int
    seconds: int


@dataclass(frozen=True, slots=True)
class TreeHealth:
    """One tree. `paths` is None where an error leaves nothing to count; `due` is None if it was never reviewed.

    `warnings` counts open ones, neither waived nor due to today's date. `safeguards` counts the tree's own, and those
    of the house that speak about one of its outcomes.
    """

    tree: Tree
    nodes: int
    paths: PathHealth | None
    coverage: TreeCoverage
    safeguards: int
    due: datetime.date | None
    overdue: bool
    errors: int
    warnings: int
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class GuideHealth:
    """All trees, those first that are due first; trees that can't be read; placeholders of the house rules."""

    trees: tuple[TreeHealth, ...]
    broken: tuple[str, ...]
    placeholders: tuple[Located, ...]


def guide_health(report: Report, today: datetime.date) -> GuideHealth:
    """The health of a checked guide."""
    trees = [_tree_health(report, tree, today) for tree in report.guide.trees.values()]
    trees.sort(key=lambda each: (each.due or datetime.date.min, each.tree.id))
    placeholders = tuple(each for each in report.diagnostics if each.diagnostic.rule == "placeholder")
    return GuideHealth(tuple(trees), tuple(sorted(report.guide.broken)), placeholders)


def _tree_health(report: Report, tree: Tree, today: datetime.date) -> TreeHealth:
    found = report.of_file(tree.file)
    errors = _count(found, Severity.ERROR)
    house = report.guide.house
    due = review_due(tree.reviewed, house.review_months) if house else None
    return TreeHealth(
        tree=tree,
        nodes=len(tree.nodes),
        paths=None if errors else _path_health(report.guide, report.analyses[tree.id]),
        coverage=cover_tree(tree),
        safeguards=len(tree.safeguards) + _house_safeguards(house, tree),
        due=due,
        overdue=due is None or due <= today,
        errors=errors,
        warnings=_count(found, Severity.WARNING),
        waivers=tree.waivers,
    )


def _count(found: Sequence[Located], severity: Severity) -> int:
    diagnostics = [each.diagnostic for each in found]
    return sum(each.severity is severity and not each.waived and not each.dated for each in diagnostics)


def _path_health(guide: Guide, analysis: Analysis) -> PathHealth | None:
    if guide.house is None or analysis.loops or analysis.unfolding.crowded:
        return None
    minutes = analysis.most_words.weight / guide.house.budgets.words_a_minute
    return PathHealth(analysis.path_count, round(analysis.most_questions.weight), round(minutes * 60))


def _house_safeguards(house: House | None, tree: Tree) -> int:
    if house is None:
        return 0
    return sum(any(guards(each, outcome) for outcome in tree.outcomes.values()) for each in house.safeguards)
