"""Which rules could not judge a file, or not all of it, since they rest on what a mistake leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.judged import Held
from good_call.rules import RULES
from good_call.rules.check import Report
from good_call.rules.rule import Stage

_STAGE = {rule.id: rule.stage for rule in RULES}


def held_back(report: Report) -> Iterator[Held]:
    """One for each file with a mistake that others wait for, then one for the guide as a whole."""
    guide = report.guide
    if guide.house is None:
        yield _held(report, guide.folders.house, tuple(rule.id for rule in RULES))
    if guide.house is None and guide.house_left is None:
        return
    files = {**{tree: each.file for tree, each in guide.trees.items()}, **guide.broken}
    wrong = {each.diagnostic.place.file for each in report.errors}
    judged = {file: tree for tree, file in files.items() if file in wrong or tree in guide.broken}
    stages = {file: _reached(report, tree, file) for file, tree in judged.items()}
    for file, stage in stages.items():
        rules = tuple(rule.id for rule in RULES if rule.check_tree and rule.stage > stage)
        if rules and stage < Stage.PROMISES:
            yield _held(report, file, rules)
    reached = min(stages.values(), default=Stage.PROMISES)
    waiting = tuple(rule.id for rule in RULES if rule.check_guide and rule.stage > max(reached, Stage.ALONE))
    if waiting:
        yield Held("", waiting)


def _reached(report: Report, tree_id: str, file: str) -> int:
    """The last stage at which all was judged; -1 where nothing was."""
    left = report.guide.partial.get(tree_id)
    if tree_id in report.guide.broken:
        from good_call.rules.doubt import doubt_about  # most guides can be read

        return int(Stage.ALONE) if left and not doubt_about(left).is_all else -1
    stages = (_STAGE[each.diagnostic.rule] for each in report.of_file(file) if each.is_error)
    return min((int(stage) for stage in stages if stage > Stage.ALONE), default=int(Stage.PROMISES))


def _held(report: Report, file: str, rules: tuple[str, ...]) -> Held:
    lines = dict.fromkeys(each.span.line for each in report.of_file(file) if each.is_error)
    return Held(file, rules, tuple(lines))
