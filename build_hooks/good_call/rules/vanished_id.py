"""A published id is gone, and nothing says what became of it.

Links to it in a rep's notes and bookmarks would lead nowhere. `guide diff` finds this, since only a comparison with
what was published can; `guide check` sees one state alone and never says it. With `--fail-on-vanished`, as for each
pull request, it fails.

Ids of trees, nodes, answers and ticks are kept by `formerly` on what takes their place, by an `id` where only words
changed, or by `retired` with a sentence on what to use instead; `removed` in the house rules says it of a tree or an
article that was taken out. `guide rename` writes `formerly` by itself, `guide remove` writes `removed`.

Bad: `late` was published, and now there is only this.

```yaml
questions:
  how-late:
    ask: How late was it?
```

Good:

```yaml
questions:
  how-late:
    ask: How late was it?
    formerly: [late]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.diagnostics.subject import Subject
from good_call.model.answer import Answer
from good_call.model.article import Article
from good_call.model.guide import Guide
from good_call.model.measure import Tick
from good_call.model.moves import moves
from good_call.model.node import Node, Question
from good_call.model.tree import Tree
from good_call.rules.rule import Family

FAMILY = Family.UPKEEP


def check_change(old_guide: Guide, new_guide: Guide) -> Iterator[Diagnostic]:
    """One error for each tree, article, node, answer and tick that is gone, and of which nothing says what became.

    Of what stood below a vanished thing nothing more is said, and nothing of trees that can't be read.
    """
    moved = {each.was for each in moves(new_guide)}
    for tree in old_guide.trees.values():
        yield from (each for each in _tree(tree, new_guide) if _path(each, tree.id) not in moved)
    for article in old_guide.articles.values():
        yield from _article(article, new_guide)


def _article(old: Article, new_guide: Guide) -> Iterator[Diagnostic]:
    key = f"articles/{old.id}"
    if old.id in new_guide.article_ids or any(key in kept for kept in _tombstones(new_guide)):
        return
    place = Place(old.file, span=START_OF_FILE)
    repair = f"Bring it back; or write `removed:` with `{key}: …` into the house rules, as `guide remove {key}` does."
    message = f"the published article `{old.id}` is gone"
    yield _diagnostic(Subject("article", old.id), message, place, "links to it lead nowhere", repair)


def _tree(old: Tree, new_guide: Guide) -> Iterator[Diagnostic]:
    if old.id in new_guide.broken:
        return
    heirs = (tree for tree in new_guide.trees.values() if old.id in tree.formerly)
    new = new_guide.trees.get(old.id) or next(heirs, None)
    if new is not None:
        yield from _nodes(old, new)
    elif not any(old.id in kept for kept in _tombstones(new_guide)):
        place = Place(old.file, span=START_OF_FILE)
        successor = f"Write `formerly: [{old.id}]` into the tree that takes its place"
        repair = f"{successor}, or `removed:` with `{old.id}: …` into the house rules."
        message = f"the published tree `{old.id}` is gone"
        yield _diagnostic(Subject("tree", old.id), message, place, "links to it lead nowhere", repair)


def _path(diagnostic: Diagnostic, tree_id: str) -> tuple[str, ...]:
    """What is gone, as another tree would name it."""
    return (tree_id, *diagnostic.about.id.split("/"))


def _tombstones(guide: Guide) -> Iterator[dict[str, str]]:
    yield from (tree.retired for tree in guide.trees.values())
    if guide.house:
        yield guide.house.removed


def _nodes(old: Tree, new: Tree) -> Iterator[Diagnostic]:
    for node in old.nodes.values():
        newer = new.nodes.get(node.id) or _heir(node.id, new)
        if newer is not None:
            yield from _answers(node, newer, new)
        elif node.id not in new.retired:
            repair = (
                f"Write `formerly: [{node.id}]` on the node that takes its place, or `retired:` with `{node.id}: …`."
            )
            message = f"the published id `{node.id}` is gone from this tree"
            place = Place(new.file, ("title",), "key")
            yield _diagnostic(Subject("node", node.id), message, place, f"it was “{node.words}”", repair)


def _heir(node_id: str, tree: Tree) -> Node | None:
    return next((node for node in tree.nodes.values() if node_id in node.formerly), None)


def _answers(old: Node, new: Node, tree: Tree) -> Iterator[Diagnostic]:
    if not isinstance(old, Question) or not isinstance(new, Question):
        return
    named: tuple[Answer | Tick, ...] = (*new.answers, *(new.tick or ()))
    kept = {*tree.retired, *(each for one in named for each in (one.id, *one.formerly))}
    for answer in old.answers:
        if answer.id not in kept:
            place = Place(tree.file, ("questions", new.id, "answers"), "key")
            yield _gone(Subject("answer", f"{new.id}/{answer.id}"), answer.id, place, answer.answer)
    for tick in old.tick or ():
        if tick.id not in kept:
            field = "answers" if new.tick is None else "tick"
            place = Place(tree.file, ("questions", new.id, field), "key")
            yield _gone(Subject("tick", f"{new.id}/{tick.id}"), tick.id, place, tick.tick)


def _gone(subject: Subject, gone: str, place: Place, words: str) -> Diagnostic:
    repair = (
        f"Where only the words changed, write `id: {gone}` on the {subject.kind}; where another takes its place, "
        f"`formerly: [{gone}]` there; else `retired:` with `{gone}: …` in the tree."
    )
    message = f"the published {subject.kind} `{gone}` is gone from this question"
    return _diagnostic(subject, message, place, f"it was “{words}”", repair)


def _diagnostic(subject: Subject, message: str, place: Place, label: str, repair: str) -> Diagnostic:
    return Diagnostic(rule="vanished-id", message=message, place=place, label=label, help=repair, subject=subject)
