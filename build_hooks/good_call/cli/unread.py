"""An argument that names nothing which is read: wrong usage, with the reason."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import click

from good_call.model.folders import Folders
from good_call.model.guide import Guide

_OF_THE_GUIDE = {"_house": "the house rules", "_calls": "all calls", "_group": "a group's title and place"}
_ENDINGS = (".yml", ".yaml")


def refuse_unread(root: Path, guide: Guide, paths: Iterable[Path]) -> None:
    """Raises click.UsageError for the first of these files and folders that no check reads anything of."""
    told = {each.place.file for each in guide.form_diagnostics}
    read = {root / file for file in (*_documents(guide), *guide.broken.values(), *guide.docs_files, *told)}
    for path in (each.absolute() for each in paths):
        if path != root and not any(path == each or path in each.parents or each in path.parents for each in read):
            raise click.UsageError(f"nothing of `{_shown(path, root)}` is read: {_why(path, root, guide.folders)}")


def passed_by(root: Path, guide: Guide) -> Iterator[tuple[str, str]]:
    """Files among the trees and articles that look like some and are none, each with the reason."""
    told = {each.place.file for each in guide.form_diagnostics}
    known = {root / file for file in (*_documents(guide), *guide.broken.values(), *guide.empty_groups, *told)}
    for path in sorted((root / guide.folders.trees).rglob("*")):
        if path in known or not _looks_like_a_tree(path) or path.is_relative_to(root / guide.folders.schemas):
            continue
        yield _shown(path, root), _why(path, root, guide.folders)
    folder = root / guide.folders.articles
    for path in sorted(folder.rglob("*")):
        why = _why_no_article(path, folder)
        if why and _looks_like_an_article(path):
            yield _shown(path, root), why


def _documents(guide: Guide) -> Iterator[str]:
    return (each.file for each in guide.documents.values())


def _looks_like_a_tree(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _OF_OTHER_KINDS


_OF_OTHER_KINDS = (".md", ".json", ".png", ".svg")
"""Notes, schemas and pictures: nobody takes them for a tree."""


def _looks_like_an_article(path: Path) -> bool:
    """Whether a file has principles before its text: then somebody means it to be one."""
    if path.suffix.lower() not in _PAGES or path.name.startswith(".") or not path.is_file():
        return False
    with contextlib.suppress(OSError), path.open(encoding="utf-8", errors="replace") as lines:
        return any(line.startswith("principles:") for line in islice(lines, _MOST_LINES))
    return False


_PAGES = (".md", ".markdown", ".mdown", ".mkd", ".txt")
_MOST_LINES = 60


def _why_no_article(path: Path, folder: Path) -> str:
    """Why no article is read from a file; empty where one is."""
    if path.parent != folder:
        return f"an article lies in `{folder.name}/` itself, and in no folder there."
    if path.suffix != ".md":
        return f"an article's file ends in `.md`, and this one in `{path.suffix}`."
    return f"a file whose name begins with `{path.name[0]}` is no article." if path.name.startswith("_") else ""


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _why(path: Path, root: Path, where: Folders) -> str:
    if not any(path.is_relative_to(root / each) for each in (where.trees, where.docs, where.articles)):
        return f"trees and house rules stand in `{where.trees}/`, articles and pages in `{where.docs}/`."
    if path.is_dir():
        return "no tree, article or page stands in this folder."
    if path.stem in _OF_THE_GUIDE:
        folder = "its folder, in " if path.stem == "_group" else ""
        name = "_group.yml" if folder else f"{where.trees}/{path.stem}.yml"
        return f"{_OF_THE_GUIDE[path.stem]} stand in {folder}`{name}`."
    if path.name.startswith((".", "_")):
        return f"a file whose name begins with `{path.name[0]}` is no tree. Give it another name if it should be one."
    if path.suffix not in _ENDINGS and path.is_relative_to(root / where.trees):
        return f"a tree's file ends in `.yml`, and this one in `{path.suffix or 'nothing'}`."
    return "a folder on the way to it begins with `_` or `.`, and of such folders nothing is read."
