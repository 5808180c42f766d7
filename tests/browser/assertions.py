"""Which assertions about a page read it once, and so hold or fail by chance: a page takes its time.

An `assert` may not read a page, itself or by a function that does; nor judge a name that holds what was read, unless
the statement before the reading waited for something. `expect`, `becomes`, `holds` and `wait_for_…` wait; but a promise
is true at once for `wait_for_function`, whatever comes of it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from pathlib import Path

READS = frozenset(
    (
        *("all_inner_texts", "all_text_contents", "bounding_box", "content", "count", "evaluate", "evaluate_all"),
        *("get_attribute", "inner_html", "inner_text", "input_value", "is_checked", "is_disabled", "is_editable"),
        *("is_enabled", "is_hidden", "is_visible", "text_content", "title"),
    )
)
"""What Playwright answers at once, whatever the page is about to become."""
WAITING = frozenset(("becomes", "holds", "see", "answer_all"))
"""Functions of ours that return when the page is where they say, beside those called `expect_…` and `wait_for_…`."""
PAGES = frozenset(("page", "tab", "opened", "other", "guide", "first", "second"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def hasty(files: Iterable[Path]) -> list[str]:
    """The places of assertions that don't wait, as `file:line`."""
    trees = {file: ast.parse(file.read_text("utf-8")) for file in files}
    functions = [each for tree in trees.values() for each in ast.walk(tree) if isinstance(each, Function)]
    readers = _readers(functions)
    return [f"{file}:{line}" for file, tree in trees.items() for line in sorted(set(_lines(tree, readers)))]


def _readers(functions: list[Function]) -> set[str]:
    """The functions that hand on what they read."""
    found: set[str] = set()
    while True:
        more = {
            each.name
            for each in functions
            if any(_reads(value, found, _tainted(each, found)) for value in _returned(each))
        }
        if more <= found:
            return found
        found |= more


def _returned(function: Function) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
            yield node.value


def _lines(tree: ast.AST, readers: Set[str]) -> Iterator[int]:
    for function in (each for each in ast.walk(tree) if isinstance(each, Function)):
        hasty_names = _tainted(function, readers)
        for node in _own(function):
            if isinstance(node, ast.Assert) and _reads(node.test, readers, hasty_names):
                yield node.lineno
            if isinstance(node, ast.Call) and _waits_for_a_promise(node):
                yield node.lineno


def _tainted(function: Function, readers: Set[str]) -> set[str]:
    """Names that hold what was read of the page before anything waited for it."""
    names: set[str] = set()
    for block in _blocks(function):
        for before, node in pairwise([None, *block]):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _reads(node.value, readers, names):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if not _waits(before):
                    names |= {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}
    return names


def _waits_for_a_promise(called: ast.Call) -> bool:
    """`evaluate` waits for what comes of it, asked by `holds`."""
    if not isinstance(called.func, ast.Attribute) or called.func.attr != "wait_for_function":
        return False
    texts = [each.value for given in called.args for each in ast.walk(given) if isinstance(each, ast.Constant)]
    return any(".then(" in text or text.startswith("async ") for text in texts if isinstance(text, str))


def _blocks(function: Function) -> Iterator[list[ast.stmt]]:
    for node in (function, *_own(function)):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                yield block


def _waits(statement: ast.stmt | None) -> bool:
    """Whether it waits, or is itself a reading that something was waited for before."""
    called = (each.func for each in ast.walk(statement) if isinstance(each, ast.Call)) if statement else ()
    names = (each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in called)
    return any(name in WAITING or name.startswith(("wait_for", "expect", "to_")) for name in names)


def _reads(value: ast.AST, readers: Set[str], tainted: Set[str]) -> bool:
    return any(_is_read(each, readers, tainted) for each in ast.walk(value))


def _is_read(node: ast.AST, readers: Set[str], tainted: Set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in tainted
    if isinstance(node, ast.Attribute) and node.attr == "url":
        return isinstance(node.value, ast.Name) and node.value.id in PAGES
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Name):
        return called.id in readers
    # `text.count("x")` counts in what is there already
    return isinstance(called, ast.Attribute) and called.attr in READS and not (called.attr == "count" and node.args)


def _own(function: Function) -> Iterator[ast.AST]:
    """Everything in a function but what stands in functions of its own."""
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [each for each in ast.iter_child_nodes(node) if not isinstance(each, Function)]
