"""A path breaks a promise.

A safeguard promises something about all paths to certain outcomes: that a question was asked, or answered in a
certain way, before. The shortest path that breaks the promise is shown.

Bad:

```yaml
safeguards:
  - promise: Letting a customer go is the last resort.
    before: {verdict: let-go}
    always:
      - asked: our-mistake        # and some path doesn't ask it
```

Good: lead every path to such an outcome over that question.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_hooks.diagnostics.diagnostic import Diagnostic
from build_hooks.diagnostics.place import Place
from build_hooks.graph.paths import EdgeTest, no_edge, shortest_avoiding
from build_hooks.graph.unfolding import Edge
from build_hooks.model.node import Outcome
from build_hooks.model.safeguard import Condition, Safeguard
from build_hooks.model.tree import Tree
from build_hooks.rules.rule import Group, Stage, TreeSubject, house_place

GROUP = Group.SENSE
STAGE = Stage.PROMISES

Answered = dict[str, tuple[str, ...]]


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every safeguard of the tree and of the house rules holds on every path."""
    for number, safeguard in enumerate(subject.tree.safeguards):
        yield from _check(subject, safeguard, subject.place("safeguards", number, "promise"))
    for number, safeguard in enumerate(subject.house.safeguards):
        yield from _check(subject, safeguard, house_place("safeguards", number, "promise"))


def _check(subject: TreeSubject, safeguard: Safeguard, place: Place) -> Iterator[Diagnostic]:
    guarded = {outcome.id for outcome in subject.tree.outcomes.values() if guards(safeguard, outcome)}
    if not guarded:
        return
    for condition in safeguard.always:
        path = breaking_path(subject, guarded, condition, safeguard.unless or {})
        if path is not None:
            yield _diagnostic(subject, condition, place, path)
            return


def guards(safeguard: Safeguard, outcome: Outcome) -> bool:
    """Whether the safeguard is about this outcome."""
    before = safeguard.before
    return outcome.id == before.outcome or (before.verdict != "" and outcome.verdict == before.verdict)


def breaking_path(
    subject: TreeSubject, guarded: set[str], condition: Condition, unless: Answered
) -> tuple[Edge, ...] | None:
    """The shortest path to a guarded outcome on which neither the condition nor the exception holds."""
    unfolding = subject.analysis.unfolding
    passes = _passing(subject.tree, condition)
    # All pairs of a condition must hold, so a path breaks it that misses any one of them: one search for each.
    misses = _each_pair(condition.answered or {}) if condition.answered else [no_edge]
    paths = [
        shortest_avoiding(
            unfolding,
            lambda state: unfolding.states[state].node in guarded,
            lambda node: node not in passes,
            lambda edge, one=miss, other=excused: not one(edge) and not other(edge),  # type: ignore[misc]
        )
        for miss in misses
        for excused in (_each_pair(unless) if unless else [no_edge])
    ]
    found = [path for path in paths if path is not None]
    return min(found, key=len) if found else None


def _each_pair(answered: Answered) -> list[EdgeTest]:
    return [_pair(question, frozenset(ids)) for question, ids in answered.items()]


def _pair(question: str, ids: frozenset[str]) -> EdgeTest:
    return lambda edge: edge.node == question and not edge.holds.isdisjoint(ids)


def _passing(tree: Tree, condition: Condition) -> set[str]:
    if condition.cited:
        return {
            node.id
            for node in tree.nodes.values()
            if condition.cited in node.principles and not isinstance(node, Outcome)
        }
    return set(condition.asked)


def _diagnostic(subject: TreeSubject, condition: Condition, place: Place, path: tuple[Edge, ...]) -> Diagnostic:
    repair = "Lead this path over what the promise names; or change the promise, if it promises too much."
    return Diagnostic(
        "broken-safeguard",
        f"a path of `{subject.tree.id}` breaks this promise",
        place,
        f"not {condition}",
        repair,
        path=subject.analysis.retell(path),
    )
