"""The argument TREE: a tree's id, or its file."""

from __future__ import annotations

from pathlib import Path, PurePath

import click

from good_call.model.folders import folders_of
from good_call.model.guide import Guide
from good_call.model.listing import tree_files
from good_call.model.nearest import did_you_mean
from good_call.model.tree import Tree

_ENDINGS = (".yml", ".yaml")


def find_tree(guide: Guide, name: str) -> Tree:
    """The tree of this id or file. Raises click.UsageError where there is none, or none that can be read."""
    tree_id = _tree_id(name)
    if tree_id in guide.trees:
        return guide.trees[tree_id]
    if tree_id in guide.broken:
        file = guide.broken[tree_id]
        raise click.UsageError(f"the tree `{tree_id}` can't be read. `guide check {file}` says why.")
    guess = did_you_mean(tree_id, guide.tree_ids) or f"the trees are {', '.join(sorted(guide.tree_ids)) or 'none yet'}."
    raise click.UsageError(f"there is no tree `{tree_id}`; {guess}")


def find_file(root: Path, name: str) -> Path:
    """The file of a tree that need not be readable. Raises click.UsageError where there is none."""
    known = {path.stem: path for path in reversed(tree_files(root, folders_of(root)))}
    tree_id = _tree_id(name)
    if tree_id in known and PurePath(name).name == name:
        return known[tree_id]
    guess = did_you_mean(tree_id, known)
    raise click.UsageError(
        f"there is no file or folder `{name}`, and no tree of this id{'; ' + guess if guess else '.'}"
    )


def tree_file(root: Path, tree_id: str) -> str:
    """The file of a tree, in whatever group, from the project's root; empty where there is none."""
    files = (path for path in tree_files(root, folders_of(root)) if path.stem == tree_id)
    return next((path.relative_to(root).as_posix() for path in files), "")


def _tree_id(name: str) -> str:
    return PurePath(name).stem if name.endswith(_ENDINGS) else name
