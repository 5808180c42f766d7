"""A call does not end where it must.

Each call of `decision_trees/_calls.yml` is walked from the tree where it begins, over every tree that takes over, by
the answers that it gives. It must end at one of its `ends`, and nothing of its `never` may come up on the way. A call
that no tree takes yet says why in `no-tree-yet`; then it has neither. Two calls in the same words need other answers.

Bad:

```yaml
calls:
  - say: The heater that you sold us is smoking.
    kind: injury
    answers: {what-is-happening: hurt}        # and the next tree asks more
    ends: somebody-was-hurt/stop-using-it
```

Good: give the answers of the next tree too, as in `somebody-was-hurt/doctor: nobody`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Part, Place
from good_call.diagnostics.replacement import Replacement
from good_call.graph.trail import AnswerError
from good_call.model.call import CALLS_FILE, Call, Calls
from good_call.model.guide import Guide
from good_call.model.identifier import slug
from good_call.model.moves import moves
from good_call.model.nearest import nearest
from good_call.model.node import Outcome
from good_call.model.same import Same
from good_call.model.tree import Tree
from good_call.rules.rule import Family, GuideSubject, Stage

if TYPE_CHECKING:
    from good_call.graph.journey import Journey

FAMILY = Family.SENSE
STAGE = Stage.PROMISES


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every call ends where it must, and passes nothing that it must not."""
    calls = subject.guide.calls
    if calls is None:
        return
    same = subject.same
    yield from _said_twice(calls)
    for number, call in enumerate(calls.calls):
        yield from _known("kind", call.kind, calls.kinds, _place(number, "kind"))
        yield from _unfinished(number, call) or _walked(subject, number, call, same)


def _said_twice(calls: Calls) -> Iterator[Diagnostic]:
    """The same words may be two calls only where other answers follow: else one of them is there twice, or untrue."""
    said: dict[str, list[int]] = {}
    for number, call in enumerate(calls.calls):
        before = said.setdefault(slug(call.say) or call.say, [])
        same = next((each for each in before if _is_same(calls.calls[each], call)), None)
        before.append(number)
        if same is not None:
            yield Diagnostic(
                rule="wrong-call",
                message="another call says this already",
                place=_place(number, "say"),
                label="the same words",
                help="Take one of the two out, or say in each what this customer alone wants.",
                notes=(Note(_place(same, "say"), "here too"),),
            )


def _is_same(one: Call, other: Call) -> bool:
    if one.no_tree_yet or other.no_tree_yet:
        return True
    return (one.start, one.answers) == (other.start, other.answers)


def _place(number: int, *route: str | int, part: Part = "value") -> Place:
    return Place(CALLS_FILE, ("calls", number, *route), part)


def _unfinished(number: int, call: Call) -> list[Diagnostic]:
    """What a call lacks before it can be walked; a call without a tree is not walked."""
    place = _place(number, "say")
    if call.no_tree_yet and (call.ends or call.answers):
        message, repair = "this call has no tree yet, and an end", "Take out `no-tree-yet`, or the answers and the end."
        return [Diagnostic(rule="wrong-call", message=message, place=place, label="which of the two?", help=repair)]
    if not call.no_tree_yet and not call.ends:
        repair = "Add `ends:` with the tree/outcome where it must end, or `no-tree-yet:` with the reason."
        return [
            Diagnostic(
                rule="wrong-call",
                message="this call doesn't say where it must end",
                place=place,
                label="where to?",
                help=repair,
            )
        ]
    return []


def _walked(subject: GuideSubject, number: int, call: Call, same: Same) -> Iterator[Diagnostic]:
    trees = subject.guide.trees
    if call.no_tree_yet:
        yield from _never(subject, number, call) if not subject.guide.broken else ()
    if call.no_tree_yet or not subject.in_doubt.isdisjoint(_trees_of(call)):
        return
    named = list(_moved(subject.guide, number, call)) or list(_names(subject, number, call))
    # What nothing has may have moved into a tree that can't be read.
    yield from named if not subject.guide.broken else ()
    if named:
        return
    from good_call.graph.journey import journey  # a guide may do without calls

    try:
        found = journey(trees, call.start, call.answers, same)
    except AnswerError as error:
        repair = "Write the answer in its words, or by its id."
        yield Diagnostic(
            rule="wrong-call",
            message=str(error),
            place=_place(number, "answers", part="key"),
            label="this doesn't fit",
            help=repair,
        )
        return
    if subject.in_doubt.isdisjoint(found.trees):
        yield from _judged(subject, number, call, found)


def _trees_of(call: Call) -> Iterator[str]:
    """The trees that a call names."""
    yield call.start
    for name in (*call.answers, *call.ends, *call.never):
        if "/" in name:
            yield name.partition("/")[0]


def _moved(guide: Guide, number: int, call: Call) -> Iterator[Diagnostic]:
    """What it names and what stands in another tree now, as `formerly` says there."""
    lost = [(place, written, node) for place, written, node in _named(number, call) if not _is_there(guide, node)]
    now = {each.was: f"{each.to}/{each.now[0]}" for each in moves(guide)} if lost else {}
    for place, written, node in lost:
        pair = now.get(node)
        if pair:
            yield Diagnostic(
                rule="wrong-call",
                message=f"`{written}` has moved to the tree `{pair.partition('/')[0]}`",
                place=place,
                label="its place before",
                help=f"Write `{pair}`.",
                meant=pair,
                replacements=(Replacement(place, pair),),
            )


