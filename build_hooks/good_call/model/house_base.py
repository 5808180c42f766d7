"""Where the house rules stand on which others build: in a file of the repository, or in an installed package."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path, PurePosixPath, PureWindowsPath

from good_call.model.nearest import nearest
from good_call.records import dataclass

_IN_PACKAGE = re.compile(r"(?P<package>[A-Za-z_][\w.-]+):(?P<file>[^:]+)")
_FORMS = (
    "Write the way to it from this file, as in `../shared/house.yml`, or `package:file`, as in `acme_house:house.yml`."
)
_ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class BaseFile:
    """`file` is what it is called in messages; `package` is the one it lies in, empty where it lies in none.

    `folder` is what it may not lead out of; None where that isn't known.
    """

    file: str
    path: Path
    package: str = ""
    folder: Path | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class NoBase:
    """Why there is no such file, what to do, and what may have been meant."""

    message: str
    help: str = ""
    meant: str = ""


def find_base(named: str, beside: BaseFile, root: Path, given: Collection[str] = ()) -> BaseFile | NoBase:
    """The file that `named` leads to from the house rules that name it; `root` is the guide's folder.

    Whether anything stands there is for whoever reads it to find. `given` are the files whose texts are at hand: a
    package need not be installed where its file is one of them.
    """
    if PurePosixPath(named).is_absolute() or PureWindowsPath(named).drive or named.startswith(("~", "\\")):
        return NoBase(f"`{named[:70]}` is a place on one machine; another one has nothing there", _FORMS)
    if "\\" in named:
        return NoBase("a way to a file is written with `/`, on every system", meant=named.replace("\\", "/"))
    if "://" in named:
        help = "Copy the file into this repository, or install it as a package; then write the way to it."
        return NoBase(f"`{named[:70]}` is an address, and house rules are read from files", help)
    if found := _IN_PACKAGE.fullmatch(named):
        return _in_package(found["package"].replace("-", "_"), found["file"], given)
    if ":" in named:
        return NoBase(f"`{named[:70]}` names no file and no package", _FORMS)
    if beside.package and beside.folder:
        return _in_package(beside.package, os.path.relpath(beside.path.parent / named, beside.folder), given)
    return _in_repository(named, beside, root)


def _in_repository(named: str, beside: BaseFile, root: Path) -> BaseFile | NoBase:
    path = Path(os.path.normpath(beside.path.parent / named))
    repository = _repository(root)
    if repository and repository not in path.parents:
        help = "Move the file into the repository, or into a package that this guide installs."
        return NoBase(f"`{named[:70]}` lies outside of this repository; another machine has nothing there", help)
    file = Path(os.path.relpath(path, root)).as_posix()
    return BaseFile(file, path, folder=repository, elsewhere=root not in path.parents)


def _repository(root: Path) -> Path | None:
    return next((each for each in (root, *root.parents) if (each / ".git").exists()), None)


def _in_package(package: str, file: str, given: Collection[str]) -> BaseFile | NoBase:
    handed_in = f"{package}:{PurePosixPath(file).as_posix()}"
    if handed_in in given:
        return BaseFile(handed_in, Path("/", package, file), package, Path("/", package), elsewhere=True)
    folder = next(_folders_of(package), None)
    if folder is None:
        help = "Add it to `dependencies` in pyproject.toml, and type `python -m pip install .`"
        return NoBase(f"no package `{package}` is installed here", help)
    path = Path(os.path.normpath(folder / file))
    if folder not in path.parents:
        return NoBase(f"`{file[:70]}` leads out of the package `{package}`", "Name a file that lies in it.")
    return BaseFile(f"{package}:{path.relative_to(folder).as_posix()}", path, package, folder, elsewhere=True)


def _folders_of(package: str) -> Iterator[Path]:
    """Where a package lies, without running anything of it."""
    top, *inner = package.split(".")
    try:
        found = find_spec(top)
    except (ImportError, ValueError):
        return
    for folder in (found.submodule_search_locations or ()) if found else ():
        yield Path(folder, *inner)


def no_file(named: str, path: Path, given: Iterable[Path] = ()) -> NoBase:
    """Why nothing can be read at a path, and what may have been meant: a file beside it, on the disk or given."""
    if path.is_dir():
        return NoBase(f"`{named[:70]}` is a folder", "Name the file in it that holds the house rules.")
    beside = [each.name for each in given if each.parent == path.parent and each.suffix in _ENDINGS]
    near = nearest(path.name, [*_files_in(path.parent), *beside]) or ""
    meant = f"{named.removesuffix(path.name)}{near}" if near else ""
    begins = "the package's folder" if ":" in named else "the folder of this file"
    return NoBase(f"there is no file `{named[:70]}`", "" if meant else f"The way to it begins at {begins}.", meant)


def _files_in(folder: Path) -> Iterable[str]:
    try:
        return [each.name for each in folder.iterdir() if each.suffix in _ENDINGS]
    except OSError:
        return []
