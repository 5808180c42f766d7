"""An argument that names nothing which is read: wrong usage, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from good_call.model.folders import Folders
from good_call.model.guide import Guide

_ENDINGS = (".yml", ".yaml")


def refuse_unread(root: Path, guide: Guide, paths: Iterable[Path]) -> None:
    """Raises click.UsageError for the first of these files and folders that no check reads anything of."""
    told = {each.place.file for each in guide.form_diagnostics}
    read = {root / file for file in (*_documents(guide), *guide.broken.values(), *guide.docs_files, *told)}
    for path in (each.absolute() for each in paths):
        if path != root and not any(path == each or path in each.parents or each in path.parents for each in read):
            raise click.UsageError(f"nothing of `{_shown(path, root)}` is read: {_why(path, root, guide.folders)}")


def passed_by(root: Path, guide: Guide) -> Iterator[tuple[str, str]]:
    """Files among the trees that look like some and are none, each with the reason."""
    told = {each.place.file for each in guide.form_diagnostics}
    known = {root / file for file in (*_documents(guide), *guide.broken.values(), *told)}
    for path in sorted((root / guide.folders.trees).rglob("*")):
        if path in known or not _looks_like_a_tree(path) or path.is_relative_to(root / guide.folders.schemas):
            continue
        yield _shown(path, root), _why(path, root, guide.folders)


def _documents(guide: Guide) -> Iterator[str]:
    return (each.file for each in guide.documents.values())


def _looks_like_a_tree(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _OF_OTHER_KINDS


_OF_OTHER_KINDS = (".md", ".json", ".png", ".svg")
"""Notes, schemas and pictures: nobody takes them for a tree."""


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _why(path: Path, root: Path, where: Folders) -> str:
    if not any(path.is_relative_to(root / each) for each in (where.trees, where.docs, where.articles)):
        return f"trees and house rules stand in `{where.trees}/`, articles and pages in `{where.docs}/`."
    if path.is_dir():
        return "no tree, article or page stands in this folder."
    if path.name.startswith((".", "_")):
        return f"a file whose name begins with `{path.name[0]}` is no tree. Give it another name if it should be one."
    if path.suffix not in _ENDINGS and path.is_relative_to(root / where.trees):
        return f"a tree's file ends in `.yml`, and this one in `{path.suffix or 'nothing'}`."
    return "a folder on the way to it begins with `_` or `.`, and of such folders nothing is read."
