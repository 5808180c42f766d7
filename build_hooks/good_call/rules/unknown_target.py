"""An answer, a step or a case leads to an id that nothing has.

A rep who picks it would stand before nothing. `then`, `go` and `otherwise` name a question, a step or an outcome
of this tree, or another tree.

Bad:

```yaml
- answer: Yes
  then: put-it-rihgt
```

Good:

```yaml
- answer: Yes
  then: put-it-right
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from good_call.diagnostics.diagnostic import Diagnostic, Note
from good_call.diagnostics.place import Route
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.model.nearest import nearest
from good_call.model.tree import Tree
from good_call.rules.gathering import gather
from good_call.rules.rule import Family, Stage, TreeSubject

FAMILY = Family.COMPLETENESS
STAGE = Stage.NAMES


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every target is a node of this tree or another tree."""
    lost = list(lost_targets(subject.tree, subject.tree_ids))
    # Looked for once: ten thousand lost targets would each go through ten thousand answers.
    lonely = _lonely(subject.tree) if lost else []
    # Of several lost targets, one lonely node says nothing.
    told = lonely if len({target for _, target in lost}) == 1 else []
    misspelt = _misspelt(subject.tree, lost, lonely)
    for target, node in misspelt.items():
        yield _defined_otherwise(subject, node, target, [route for route, each in lost if each == target])
    rest = (each for each in lost if each[1] not in misspelt)
    yield from gather(_diagnostic(subject, route, target, told) for route, target in rest)


def lost_targets(tree: Tree, tree_ids: Set[str]) -> Iterator[tuple[Route, str]]:
    """The ids that answers, steps and cases name and nothing has, each with the way to where it is named."""
    for _, route, then in tree.ways():
        for case, within in then.routes():
            if case.target not in tree.nodes and (case.target not in tree_ids or case.target == tree.id):
                yield (*route, *within), case.target


def _diagnostic(subject: TreeSubject, route: Route, target: str, lonely: list[str]) -> Diagnostic:
    place = subject.place(*route)
    if target == subject.tree.id:
        label = "this is the tree itself"
        repair = "Name one of its nodes; to go back on purpose, add `again: true`."
        message = "this leads back to its own tree"
        itself = Subject("tree", target)
        return Diagnostic(rule="unknown-target", message=message, place=place, label=label, help=repair, subject=itself)
    label = "no question, step, outcome or tree has this id"
    message = f"`{target}` leads nowhere"
    guess = nearest(target, subject.tree.nodes) or nearest(target, subject.tree_ids - {subject.tree.id}) or ""
    return Diagnostic(
        rule="unknown-target",
        message=message,
        place=place,
        label=label,
        help="" if guess else _repair(target, lonely),
        subject=Subject("node or tree", target),
        meant=guess,
    )


def _misspelt(tree: Tree, lost: list[tuple[Route, str]], lonely: list[str]) -> dict[str, str]:
    """Lost targets with the node that is meant and has a slip in its own id: all that names it agrees otherwise."""
    if not lonely:
        return {}
    from good_call.model.naming import namings_of  # few trees have such a mistake

    named = Counter(each.named[1] for each in namings_of(tree) if len(each.named) == 2)
    expected = Counter(scenario.expect for scenario in tree.scenarios)
    found: dict[str, str] = {}
    for target, uses in Counter(target for _, target in lost).items():
        node = nearest(target, lonely) if uses + expected[target] > 1 else None
        # The one naming that a lonely node has is its own key; and no other may be as near.
        if node and named[node] == 1 and nearest(target, tree.nodes) == node:
            found[target] = node
    return found


def _defined_otherwise(subject: TreeSubject, node: str, target: str, routes: list[Route]) -> Diagnostic:
    place = subject.node_place(node)
    message = f"everything leads to `{target}`, and this is called `{node}`"
    notes = tuple(Note(subject.place(*route), "this leads there") for route in routes)
    replacements = (Replacement(place, target),)
    label = "nothing leads to this id"
    return Diagnostic(
        rule="unknown-target",
        message=message,
        place=place,
        label=label,
        help=f"Write `{target}:` here.",
        subject=Subject("node", node),
        meant=target,
        notes=notes,
        replacements=replacements,
    )


def _repair(target: str, lonely: list[str]) -> str:
    if len(lonely) == 1:
        return f"Nothing leads to `{lonely[0]}`: if that is its name now, write it here, or give it its old one back."
    return f"Add a question, a step or an outcome `{target}`, or name one that exists."


def _lonely(tree: Tree) -> list[str]:
    """Nodes that nothing leads to: one of them may have been renamed where it stands."""
    met = {target for _, _, then in tree.ways() for target in then.targets}
    return [node for node in tree.nodes if node not in met and node != tree.start]
