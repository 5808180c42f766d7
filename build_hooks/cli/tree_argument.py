"""The argument TREE: a tree's id, or its file."""

from __future__ import annotations

from pathlib import PurePath

import click

from build_hooks.model.guide import Guide
from build_hooks.model.nearest import did_you_mean
from build_hooks.model.tree import Tree


def find_tree(guide: Guide, name: str) -> Tree:
    """The tree of this id or file. Raises click.UsageError where there is none, or none that can be read."""
    tree_id = PurePath(name).stem if name.endswith((".yml", ".yaml")) else name
    if tree_id in guide.trees:
        return guide.trees[tree_id]
    if tree_id in guide.broken:
        file = guide.broken[tree_id]
        raise click.UsageError(f"the tree `{tree_id}` can't be read. `guide check {file}` says why.")
    guess = did_you_mean(tree_id, guide.tree_ids) or f"the trees are {', '.join(sorted(guide.tree_ids)) or 'none yet'}."
    raise click.UsageError(f"there is no tree `{tree_id}`; {guess}")
