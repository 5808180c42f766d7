"""What was found in each tree, kept from one check to the next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.graph.analysis import Analysis
from good_call.model.guide import Guide
from good_call.model.safeguard import Safeguard
from good_call.model.tree import Tree
from good_call.rules.rule import Rule, TreeSubject
from good_call.rules.stages import check_tree


@dataclass
class Findings:
    """What the rules that see one tree said of each, while house rules, articles and ids of trees stay the same.

    For whoever checks again and again; kept up by each check. A tree that was read anew is checked anew.
    """

    _grounds: tuple[object, ...] = ()
    _trees: dict[str, tuple[Tree, Analysis, list[Diagnostic] | None]] = field(default_factory=dict)

    def begin(self, guide: Guide, today: datetime.date) -> None:
        """Forget everything where what all trees rest on is no more the same."""
        grounds = (guide.house, today, guide.tree_ids, guide.article_ids, guide.articles)
        if self._grounds != grounds:
            self._trees.clear()
        self._grounds = grounds

    def analysis(self, tree: Tree, tree_ids: set[str], promises: tuple[Safeguard, ...]) -> Analysis:
        """The tree's graphs."""
        known = self._trees.get(tree.id)
        if known is None or known[0] is not tree:
            known = self._trees[tree.id] = (tree, Analysis(tree, tree_ids, promises), None)
        return known[1]

    def of_tree(self, subject: TreeSubject, stages: list[list[Rule]]) -> list[Diagnostic]:
        """What the rules find in a tree whose analysis came from here."""
        tree, analysis, found = self._trees[subject.tree.id]
        if found is None:
            found = check_tree(subject, stages)
            self._trees[tree.id] = (tree, analysis, found)
        return found
