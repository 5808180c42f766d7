"""A docstring says more than the name that it stands under."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.own_guide import ROOT

_ENDING = re.compile(r"(ies|es|s|ed|ing|d)$")
_THIN = re.compile(
    r"\b(a|all|an|and|are|as|at|be|by|each|every|for|from|in|is|it|its|of|on|one|or|that|the|this|to|what|where|which"
    r"|whose|with)\b"
)


def _words(text: str) -> set[str]:
    apart = re.sub(r"([a-z])([A-Z])|_", r"\1 \2", text).lower()
    return {_ENDING.sub("", word) for word in re.findall(r"[a-z]+", _THIN.sub("", apart))}


def _told_already(node: ast.FunctionDef | ast.ClassDef, file: Path) -> set[str]:
    names = [node.name, file.stem]
    if isinstance(node, ast.FunctionDef):
        names += [ast.unparse(each) for each in node.args.args]
        names += [ast.unparse(node.returns)] if node.returns else []
    return _words(" ".join(names))


def _empty(source: str, file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            said = ast.get_docstring(node)
            if said and _words(said) <= _told_already(node, file):
                yield f"{file}, {node.name}: {said}"


def test_no_docstring_repeats_its_name() -> None:
    package = ROOT / "build_hooks"
    files = sorted(package.rglob("*.py"))
    assert files
    found = [each for file in files for each in _empty(file.read_text("utf-8"), file.relative_to(package))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        'def read_tree(path: Path) -> Tree:\n    """Read the tree of a path."""',
        'class Answer:\n    """An answer."""',
        'def shares(self) -> dict[str, int]:\n    """The shares."""',
    ],
)
def test_one_that_does_is_found(source: str) -> None:
    assert list(_empty(source, Path("other.py")))
