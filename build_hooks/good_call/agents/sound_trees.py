"""The trees that may be walked: those in which the check finds no mistake."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from pathlib import Path

from good_call.graph.analysis import Analysis
from good_call.model.guide import Guide, read_guide
from good_call.model.house import HOUSE_FILE
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules.check import check_guide


@dataclass(frozen=True, slots=True)
class SoundTrees:
    """A guide of sound trees alone; `unsound` are the ids of the others, and `mistakes` how many errors there are.

    `secret` are the questions, by tree, that are private, or that tell a private answer by being asked; `veils` the
    nodes that no address may name, each with the questions of which one stands for it.
    """

    guide: Guide
    secret: Mapping[str, frozenset[str]]
    veils: Mapping[str, Mapping[str, tuple[str, ...]]]
    unsound: tuple[str, ...] = ()
    mistakes: int = 0


def sound_trees(root: Path, today: datetime.date) -> SoundTrees:
    """Read and check the guide. Where the house rules are wrong no tree is sound: they say who approves."""
    report = check_guide(read_guide(root), today)
    guide = report.guide
    wrong = {each.diagnostic.place.file for each in report.errors}
    all_wrong = guide.house is None or not wrong.isdisjoint({HOUSE_FILE, *guide.house_files})
    sound = {each.id: each for each in guide.trees.values() if not all_wrong and each.file not in wrong}
    unsound = sorted(guide.tree_ids - sound.keys())
    files = {each: guide.file_of(each) for each in unsound}
    served = dataclasses.replace(guide, trees=sound, broken=files)
    secret = {each: _secret(tree, report.analyses[each]) for each, tree in sound.items()}
    veils = {each: report.analyses[each].veils for each in sound}
    return SoundTrees(served, secret, veils, tuple(unsound), len(report.errors))


def _secret(tree: Tree, analysis: Analysis) -> frozenset[str]:
    private = (each.id for each in tree.questions.values() if each.private)
    return frozenset([*private, *analysis.told_by_being_asked])
