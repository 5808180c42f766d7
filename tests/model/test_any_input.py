"""Every input yields diagnostics, never an exception: any bytes as a tree, any text in any place of a tree."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from good_call.diagnostics.concise import write_concise
from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.full import write_full
from good_call.diagnostics.github import write_github
from good_call.diagnostics.json_format import write_json
from good_call.model.guide import read_guide
from good_call.rules.check import Report, check_guide
from good_call.source.text_file import decode
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.rules.fixture import GUIDE, TODAY
from tests.source.plain_tree import FILE

EVERYTHING = (Path(__file__).parent / "everything.yml").read_text(encoding="utf-8")


def _scalars(node: yaml.Node | None) -> Iterator[slice]:
    """Where each key and each value of a document stands."""
    if isinstance(node, yaml.ScalarNode):
        yield slice(node.start_mark.index, node.end_mark.index)
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for each in child if isinstance(child, tuple) else (child,):
                yield from _scalars(each)


PLACES = list(_scalars(yaml.compose(EVERYTHING, Loader=yaml.BaseLoader)))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# What YAML itself gives a meaning to turns up far more often than among all characters.
SIGNS = st.sampled_from([*"\t\n :-?[]{},#&*!|>'\"%@`~<\\\0\x07\x85\u2028\ufeffäé漢🚚", "- ", ": ", "\n  ", "---\n"])
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=12).map("".join)
LINES = st.sampled_from(EVERYTHING.splitlines())
FILES = st.lists(st.one_of(LINES, LINES.map(lambda line: line[2:]), TEXTS), max_size=40).map("\n".join)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("any") / "guide"
    shutil.copytree(GUIDE, root)
    return root


def judge(root: Path, content: bytes) -> Report:
    (root / FILE).write_bytes(content)
    report = check_guide(read_guide(root), TODAY)
    for write in (write_full, write_concise, write_github, write_json):
        write(report.diagnostics)
    for each in report.diagnostics:
        assert each.span.line >= 1
        assert each.span.column >= 1
    return report


@QUICK
@given(content=st.binary(max_size=200))
@example(content=b"\xff\xfe")
@example(content=b"\xef\xbb\xbf")
@example(content=b"? ? :")
@example(content=b"? [a]\n: {b: [c, d]: e}\n")
def test_any_bytes_as_a_tree_give_diagnostics(content: bytes, root: Path) -> None:
    report = judge(root, content)
    assert any(each.diagnostic.place.file == FILE for each in report.errors)


@QUICK
@given(content=FILES)
def test_any_lines_as_a_tree_give_diagnostics(content: str, root: Path) -> None:
    judge(root, content.encode("utf-8", "surrogatepass"))


@settings(parent=QUICK, max_examples=120)
@given(place=st.sampled_from(PLACES), text=TEXTS)
def test_any_text_in_any_place_of_a_tree_gives_diagnostics(place: slice, text: str, root: Path) -> None:
    content = EVERYTHING[: place.start] + text + EVERYTHING[place.stop :]
    judge(root, content.encode("utf-8", "surrogatepass"))


@settings(parent=QUICK, max_examples=80)
@given(place=st.sampled_from(PLACES), text=TEXTS)
def test_any_quoted_text_in_any_place_of_a_tree_gives_diagnostics(place: slice, text: str, root: Path) -> None:
    judge(root, (EVERYTHING[: place.start] + json.dumps(text) + EVERYTHING[place.stop :]).encode())


@QUICK
@given(content=FILES)
def test_any_lines_as_house_rules_or_article_give_diagnostics(content: str, root: Path) -> None:
    texts = {"decision_trees/_house.yml": content, "docs/articles/fire-a-customer.md": f"---\n{content}"}
    for file, text in texts.items():
        decoded = decode(text.encode("utf-8", "surrogatepass"), file)
        if isinstance(decoded, Diagnostic):
            continue
        check_guide(read_guide(GUIDE, {file: decoded}), TODAY)
