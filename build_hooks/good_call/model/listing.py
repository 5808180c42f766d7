"""Which files a guide is read from: trees, the folders that they lie in, and articles."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path

from good_call.model.folders import Folders
from good_call.records import dataclass
from good_call.source.docs_folder import DocsFolder, look_through

_TREES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Listing:
    """Paths in the order in which they are read; of `twins` each has a tree's name that another has already."""

    trees: tuple[Path, ...]
    twins: tuple[tuple[Path, Path], ...]
    folders: tuple[Path, ...]
    """Those that trees lie in, below the folder of trees."""
    articles: tuple[Path, ...]
    docs: DocsFolder = field(default_factory=DocsFolder)

    @classmethod
    def below(cls, root: Path, where: Folders, unsaved: Mapping[str, object]) -> Listing:
        """What `root` holds, with files that are given and without those that are given as None."""
        articles = files_in(root, where.articles, (".md",), unsaved)
        listed = cls.of(root / where.trees, tree_files(root, where, unsaved), articles)
        return replace(listed, docs=look_through(root, where.docs))

    @classmethod
    def of(cls, trees_folder: Path, trees: Iterable[Path], articles: Iterable[Path]) -> Listing:
        """These files."""
        files: dict[str, Path] = {}
        # The shallow one of twins is read, and of two in one folder that which ends as all others do.
        ordered = sorted(trees, key=lambda path: (len(path.parts), path.suffix != ".yml"))
        twins = [(path, files[path.stem]) for path in ordered if files.setdefault(path.stem, path) is not path]
        folders = sorted({path.parent for path in files.values()} - {trees_folder})
        return cls(tuple(files.values()), tuple(twins), tuple(folders), tuple(articles))


def tree_files(root: Path, where: Folders, unsaved: Mapping[str, object] | None = None) -> list[Path]:
    """The files of all trees: those of the folder of trees, and those of the folders in it, however deep."""
    given, trees = unsaved or {}, root / where.trees
    folders = {trees, *(root / folder for folder in set(map(_folder, given)) if folder.startswith(f"{where.trees}/"))}
    with contextlib.suppress(OSError):
        folders |= {path for path in trees.rglob("*") if path.is_dir()}
    shown = sorted(each for each in folders if not any(map(_is_hidden, each.relative_to(root).parts)))
    return [path for each in shown for path in files_in(root, each.relative_to(root).as_posix(), _TREES, given)]


def files_in(root: Path, folder: str, endings: tuple[str, ...], unsaved: Mapping[str, object]) -> list[Path]:
    """The files of one folder with these endings, by their names."""
    here = {file.rpartition("/")[2]: text for file, text in unsaved.items() if _folder(file) == folder}
    names = {name for name, text in here.items() if text is not None}
    with contextlib.suppress(OSError):
        names |= {path.name for path in (root / folder).iterdir()} - here.keys()
    return [root / folder / name for name in sorted(names) if Path(name).suffix in endings and not _is_hidden(name)]


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _is_hidden(name: str) -> bool:
    return name.startswith(("_", "."))
