"""Waivers: which warnings a tree accepts on purpose."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic, Severity
from build_hooks.diagnostics.place import Place
from build_hooks.model.tree import Tree
from build_hooks.model.waiver import Waiver


def waive(tree: Tree, found: Iterable[Diagnostic], today: datetime.date) -> Iterator[Diagnostic]:
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
        yield dataclasses.replace(each, waived=running.reason) if running else each
    for number in idle:
        yield _idle(tree, number)


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


def _idle(tree: Tree, number: int) -> Diagnostic:
    return Diagnostic(
        "expired-waiver",
        "this waiver accepts nothing",
        Place(tree.file, ("waivers", number, "rule")),
        "no warning of this rule stands there",
        "Take it out. Only warnings can be waived, at a place such as `questions.signs`.",
        Severity.WARNING,
    )
