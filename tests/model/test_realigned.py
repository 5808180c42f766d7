"""A line that stands too far in or out is the one that is told; its repair makes the tree that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.model.tree import Tree
from good_call.model.tree_reading import TreeReading, read_tree
from good_call.rules.check import check_guide
from good_call.source.document import Document, locate
from good_call.source.edit import Edit, apply
from good_call.source.indentation import indent
from good_call.source.line_move import LineMove, end_of_block

from tests.cli.small_guide import TREE, write_small_guide
from tests.own_guide import GUIDES
from tests.rules.fixture import TODAY

FILE = "decision_trees/keep.yml"
LINES = TREE.split("\n")
TREES = {
    path.relative_to(GUIDES).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(GUIDES.rglob("decision_trees/**/*.yml"))
    if not path.name.startswith("_")
}


def _moves(lines: list[str], by: int, with_all: bool = False) -> Iterator[LineMove]:
    for number, line in enumerate(lines):
        end = end_of_block(lines, number) if with_all else number + 1
        if line.strip() and indent(line) + by >= 0 and (end > number + 1) == with_all:
            yield LineMove(number, end, by)


def _read(text: str) -> TreeReading:
    return read_tree(Document(FILE, text), "keep", "")


def _meant(text: str) -> Tree | None:
    """The tree after the repair of the one mistake; None where there is no repair or another mistake."""
    reading = _read(text)
    if len(reading.diagnostics) != 1:
        return None
    edits = [Edit(FILE, each.place.span, each.text) for each in reading.diagnostics[0].replacements if each.place.span]
    return _read(apply(text, edits)).tree


def _line(text: str) -> int:
    reading = _read(text)
    return locate(reading.diagnostics[0], {FILE: reading.document}).span.line - 1


def _told(text: str, by: int, with_all: bool) -> dict[int, str]:
    """The text with each second line moved, by the line's number, where that makes another tree or none."""
    lines, whole = text.split("\n"), _read(text).tree
    moved = {move.first: move.of(lines) for move in islice(_moves(lines, by, with_all), 0, None, 2)}
    return {number: new for number, new in moved.items() if _read(new).tree != whole}


@pytest.mark.parametrize(
    "by", [pytest.param(-2, marks=pytest.mark.nightly), 1, pytest.param(4, marks=pytest.mark.nightly)]
)
def test_each_line_that_was_moved_is_named_and_put_back(by: int) -> None:
    whole = _read(TREE).tree
    told = _told(TREE, by, False)
    assert len(told) > 55
    assert [LINES[number] for number, text in told.items() if _meant(text) != whole] == []
    assert [LINES[number] for number, text in list(told.items())[::2] if _line(text) != number] == []


@pytest.mark.parametrize("by", [-1, 2])
def test_lines_moved_with_all_that_belongs_to_them_are_put_back(by: int) -> None:
    whole = _read(TREE).tree
    told = _told(TREE, by, True)
    # A total below a worksheet is read as one more field of it.
    unsure = [LINES[number].strip() for number, text in told.items() if _meant(text) != whole]
    assert len(told) >= 20
    assert unsure == (["total:"] if by == 2 else [])


@pytest.mark.nightly
@pytest.mark.parametrize("name", list(TREES))
def test_in_other_trees_nearly_all_are_found_and_none_is_put_elsewhere(name: str) -> None:
    text, whole = TREES[name], _read(TREES[name]).tree
    told = [new for by in (-4, -2, -1, 1, 2, 4) for new in list(_told_some(text, by))]
    put_back = [_meant(new) for new in told]
    assert [tree for tree in put_back if tree not in (whole, None)] == []
    assert put_back.count(whole) >= 0.8 * len(told)
    assert not [new for new in told if "Move it 0" in _read(new).diagnostics[0].help]


def _told_some(text: str, by: int) -> Iterator[str]:
    lines, whole = text.split("\n"), _read(text).tree
    for number, move in enumerate(_moves(lines, by)):
        new = move.of(lines)
        if number % 31 == 0 and _read(new).diagnostics and _read(new).tree != whole:
            yield new


@pytest.mark.parametrize("moved", ["    ask: Were they rude?", "  - name: The good one", "    approve: nobody"])
def test_what_else_is_wrong_is_told_beside_a_crooked_line(moved: str, tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    text = TREE.replace("then: tell-them", "then: nowhere").replace(f"\n{moved}\n", f"\n {moved}\n")
    (root / FILE).write_text(text, encoding="utf-8")
    found = check_guide(read_guide(root), TODAY).of_file(FILE)
    assert [each.diagnostic.rule for each in found if each.is_error] in (
        ["yaml-syntax", "unknown-target"],
        ["unknown-target", "yaml-syntax"],
    )


def test_a_line_of_a_long_hopeless_file_is_not_looked_for_long() -> None:
    hopeless = TREE.replace("    answers:", "   answers:") + "  x: y: z\n" * 400
    assert [each.rule for each in _read(hopeless).diagnostics] == ["yaml-syntax"]
    assert _meant(hopeless) is None