def _named(number: int, call: Call) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    """Each node that a call names: where, as it is written, and by tree and node."""
    for key in call.answers:
        pair = key if "/" in key else f"{call.start}/{key}"
        yield _place(number, "answers", key, part="key"), key, tuple(pair.split("/"))
    for field, pairs in (("ends", call.ends), ("never", call.never)):
        for position, pair in enumerate(pairs):
            yield _place(number, field, position), pair, tuple(pair.split("/"))


def _is_there(guide: Guide, node: tuple[str, ...]) -> bool:
    # A verdict is no node, and known to the house rules.
    return len(node) < 2 or (node[0] in guide.trees and node[1] in guide.trees[node[0]].nodes)


def _names(subject: GuideSubject, number: int, call: Call) -> Iterator[Diagnostic]:
    trees = subject.guide.trees
    yield from _known("tree", call.start, trees, _place(number, "start"))
    outcomes = [f"{tree.id}/{each}" for tree in trees.values() for each in tree.outcomes]
    for position, end in enumerate(call.ends):
        yield from _known("outcome", end, outcomes, _place(number, "ends", position))
    yield from _never(subject, number, call)


def _never(subject: GuideSubject, number: int, call: Call) -> Iterator[Diagnostic]:
    trees = subject.guide.trees
    nodes = [*subject.house.verdicts, *(f"{tree.id}/{each}" for tree in trees.values() for each in tree.nodes)]
    for position, never in enumerate(call.never):
        yield from _known("verdict or node", never, nodes, _place(number, "never", position))


def _known(what: str, name: str, known: object, place: Place) -> Iterator[Diagnostic]:
    names = list(known) if isinstance(known, list | Mapping) else []
    if name not in names:
        meant = nearest(name, names) or ""
        repair = "" if meant else f"Write one of {', '.join(f'`{each}`' for each in names[:8])}."
        yield Diagnostic(
            rule="wrong-call",
            message=f"there is no {what} `{name}`",
            place=place,
            label="nothing has this name",
            help=repair,
            meant=meant,
        )


def _judged(subject: GuideSubject, number: int, call: Call, found: Journey) -> Iterator[Diagnostic]:
    told = _retold(found)
    if not found.end:
        yield Diagnostic(
            rule="wrong-call",
            message="this call comes to no end",
            place=_place(number, "say"),
            label=_why_lost(found),
            help=_repair(found),
            path=told,
        )
        return
    if found.end not in call.ends:
        yield Diagnostic(
            rule="wrong-call",
            message=f"this call ends at `{found.end}`",
            place=_place(number, "ends", 0),
            label="not here",
            help=f"If that is right, write `ends: {found.end}`.",
            path=told,
        )
    yield from _unwanted(subject, number, call, found)
    yield from _stray(number, call, found)


def _unwanted(subject: GuideSubject, number: int, call: Call, found: Journey) -> Iterator[Diagnostic]:
    for each in _met(subject, call, found):
        yield Diagnostic(
            rule="wrong-call",
            message=f"`{each}` comes up on this call's way",
            place=_place(number, "never", call.never.index(each)),
            label="this must not come up",
            help="Change the answers or the trees; or take it out of `never`.",
            path=_retold(found),
        )


def _met(subject: GuideSubject, call: Call, found: Journey) -> list[str]:
    """What may never come up on this call's way, and does."""
    met = [f"{tree_id}/{node_id}" for tree_id, node_id in _split(call.never) if f"{tree_id}/{node_id}" in found.passed]
    return met + [verdict for verdict in call.never if verdict == _verdict(subject.guide.trees, found.end)]


def _stray(number: int, call: Call, found: Journey) -> Iterator[Diagnostic]:
    for key in call.answers:
        name = key if "/" in key else f"{call.start}/{key}"
        if name in found.asked:
            continue
        is_taken = name in found.taken
        yield Diagnostic(
            rule="wrong-call",
            message=f"this call answers `{key}`, which {'it answered before' if is_taken else 'never comes up'}",
            place=_place(number, "answers", key, part="key"),
            label="an earlier tree asks the same, and is answered" if is_taken else "not asked on its way",
            help="Take it out." if is_taken else "Take it out, or correct its id.",
        )


def _split(never: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for each in never:
        tree_id, slash, node_id = each.partition("/")
        if slash:
            yield tree_id, node_id


def _verdict(trees: Mapping[str, Tree], end: str) -> str:
    tree_id, _, node_id = end.partition("/")
    node = trees[tree_id].nodes[node_id]
    return node.verdict if isinstance(node, Outcome) else ""


def _why_lost(found: Journey) -> str:
    if found.lost:
        return f"it goes on to `{found.lost}`, and no further"
    leg = found.legs[-1]
    return f"`{leg.tree.id}` asks: “{leg.tree.nodes[leg.trail.stuck].words}”"


def _repair(found: Journey) -> str:
    if found.lost:
        return "Let no tree lead back to one that was passed."
    leg = found.legs[-1]
    return f"Add `{leg.tree.id}/{leg.trail.stuck}:` to its answers, with the answer that fits."


def _retold(found: Journey) -> tuple[str, ...]:
    return tuple(
        f"{leg.tree.nodes[picked.question].words} {picked.answer.answer}"
        for leg in found.legs
        for picked in leg.trail.picked
        if picked.question not in leg.taken
    )
