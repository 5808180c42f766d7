"""Two trees ask in the same words, and a rep may come from one to the other.

Nobody likes to be asked twice. Where the later question says which one it repeats (`same-as`), what was answered holds.
Told are questions with the same answers, or some of them: other answers make another question.

Bad:

```yaml
# start-here.yml, which hands over to they-want-their-money-back
paid:
  ask: Have they paid?
# they-want-their-money-back.yml
paid:
  ask: Have they paid?
```

Good:

```yaml
# they-want-their-money-back.yml
paid:
  ask: Have they paid?
  same-as: start-here/paid
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from good_call.diagnostics.diagnostic import Diagnostic, Note, Severity
from good_call.diagnostics.place import Place
from good_call.model.guide import Guide
from good_call.model.same import Pair, Same, question_at
from good_call.rules.rule import Family, GuideSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """One warning for each question that another, in a tree that leads there, asks in the same words."""
    # A question is repeated by trees that lead to each other alone; of a large guide, most lead nowhere.
    linked = _linked(subject.hand_overs)
    asked: dict[str, list[Pair]] = defaultdict(list)
    for tree_id in (each for each in subject.gists if each in linked):
        for words, question_id in subject.gists[tree_id].asked:
            asked[words].append((tree_id, question_id))
    repeated = [pairs for pairs in asked.values() if len({tree for tree, _ in pairs}) > 1]
    if repeated:
        beyond = subject.memory.made(("beyond", ""), subject.hand_overs, lambda: _beyond(subject.hand_overs))
        for pairs in repeated:
            yield from _asked_twice(subject.guide, pairs, subject.same, beyond)


def _linked(onward: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The trees that lead to others, and those to which some lead."""
    return {tree for tree, others in onward.items() if others}.union(*onward.values())


def _beyond(onward: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The trees to which each tree leads, over as many others as may be, in the order of their ids."""
    found: dict[str, list[str]] = {}
    for tree in (each for each, others in onward.items() if others):
        seen: set[str] = set()
        waiting = [*onward[tree]]
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting += onward[other]
        found[tree] = sorted(seen)
    return found


def _asked_twice(guide: Guide, pairs: list[Pair], same: Same, beyond: Mapping[str, list[str]]) -> Iterator[Diagnostic]:
    # By tree: of a thousand trees that all ask this, few lead to each other.
    by_tree: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_tree[pair[0]].append(pair)
    told: set[Pair] = set()
    for earlier in pairs:
        for later in (each for tree in beyond.get(earlier[0], ()) for each in by_tree.get(tree, ())):
            at, named = _to_mend(guide, earlier, later)
            if at not in told and _are_apart(guide, same, earlier, later) and _could_repeat(guide, at, named):
                told.add(at)
                yield _diagnostic(guide, (earlier, later), at, "/".join(same.first.get(named, named)))


def _are_apart(guide: Guide, same: Same, *pairs: Pair) -> bool:
    """Whether neither says that it is the same as the other; one that names what is not there is told elsewhere."""
    questions = [(each, question_at(guide.trees, each)) for each in pairs]
    if any(question and question.same_as and pair not in same.first for pair, question in questions):
        return False
    return len({same.first.get(each, each) for each in pairs}) > 1


def _could_repeat(guide: Guide, at: Pair, named: Pair) -> bool:
    """Whether it has no answer that the other lacks, so that it could be the same as it stands."""
    question, other = question_at(guide.trees, at), question_at(guide.trees, named)
    if question is None or other is None or question.tick != other.tick:
        return False
    return {each.id for each in question.answers if not each.again} <= {each.id for each in other.answers}


def _to_mend(guide: Guide, earlier: Pair, later: Pair) -> tuple[Pair, Pair]:
    """The question that should name another, and that other."""
    question = question_at(guide.trees, later)
    return (earlier, later) if question and question.same_as else (later, earlier)


def _diagnostic(guide: Guide, pairs: tuple[Pair, Pair], at: Pair, first: str) -> Diagnostic:
    earlier, later = pairs
    other = earlier if at == later else later
    came_from = guide.trees[earlier[0]].title
    return Diagnostic(
        rule="asked-twice",
        message=f"`{'/'.join(other)}` asks this too",
        place=Place(guide.trees[at[0]].file, ("questions", at[1], "ask")),
        label=f"whoever comes from “{came_from}” to “{guide.trees[later[0]].title}” is asked twice",
        help=f"Write `same-as: {first}` below it; or ask in other words, where it means something else.",
        notes=(Note(Place(guide.trees[other[0]].file, ("questions", other[1], "ask")), "the same words"),),
    )
