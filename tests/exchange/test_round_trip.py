"""What is exported and imported again keeps its graph: nodes, words, answers, ranges, cases and ends."""

from pathlib import Path
from types import ModuleType

import pytest
from good_call.diagnostics.concise import write_concise
from good_call.exchange import dot, graph_json, mermaid, table_rows
from good_call.exchange.flowchart import flowchart_of
from good_call.exchange.settling import settle
from good_call.exchange.tree_text import tree_text
from good_call.model.form_reader import FormReader
from good_call.model.guide import Guide, read_guide
from good_call.model.node import Outcome, Question
from good_call.model.tree import Tree
from good_call.source.document import Document, locate

from tests.cli.small_guide import write_small_guide
from tests.exchange.shapes import SHAPES

FORMATS = (mermaid, dot, graph_json, table_rows)
SHIPPED = read_guide(Path(__file__).parents[2])

each_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda module: module.__name__.rpartition(".")[2])


def again(tree: Tree, guide: Guide, format_: ModuleType) -> Tree:
    titles = {other.id: other.title for other in guide.trees.values()}
    text: str = format_.write(flowchart_of(tree, titles))
    chart = settle(format_.read(text), guide.tree_ids - {tree.id})
    return read_tree(tree_text(chart, "a file"))


def read_tree(text: str) -> Tree:
    document = Document("decision_trees/x.yml", text)
    reader = FormReader(document)
    tree = reader.read(Tree)
    found = [locate(each, {document.file: document}) for each in reader.diagnostics]
    assert isinstance(tree, Tree), f"{write_concise(found)}\n{text}"
    return tree


def graph(tree: Tree) -> list[str]:
    """Everything that a path depends on, with the words a rep sees, in the order of the file."""
    lines = [f"start {tree.start}"]
    for node in tree.nodes.values():
        if isinstance(node, Question):
            worksheet = {name: str(each) for name, each in (node.worksheet or {}).items()}
            lines.append(f"{node} {node.ask} {node.help} {node.number} {node.tick} {worksheet} {node.total}")
            lines += [f"{answer.answer} {answer.hint}" for answer in node.answers]
        elif isinstance(node, Outcome):
            lines.append(f"{node} {node.title} {node.note}")
        else:
            lines.append(f"{node} {node.title} {node.tell}")
    return lines


@each_format
@pytest.mark.parametrize("tree_id", sorted(SHIPPED.trees))
def test_shipped_trees_keep_their_graph(tree_id: str, format_: ModuleType) -> None:
    tree = SHIPPED.trees[tree_id]
    assert sorted(graph(again(tree, SHIPPED, format_))) == sorted(graph(tree))


@each_format
def test_measures_cases_and_steps_back_keep_their_graph(format_: ModuleType, tmp_path: Path) -> None:
    guide = read_guide(write_small_guide(tmp_path / "guide"))
    for tree in guide.trees.values():
        assert graph(again(tree, guide, format_)) == graph(tree)


AWKWARD = 'Say "no" | {never} [again] (#1; 50 % & <more>) \\n `x` --> y \\ 日本語 é'


@each_format
def test_awkward_words_come_back_as_they_were(format_: ModuleType, tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    path = root / "decision_trees/afterwards.yml"
    quoted = "'" + AWKWARD.replace("<more>", "more") + "'"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Are you still angry?", quoted).replace('"No"', quoted + "\n        id: awkward")
    path.write_text(text.replace("title: Breathe", f"title: {quoted}"), encoding="utf-8")
    guide = read_guide(root)
    tree = guide.trees["afterwards"]
    assert graph(again(tree, guide, format_)) == graph(tree)


@each_format
@pytest.mark.parametrize("shape", SHAPES)
def test_graphs_of_every_shape_come_back(shape: str, format_: ModuleType, tmp_path: Path) -> None:
    guide = read_guide(write_small_guide(tmp_path / "guide"))
    tree = read_tree(SHAPES[shape])
    assert sorted(graph(again(tree, guide, format_))) == sorted(graph(tree))
