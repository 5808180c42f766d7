"""Imports run one way: source <- model <- graph <- rules, diagnostics beside them, pages, then site and cli on top."""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import good_call
import pytest
from good_call.source.memory import Memory

PACKAGE = Path(good_call.__file__).parent

PICTURE = PACKAGE.parents[1] / "docs" / "maintainers" / "architecture.md"


def drawn(picture: str) -> dict[str, set[str]]:
    """What each part may import, as the picture in the architecture page draws it: what stands to its left."""
    may_import: dict[str, set[str]] = {}
    for line in picture.split("```text\n")[1].partition("```")[0].splitlines():
        left: set[str] = set()
        for names in line.split(" <- "):
            parts = set(names.split(", "))
            for part in parts if left or len(parts) == 1 else ():
                may_import[part] = may_import.get(part, set()) | left
            left |= parts
    return may_import


MAY_IMPORT = drawn(PICTURE.read_text(encoding="utf-8"))

BESIDE = ("records",)
"""What stands beside the rooms, for each of them."""

MODULES = sorted(path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All that stands in a file, parsed once for all walls."""
    return tuple(ast.walk(ast.parse((PACKAGE.parent / path).read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """The names of all modules that a file imports, at its top or later."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(module: str) -> str:
    """`rules` of `good_call.rules.check`; empty for what is not ours."""
    names = module.split(".")
    return names[1] if names[0] == PACKAGE.name and len(names) > 1 else ""


def over_a_wall(paths: Iterable[Path], is_wrong: Callable[[Path, str], bool]) -> dict[str, list[str]]:
    """What files import that they must not, by file."""
    found = {str(path): [name for name in imported(path) if is_wrong(path, name)] for path in paths}
    return {path: names for path, names in found.items() if names}


def test_imports_run_one_way() -> None:
    beside = {path.stem for path in MODULES if len(path.parts) == 2}
    assert beside <= {"__init__", "__main__", *BESIDE}

    def is_wrong(path: Path, name: str) -> bool:
        return part_of(name) not in {"", path.parts[1], *MAY_IMPORT[path.parts[1]], *BESIDE}

    assert over_a_wall([path for path in MODULES if len(path.parts) > 2], is_wrong) == {}


def test_only_site_imports_mkdocs() -> None:
    others = [path for path in MODULES if path.parts[1] != "site"]
    assert over_a_wall(others, lambda _, name: name.split(".")[0] in ("mkdocs", "material")) == {}


def test_graph_knows_no_yaml() -> None:
    graph = [path for path in MODULES if path.parts[1] == "graph"]
    assert graph
    assert over_a_wall(graph, lambda _, name: name.split(".")[0] == "yaml" or part_of(name) == "source") == {}


def test_the_picture_draws_every_part_and_no_other() -> None:
    parts = {path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))}
    assert set(MAY_IMPORT) == parts


SITE = [path for path in MODULES if path.parts[1] == "site"]


def test_nothing_is_global() -> None:
    assert [str(path) for path in MODULES if any(isinstance(node, ast.Global) for node in nodes_of(path))] == []


@pytest.mark.parametrize("path", SITE, ids=str)
def test_the_site_s_modules_hold_nothing_that_changes(path: Path) -> None:
    module = importlib.import_module(".".join(path.with_suffix("").parts))
    kept = [name for name, value in vars(module).items() if isinstance(value, dict | list | set | Memory)]
    assert [name for name in kept if not name.startswith("__")] == []


SHARED: dict[str, list[str]] = {}
"""Names that two classes or types may have, with their files, and a remark that says why."""
SAY_AS_THEIR_CALLERS = ("agents", "workshop")
"""Rooms that speak a protocol: what their types are called, an assistant or a page in a browser reads."""


def test_no_two_classes_or_types_share_a_name() -> None:
    """One word for one thing; a name of a single file counts too, since whoever searches finds both."""
    holders: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        module = nodes_of(path)[0]
        named = [node.name for node in nodes_of(path) if isinstance(node, ast.ClassDef)]
        if path.parts[1] not in SAY_AS_THEIR_CALLERS and isinstance(module, ast.Module):
            named += filter(None, map(_alias, module.body))
        for name in named:
            holders[name.lstrip("_")].append(path.as_posix())
    assert {name: files for name, files in holders.items() if len(files) > 1} == SHARED


def _alias(node: ast.stmt) -> str:
    """The name that a line gives to a type; empty for any other line."""
    if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
        return ""
    name = node.targets[0].id
    is_type = isinstance(node.value, ast.Subscript | ast.BinOp | ast.Name | ast.Attribute)
    return name if is_type and name.lstrip("_")[:1].isupper() and not name.isupper() else ""
