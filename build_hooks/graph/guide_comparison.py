"""Two states of a guide: what changed for the people who follow its trees, and for those who keep it right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_hooks.graph.comparison import Comparison, Names, compare
from build_hooks.graph.renaming import Renaming, renamed_trees
from build_hooks.model.guide import Guide
from build_hooks.model.safeguard import Safeguard
from build_hooks.model.tree import Tree
from build_hooks.model.wording import texts_of


@dataclass(frozen=True, slots=True)
class Changed:
    """Names of what was added, removed and changed."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @classmethod
    def between(cls, old: dict[str, object], new: dict[str, object]) -> Changed:
        """What differs between things by their names."""
        return cls(
            tuple(name for name in new if name not in old),
            tuple(name for name in old if name not in new),
            tuple(name for name in new if name in old and old[name] != new[name]),
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class TreeComparison:
    """One tree that exists in both states. `walked` is None where its paths can't be compared."""

    old: Tree
    new: Tree
    walked: Comparison | None
    nodes: Changed
    safeguards: Changed
    scenarios: Changed
    wordings: int
    renamed: tuple[tuple[str, str], ...]
    """Former and newer ids of nodes, and of answers as `question/answer`."""

    @property
    def is_different(self) -> bool:
        """Whether there is anything to tell."""
        paths_differ = self.walked is None or self.walked.paths.changed > 0
        named = (self.nodes, self.safeguards, self.scenarios)
        return paths_differ or any(named) or self.wordings > 0 or bool(self.renamed) or self.old.id != self.new.id


@dataclass(frozen=True, slots=True)
class GuideComparison:
    """All trees that can be read in both states, the ids of the others, and the safeguards of the house."""

    trees: tuple[TreeComparison, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    unreadable: tuple[str, ...]
    safeguards: Changed

    @property
    def different(self) -> tuple[TreeComparison, ...]:
        """Those with anything to tell."""
        return tuple(each for each in self.trees if each.is_different)


def compare_guides(old: Guide, new: Guide) -> GuideComparison:
    """Compare all trees; one renamed by `formerly` is compared with what it was."""
    renamed = renamed_trees(new)
    names = Names(old.tree_ids, new.tree_ids, renamed)
    pairs = [(tree, new.trees[renamed.get(tree.id, tree.id)]) for tree in _kept(old, new, renamed)]
    known = {renamed.get(tree, tree) for tree in old.tree_ids}
    return GuideComparison(
        trees=tuple(_compare_trees(before, now, names) for before, now in pairs),
        added=tuple(sorted(new.tree_ids - known)),
        removed=tuple(sorted(known - new.tree_ids)),
        unreadable=tuple(sorted((set(new.broken) | set(old.broken)) & new.tree_ids & known)),
        safeguards=Changed.between(_house_promises(old), _house_promises(new)),
    )


def _kept(old: Guide, new: Guide, renamed: dict[str, str]) -> Iterator[Tree]:
    return (tree for tree in old.trees.values() if renamed.get(tree.id, tree.id) in new.trees)


def _compare_trees(old: Tree, new: Tree, names: Names) -> TreeComparison:
    renaming = Renaming.between(old, new)
    return TreeComparison(
        old,
        new,
        compare(old, new, names),
        Changed.between({renaming.node(each): None for each in old.nodes}, dict.fromkeys(new.nodes)),
        Changed.between(_promises(old.safeguards), _promises(new.safeguards)),
        Changed.between(_stories(old), _stories(new)),
        _wordings(old, new, renaming),
        tuple(renaming.pairs()),
    )


def _promises(safeguards: Iterable[Safeguard]) -> dict[str, object]:
    return {each.promise: each for each in safeguards}


def _house_promises(guide: Guide) -> dict[str, object]:
    return _promises(guide.house.safeguards) if guide.house else {}


def _stories(tree: Tree) -> dict[str, object]:
    return {each.name: each for each in tree.scenarios}


def _wordings(old: Tree, new: Tree, renaming: Renaming) -> int:
    """How many texts read differently, appeared or went, on nodes and answers that stand in both states."""
    before = {(renaming.node(node), part): text for (node, part), text in _texts(old, renaming).items()}
    now = _texts(new, Renaming({}, {}))
    both = {renaming.node(node) for node in ("", *old.nodes)} & {"", *new.nodes}
    keys = {key for key in (*before, *now) if key[0] in both}
    return sum(before.get(key) != now.get(key) for key in keys if _stands_in_both(key, before, now))


_Key = tuple[str, tuple[str | int, ...]]


def _texts(tree: Tree, renaming: Renaming) -> dict[_Key, str]:
    """The texts of the tree by node, and there by field; answers by id, since their order is no wording."""
    found: dict[_Key, str] = {}
    for route, text in texts_of(tree):
        if route[0] in ("title", "summary"):
            found["", route] = text
        elif route[0] in ("questions", "steps", "outcomes"):
            found[str(route[1]), _by_answer(tree, route, renaming)] = text
    return found


def _by_answer(tree: Tree, route: tuple[str | int, ...], renaming: Renaming) -> tuple[str | int, ...]:
    node, part = str(route[1]), route[2:]
    if part[0] == "answers" and isinstance(part[1], int):
        answer = tree.questions[node].answers[part[1]]
        return ("answers", renaming.answer(node, answer.id), *part[2:])
    return part


def _stands_in_both(key: _Key, before: dict[_Key, str], now: dict[_Key, str]) -> bool:
    node, part = key
    if part[0] != "answers":
        return True
    words = (node, (*part[:2], "answer"))
    return words in before and words in now
