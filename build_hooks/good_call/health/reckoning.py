"""How each tree is doing: its size, what it takes to read, what covers it, and when somebody reads it again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from good_call.diagnostics.diagnostic import Located, Severity
from good_call.graph.analysis import Analysis
from good_call.health.call_coverage import cover_calls
from good_call.health.coverage import cover_tree
from good_call.health.guide_health import GuideHealth, PathHealth, TreeHealth
from good_call.model.guide import Guide
from good_call.model.house import House
from good_call.model.safeguard import Safeguard
from good_call.model.tree import Tree
from good_call.rules.broken_safeguard import guards
from good_call.rules.check import Report
from good_call.rules.review_due import review_due


def guide_health(report: Report, today: datetime.date) -> GuideHealth:
    """The health of a checked guide."""
    trees = [_tree_health(report, tree, today) for tree in report.guide.trees.values()]
    trees.sort(key=lambda each: (each.due or datetime.date.min, each.tree.id))
    in_house = (each for file in report.guide.house_files for each in report.of_file(file))
    placeholders = tuple(each for each in in_house if each.diagnostic.rule == "placeholder")
    return GuideHealth(today, tuple(trees), tuple(sorted(report.guide.broken)), placeholders, cover_calls(report.guide))


def _tree_health(report: Report, tree: Tree, today: datetime.date) -> TreeHealth:
    found = report.of_file(tree.file)
    errors = _open(found, Severity.ERROR)
    house = report.guide.house
    due = review_due(tree.reviewed, house.review_months) if house else None
    return TreeHealth(
        tree=tree,
        nodes=len(tree.nodes),
        paths=None if errors else _path_health(report.guide, report.analyses[tree.id]),
        coverage=cover_tree(tree),
        safeguards=(*tree.safeguards, *_house_safeguards(house, tree)),
        due=due,
        overdue=due is None or due <= today,
        errors=len(errors),
        warnings=_open(found, Severity.WARNING),
        waivers=tree.waivers,
    )


def _open(found: Sequence[Located], severity: Severity) -> tuple[Located, ...]:
    of_kind = (each for each in found if each.diagnostic.severity is severity)
    return tuple(each for each in of_kind if not each.diagnostic.waived and not each.diagnostic.dated)


def _path_health(guide: Guide, analysis: Analysis) -> PathHealth | None:
    if guide.house is None or analysis.loops or analysis.unfolding.crowded:
        return None
    minutes = analysis.most_words.weight / guide.house.budgets.words_a_minute
    return PathHealth(analysis.path_count, round(analysis.most_questions.weight), round(minutes * 60))


def _house_safeguards(house: House | None, tree: Tree) -> tuple[Safeguard, ...]:
    all_of_them = house.safeguards if house else ()
    return tuple(each for each in all_of_them if any(guards(each, outcome) for outcome in tree.outcomes.values()))
