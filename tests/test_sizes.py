"""What is read at once fits on a screen or two: functions of 30 lines, files of 300. What is longer says why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import good_call

ENGINE = Path(good_call.__file__).parent
MOST_OF_A_FUNCTION = 30
MOST_OF_A_FILE = 300
LONGER = {
    "pages/element/decision-guide.js": "the element itself; its nouns have files of their own",
    "pages/workshop/workshop.js": "what holds the workshop's parts together; they have files of their own",
}
"""Files, with what keeps them in one."""
_READ_BY_PEOPLE = {".py", ".js", ".css", ".html", ".ts"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    for path in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(ENGINE).as_posix()}: {node.name}", node


def lines_of(function: Function) -> int:
    """Without its docstring: a command's is its manual."""
    documented = ast.get_docstring(function) is not None
    said = (function.body[0].end_lineno or 0) - function.body[0].lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - said


def test_no_function_is_longer_than_a_screen() -> None:
    assert {name: lines for name, each in functions() if (lines := lines_of(each)) > MOST_OF_A_FUNCTION} == {}


def test_no_file_is_longer_than_it_must_be() -> None:
    made = ENGINE / "workshop/parts"
    files = {path for path in ENGINE.rglob("*") if path.suffix in _READ_BY_PEOPLE and path.parent != made}
    lines = {path.relative_to(ENGINE).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in files}
    assert {name for name, count in lines.items() if count > MOST_OF_A_FILE} == LONGER.keys()
