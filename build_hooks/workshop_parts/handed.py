"""Runs in the worker: what the page handed over, imported from where it lies in memory.

As files they would be asked for in a file system that is JavaScript, several times for each of hundreds of modules.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from workshop_parts.packed import unpacked

FOLDER = "/engine"
_CODE = ".pyc"
_HEAD = 16
"""The bytes before the code: which Python made it, and of what."""


class Handed:
    """Finds and loads modules by their code; `paths` say under which name each would lie in `folder`."""

    def __init__(self, codes: Mapping[str, bytes], paths: Mapping[str, str], folder: str) -> None:
        self._codes, self._paths, self._folder = codes, paths, folder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """As Python asks whoever brings modules."""
        file = self._paths.get(name)
        if file is None:
            return None
        place = f"{self._folder}/{file}"
        spec = ModuleSpec(name, self, origin=place, is_package=file.endswith(f"/__init__{_CODE}"))  # type: ignore[arg-type]
        spec.has_location, spec.cached = True, place
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(place.rpartition("/")[0])
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """As Python makes them."""

    def exec_module(self, module: ModuleType) -> None:
        """Run its code."""
        exec(marshal.loads(self._codes[module.__name__][_HEAD:]), module.__dict__)  # noqa: S102


def take(row: bytes, folder: str = FOLDER) -> None:
    """Make modules of the code in a row of files, and files below `folder` of all else."""
    codes, paths = {}, {}
    for path, content in unpacked(row).items():
        if path.endswith(_CODE):
            name = path.removesuffix(_CODE).removesuffix("/__init__").replace("/", ".")
            codes[name], paths[name] = content, path
        else:
            place = Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    sys.meta_path.insert(0, Handed(codes, paths, folder))
    # Whoever looks for what a package says of itself looks for files.
    sys.path.append(folder)
