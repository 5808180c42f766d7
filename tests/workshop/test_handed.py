"""What the worker is handed is imported as if it lay in a folder."""

from __future__ import annotations

import importlib
import marshal
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from workshop_parts.handed import take
from workshop_parts.packed import packed

FILES = {
    "handed_tree/__init__.py": "'The tree.'\nfrom handed_tree.branches.leaf import GREEN\n",
    "handed_tree/branches/__init__.py": "",
    "handed_tree/branches/leaf.py": "GREEN = __name__\n",
    "handed_tree/withered.py": "raise ValueError('withered')\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.setattr(sys, "path", [*sys.path])
    codes = {f"{path}c": bytes(16) + marshal.dumps(compile(text, path, "exec")) for path, text in FILES.items()}
    told = b"[handed.kinds]\noak = handed_tree:GREEN\n"
    others = {"handed_tree/words.txt": b"green", "handed_tree-1.0.dist-info/entry_points.txt": told}
    take(packed({**codes, **others}), str(tmp_path))
    yield tmp_path
    for name in [each for each in sys.modules if each.startswith("handed_tree")]:
        del sys.modules[name]


def test_a_package_and_what_is_in_it_are_imported(folder: Path) -> None:
    tree = importlib.import_module("handed_tree")
    assert (tree.__doc__, tree.GREEN) == ("The tree.", "handed_tree.branches.leaf")
    assert importlib.import_module("handed_tree.branches").__path__ == [f"{folder}/handed_tree/branches"]


def test_what_lies_beside_a_module_is_found_beside_it(folder: Path) -> None:
    tree = importlib.import_module("handed_tree")
    assert tree.__file__
    assert Path(tree.__file__).with_name("words.txt").read_text("utf-8") == "green"
    assert [each.name for each in entry_points(group="handed.kinds")] == ["oak"]


@pytest.mark.parametrize(
    ("name", "error"), [("handed_tree.gone", ModuleNotFoundError), ("handed_tree.withered", ValueError)]
)
def test_what_is_missing_or_fails_says_so(folder: Path, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        importlib.import_module(name)
