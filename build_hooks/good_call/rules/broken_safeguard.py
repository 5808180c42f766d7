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

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Place
from good_call.diagnostics.subject import Subject
from good_call.graph.paths import EdgeTest, no_edge, shortest_avoiding
from good_call.graph.unfolding import Edge
from good_call.model.node import Outcome, Question
from good_call.model.safeguard import Condition, Safeguard
from good_call.model.tree import Tree
from good_call.rules.rule import Family, Stage, TreeSubject, house_place

FAMILY = Family.SENSE
STAGE = Stage.PROMISES

_MOST_EXAMPLES = 3

Demanded = dict[str, tuple[str, ...]]


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every safeguard of the tree and of the house rules holds on every path."""
    for number, safeguard in enumerate(subject.tree.safeguards):
        yield from _check(subject, safeguard, subject.place("safeguards", number, "promise"))
    for number, safeguard in enumerate(subject.house.safeguards):
        yield from _check(subject, safeguard, house_place("safeguards", number, "promise"))


def _check(subject: TreeSubject, safeguard: Safeguard, promise: Place) -> Iterator[Diagnostic]:
    broken = broken_by(subject, safeguard)
    if broken:
        yield _diagnostic(subject, broken[0], promise, broken[1])


def broken_by(subject: TreeSubject, safeguard: Safeguard) -> tuple[Condition, tuple[Edge, ...]] | None:
    """The first condition that does not hold, with the shortest path that shows it; None where all hold."""
    guarded = {outcome.id for outcome in subject.tree.outcomes.values() if guards(safeguard, outcome)}
    for condition in safeguard.always if guarded else ():
        if _is_unheard_of(subject, condition):
            continue  # told where it is cited
        path = breaking_path(subject, guarded, condition, safeguard.unless or {})
        if path is not None:
            return condition, path
    return None


def _is_unheard_of(subject: TreeSubject, condition: Condition) -> bool:
    cited, guide = condition.cited, subject.guide
    return cited != "" and guide.principle(cited) is None and cited.partition("/")[0] not in guide.broken_articles


def guards(safeguard: Safeguard, outcome: Outcome) -> bool:
    """Whether the safeguard is about this outcome."""
    before = safeguard.before
    return outcome.id == before.outcome or (before.verdict != "" and outcome.verdict == before.verdict)


def breaking_path(
    subject: TreeSubject, guarded: set[str], condition: Condition, unless: Demanded
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


def _each_pair(answered: Demanded) -> list[EdgeTest]:
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


def _diagnostic(subject: TreeSubject, condition: Condition, promise: Place, path: tuple[Edge, ...]) -> Diagnostic:
    end = subject.analysis.unfolding.states[path[-1].target].node if path else subject.tree.start
    own = promise.file == subject.tree.file
    return Diagnostic(
        rule="broken-safeguard",
        message=f"a path to `{end}` breaks a promise",
        subject=Subject("outcome", end),
        # A promise of the house rules is kept or broken in the tree: whoever checks that file must see it.
        place=promise if own else subject.node_place(end),
        label=_unkept(subject.tree, condition),
        help=f"{_way(subject, condition)}; or change the promise in {'this file' if own else 'the house rules'}, if it "
        "promises too much.",
        path=subject.analysis.retell(path),
        notes=(Note(subject.node_place(end), "the path ends here") if own else Note(promise, "this is the promise"),),
    )


def _way(subject: TreeSubject, condition: Condition) -> str:
    """What keeps the promise on this path."""
    nodes = subject.tree.nodes
    own = [f"“{nodes[each].words}” (`{each}`)" for each in _passing(subject.tree, condition) if each in nodes]
    if condition.answered:
        return "Let this path pass that question, and go on from that answer only"
    if own or not condition.cited:
        return f"Lead this path over {' or '.join(sorted(own)) or 'a question or step with that id'}"
    trees = subject.guide.trees.values()
    asked = dict.fromkeys(tree.nodes[each].words for tree in trees for each in sorted(_passing(tree, condition)))
    examples = " or ".join(f"“{words}”" for words in list(asked)[:_MOST_EXAMPLES])
    elsewhere = f" (elsewhere in the guide that is {examples})" if examples else ""
    return f"Ask a question on this path, or add a step, that has `principles: [{condition.cited}]`{elsewhere}"


def _unkept(tree: Tree, condition: Condition) -> str:
    """What the path lacks, in the words of the questions and answers."""
    if condition.cited:
        return f"this path passes no question or step that cites `{condition.cited}`"
    if condition.asked:
        return f"this path does not pass {' or '.join(_named(tree, each) for each in condition.asked)}"
    return f"on this path it was not answered: {', and '.join(_answers(tree, condition.answered or {}))}"


def _answers(tree: Tree, answered: Demanded) -> Iterator[str]:
    for question_id, ids in answered.items():
        question = tree.questions.get(question_id)
        words = [f"“{_words(question, each)}”" if question else f"`{each}`" for each in ids]
        yield f"{_named(tree, question_id)} with {' or '.join(words)}"


def _named(tree: Tree, node_id: str) -> str:
    # A promise of the house rules may name a node that only other trees have.
    return f"“{tree.nodes[node_id].words}”" if node_id in tree.nodes else f"`{node_id}`"


def _words(question: Question, each: str) -> str:
    answer = question.answer(each)
    return answer.answer if answer else next((tick.tick for tick in question.tick or () if tick.id == each), each)
