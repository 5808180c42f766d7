"""The rules of one tree, in stages: a later one waits for the earlier, so that one mistake gives one diagnostic."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.model.house_in_doubt import InDoubtError
from good_call.model.mistakes.collected import MOST_DIAGNOSTICS
from good_call.rules.rule import Rule, Stage, TreeSubject

if TYPE_CHECKING:
    from good_call.rules.doubt import Doubt


def by_stage(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Those that see one tree, the stages in their order."""
    stages: dict[Stage, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.check_tree:
            stages[rule.stage].append(rule)
    return [stages[stage] for stage in Stage]


def check_tree(subject: TreeSubject, stages: list[list[Rule]], doubt: Doubt | None = None) -> list[Diagnostic]:
    """What the rules find in a tree; nothing that rests on what is in doubt, or on an error of an earlier stage."""
    found: list[Diagnostic] = []
    for stage, rules in enumerate(stages):
        if doubt and _waits(stage, doubt, subject):
            break
        here = [each for rule in rules for each in _first_ones(rule, subject)]
        if doubt:
            here = [each for each in here if doubt.allows(each, subject)]
        found += here
        errors = [each for each in here if each.severity is Severity.ERROR] if stage else []
        if errors:
            from good_call.rules.left_open import left_open  # most trees have none

            subject, doubt = left_open(subject, errors, doubt)
    return found


def _waits(stage: int, doubt: Doubt, subject: TreeSubject) -> bool:
    if doubt.is_all or (doubt.is_astray and stage == Stage.PROMISES):
        return True
    return stage > Stage.SHAPE and (doubt.loses_start or bool(subject.analysis.loops))


def _first_ones(rule: Rule, subject: TreeSubject) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    try:
        for each in rule.check_tree(subject) if rule.check_tree else ():
            found.append(each)
            # Nobody reads more of one rule in one tree at once.
            if len(found) == MOST_DIAGNOSTICS:
                break
    except InDoubtError:
        pass  # what was found before anybody asked for what is in doubt
    return list(severe(rule, found)) if found else found


def severe(rule: Rule, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Give each the rule's own severity, in place of the default that it was made with."""
    for each in found:
        yield each if each.severity is rule.severity else dataclasses.replace(each, severity=rule.severity)
