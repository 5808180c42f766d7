"""A path goes on serving where it must stop first.

The house rules name hard stops: danger, despair, an injury and whatever else comes before serving. An answer that
says so carries `stop:`. From there no path may come to a verdict of the stop's `never`, and another tree takes over
only if it is the stop's own, or if its first question asks about that stop. Before a verdict of the stop's
`asked-before`, every path passes a question with such an answer.

Bad:

```yaml
- answer: They want to hurt themselves
  stop: distress
  then: end-the-call            # and `never` of distress holds that verdict
```

Good: lead the answer to the tree or the outcome that takes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.graph.paths import any_edge, shortest_avoiding
from good_call.model.answer import Answer
from good_call.model.house import HardStop
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.SENSE
STAGE = Stage.PROMISES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """What must stop stops, and it was asked about before anything that it forbids."""
    for stop in subject.house.hard_stops.values():
        yield from _after(subject, stop)
        yield from _before(subject, stop)


def _after(subject: TreeSubject, stop: HardStop) -> Iterator[Diagnostic]:
    for question in subject.tree.questions.values():
        for number, answer in enumerate(question.answers):
            if stop.id in answer.stop:
                for why in _wrong_ends(subject, stop, answer):
                    yield Diagnostic(
                        rule="broken-stop",
                        message=f"this answer leads on where we must stop: {stop.promise}",
                        place=subject.place("questions", question.id, "answers", number, "then"),
                        label=why,
                        help=f"Lead it to {_where(stop)}.",
                    )


def _where(stop: HardStop) -> str:
    return f"the tree `{stop.tree}`" if stop.tree else f"whatever takes “{stop.title}”"


def _wrong_ends(subject: TreeSubject, stop: HardStop, answer: Answer) -> Iterator[str]:
    tree, network = subject.tree, subject.analysis.network
    reached = _reached(subject, answer)
    for node_id in sorted(reached):
        node = tree.nodes[node_id]
        if isinstance(node, Outcome) and node.verdict in stop.never:
            yield f"it comes to `{node_id}`, “{subject.house.verdicts[node.verdict].name}”"
    handed = {other for node_id in reached for other in network.hand_overs[node_id]}
    handed |= {target for target in answer.then.targets if target not in tree.nodes}
    for other in sorted(handed):
        if other != stop.tree and not asks_at_first(subject.guide.trees.get(other), stop):
            yield f"it goes on to `{other}`, which doesn't ask about it first"


def _reached(subject: TreeSubject, answer: Answer) -> set[str]:
    ways = subject.analysis.network.ways
    reached: set[str] = set()
    waiting = [target for target in answer.then.targets if target in ways]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += ways[node]
    return reached


def asks_at_first(tree: Tree | None, stop: HardStop) -> bool:
    """Whether a tree begins with a question about this stop; nothing is said against one that can't be read."""
    return tree is None or _asks(tree.nodes.get(tree.start), stop)


def _asks(node: object, stop: HardStop) -> bool:
    return isinstance(node, Question) and any(stop.id in answer.stop for answer in node.answers)


def _before(subject: TreeSubject, stop: HardStop) -> Iterator[Diagnostic]:
    tree, unfolding = subject.tree, subject.analysis.unfolding
    for outcome in tree.outcomes.values():
        if outcome.verdict not in stop.asked_before:
            continue
        path = shortest_avoiding(
            unfolding,
            lambda state, end=outcome.id: unfolding.states[state].node == end,  # type: ignore[misc]
            lambda node: not _asks(tree.nodes.get(node), stop),
            any_edge,
        )
        if path is not None:
            yield Diagnostic(
                rule="broken-stop",
                message=f"a path to `{outcome.id}` never asks: {stop.promise}",
                place=subject.node_place(outcome.id),
                label=f"“{stop.title}” is asked about on no question of this path",
                help=f"Give a question on this path an answer with `stop: {stop.id}` that leads to {_where(stop)}.",
                path=subject.analysis.retell(path),
            )
