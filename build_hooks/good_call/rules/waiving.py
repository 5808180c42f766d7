"""Waivers: which warnings a tree accepts on purpose."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import Place
from good_call.diagnostics.subject import Subject
from good_call.model.nearest import nearest
from good_call.model.tree import Tree
from good_call.model.waiver import Waiver
from good_call.rules import RULES


def waive(tree: Tree, found: Sequence[Diagnostic], today: datetime.date) -> Iterator[Diagnostic]:
    """The diagnostics of a tree, those marked that a running waiver accepts, and one for each idle waiver."""
    if not tree.waivers:
        yield from found
        return
    idle = dict(enumerate(tree.waivers))
    for each in found:
        accepting = [(number, waiver) for number, waiver in enumerate(tree.waivers) if _accepts(waiver, each, tree)]
        for number, _ in accepting:
            idle.pop(number, None)
        running = next((waiver for _, waiver in accepting if waiver.until >= today), None)
        if running:
            yield dataclasses.replace(each, waived=running.reason)
        else:
            # A waiver that is over brings its warnings back, and no build may turn red overnight.
            yield dataclasses.replace(each, dated=each.dated or bool(accepting))
    if any(each.severity is Severity.ERROR for each in found):
        return  # what comes after an error was not looked at, so a waiver for it may still be needed
    for number, waiver in idle.items():
        if waiver.until >= today:
            yield _idle(tree, number, waiver)


def _accepts(waiver: Waiver, diagnostic: Diagnostic, tree: Tree) -> bool:
    if (
        waiver.rule != diagnostic.rule
        or diagnostic.severity is not Severity.WARNING
        or diagnostic.place.file != tree.file
    ):
        return False
    at = tuple(waiver.at.split("."))
    route = tuple(map(str, diagnostic.place.route))
    return waiver.at == "tree" or route[: len(at)] == at


def _idle(tree: Tree, number: int, waiver: Waiver) -> Diagnostic:
    label, repair = _why_idle(waiver)
    known = {rule.id for rule in RULES}
    guess = (nearest(waiver.rule, known) if waiver.rule not in known else None) or ""
    return Diagnostic(
        rule="expired-waiver",
        message="this waiver accepts nothing",
        place=Place(tree.file, ("waivers", number, "rule")),
        label=label,
        help="" if guess else repair,
        severity=Severity.WARNING,
        subject=Subject("rule", waiver.rule),
        meant=guess,
    )


def _why_idle(waiver: Waiver) -> tuple[str, str]:
    severity = {rule.id: rule.severity for rule in RULES}
    if waiver.rule not in severity:
        return "no rule has this id", "`guide explain` lists all rules."
    if severity[waiver.rule] is Severity.ERROR:
        return "this rule finds errors, and errors can't be waived", "Take it out, and fix what the rule finds."
    return f"this rule finds nothing at `{waiver.at}`", "Take it out; or name the place, as in `questions.signs`."
