"""A defect of the source is a defect of the tree: what is broken in a graph, the check names after the import."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from good_call.exchange import dot, graph_json, mermaid, table_rows, tables
from good_call.exchange.flowchart import Flowchart, flowchart_of
from good_call.exchange.settling import settle
from good_call.exchange.tree_text import tree_text
from good_call.model.guide import Guide, read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import write_small_guide
from tests.exchange.shapes import SHAPES
from tests.exchange.test_round_trip import read_tree
from tests.rules.fixture import TODAY

SOUND = ("a long chain", "thirty answers", "a start that stands last", "letters of everywhere")

Node = dict[str, Any]


def _no_start(graph: Node) -> None:
    del graph["start"]


def _lost_start(graph: Node) -> None:
    graph["start"] = "nobody-home"


def _lost_target(graph: Node) -> None:
    _last_question(graph)["answers"][-1]["to"] = "nobody-home"


def _no_target_left(graph: Node) -> None:
    del graph["nodes"][_first_outcome(graph)]


def _no_words(graph: Node) -> None:
    _last_question(graph)["text"] = ""


def _no_answers(graph: Node) -> None:
    _last_question(graph)["answers"] = []


def _no_words_of_an_answer(graph: Node) -> None:
    answer = _last_question(graph)["answers"][0]
    answer["label"] = ""
    answer.pop("x_form", None)


def _loop(graph: Node) -> None:
    _last_question(graph)["answers"].append({"label": "Again", "to": graph["start"]})


def _outcome_that_goes_on(graph: Node) -> None:
    graph["nodes"][_first_outcome(graph)]["answers"] = [{"label": "On", "to": graph["start"]}]


def _nobody_leads_there(graph: Node) -> None:
    graph["nodes"]["island"] = {"kind": "outcome", "text": "Nobody comes here"}


def _first_outcome(graph: Node) -> str:
    return next(str(name) for name, node in graph["nodes"].items() if node["kind"] == "outcome")


def _last_question(graph: Node) -> Node:
    return [node for node in graph["nodes"].values() if node["kind"] == "question"][-1]  # type: ignore[no-any-return]


def _same_key_twice(graph: Node) -> None:
    graph["nodes"][_Again(_first_outcome(graph))] = {"kind": "outcome", "text": "Quite another end"}


class _Again(str):
    """A key that isn't the same as that with its letters, so that a file holds both."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


DEFECTS: dict[str, tuple[Callable[[Node], None], str]] = {
    "no start": (_no_start, "missing-field"),
    "a start that nothing has": (_lost_start, "missing-start"),
    "a target that nothing has": (_lost_target, "unknown-target"),
    "a node that is gone": (_no_target_left, "unknown-target"),
    "a question without words": (_no_words, "empty-text"),
    "a question without answers": (_no_answers, "no-answers"),
    "an answer without words": (_no_words_of_an_answer, "empty-text"),
    "a loop": (_loop, "undeclared-loop"),
    "a second definition": (_same_key_twice, "duplicate-key"),
    "an outcome that goes on": (_outcome_that_goes_on, "unknown-field"),
    "a node that nothing leads to": (_nobody_leads_there, "unreachable"),
}
_NEEDS_JSON = {"a second definition", "no start", "an outcome that goes on", "an answer without words"}
"""Told by graph JSON alone: the others draw an arrow, know no kind of box that nothing may leave, or one text a box."""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return read_guide(write_small_guide(tmp_path / "guide"))


BESIDE_A_LOST_START = ("a loop", "a question without answers", "a question without words", "a target that nothing has")


@pytest.mark.parametrize("defect", BESIDE_A_LOST_START)
def test_a_start_that_nothing_has_hides_no_other_defect(defect: str, guide: Guide, tmp_path: Path) -> None:
    graph = json.loads(_graph("a start that stands last", defect))
    _lost_start(graph)
    assert _rules(guide, graph_json.read(json.dumps(graph)), tmp_path) >= {"missing-start", DEFECTS[defect][1]}


SECOND_DEFINITIONS = {
    "wide rows": (
        tables,
        "Question,Answer 1,Next 1,Answer 2,Next 2\nLate?,Yes,Sorry,No,Cold?\nCold?,Yes,A,No,B\nLate?,Yes,A,No,B\n",
    ),
    "an outcome among rows of answers": (
        tables,
        "id,text,answer,then\nlate,Late?,Yes,sorry\n,,No,fine\nsorry,Say sorry,,\nfine,Go on,,\nsorry,Send it anew,,\n",
    ),
    "a question among rows of answers": (
        tables,
        "id,text,answer,then\nlate,Late?,Yes,a\n,,No,b\na,Say sorry,,\nb,Go on,,\nlate,Broken?,Yes,b\n,,No,a\n",
    ),
}


def _rules(guide: Guide, chart: Flowchart, tmp_path: Path) -> set[str]:
    text = tree_text(settle(chart, guide.tree_ids), "a file")
    report = check_guide(read_guide(tmp_path / "guide", {"decision_trees/imported.yml": text}), TODAY)
    return {each.diagnostic.rule for each in report.of_file("decision_trees/imported.yml") if each.is_error}


def _graph(shape: str, defect: str) -> str:
    graph = json.loads(graph_json.write(flowchart_of(read_tree(SHAPES[shape]), {})))
    DEFECTS[defect][0](graph)
    return json.dumps(graph)


@pytest.mark.parametrize("defect", DEFECTS)
@pytest.mark.parametrize("shape", SOUND)
def test_no_defect_becomes_invisible(shape: str, defect: str, guide: Guide, tmp_path: Path) -> None:
    chart = graph_json.read(_graph(shape, defect))
    assert DEFECTS[defect][1] in _rules(guide, chart, tmp_path)


@pytest.mark.parametrize("format_", [mermaid, dot, table_rows], ids=lambda module: module.__name__.rpartition(".")[2])
@pytest.mark.parametrize("defect", [each for each in DEFECTS if each not in _NEEDS_JSON])
def test_no_defect_becomes_invisible_on_its_way_through_another_format(
    defect: str, format_: ModuleType, guide: Guide, tmp_path: Path
) -> None:
    broken = graph_json.read(_graph("a start that stands last", defect))
    chart: Flowchart = format_.read(format_.write(broken))
    assert DEFECTS[defect][1] in _rules(guide, chart, tmp_path)


@pytest.mark.parametrize("drawn", SECOND_DEFINITIONS)
def test_a_second_definition_arrives_as_one(drawn: str, guide: Guide, tmp_path: Path) -> None:
    module, text = SECOND_DEFINITIONS[drawn]
    assert "duplicate-key" in _rules(guide, module.read(text), tmp_path)


REDRAWN = {
    "Mermaid": (mermaid, "flowchart TD\n late{Late?} -->|Yes| sorry[Sorry]\n late -->|No| fine\n sorry[Anew]\n"),
    "DOT": (dot, 'digraph { late -> sorry [label="Yes"]; sorry [label="Sorry"]; late -> fine; sorry [label="Anew"] }'),
}


@pytest.mark.parametrize("format_", REDRAWN)
def test_where_the_last_text_is_drawn_both_are_told(format_: str) -> None:
    module, text = REDRAWN[format_]
    told = [each.text for each in module.read(text).remarks]
    assert "`sorry` has two texts, “Sorry” and “Anew”: the last counts, as it is drawn" in told


@pytest.mark.parametrize("shape", SOUND)
def test_sound_graphs_have_no_error(shape: str, guide: Guide, tmp_path: Path) -> None:
    assert _rules(guide, flowchart_of(read_tree(SHAPES[shape]), {}), tmp_path) <= {"duplicate-answer"}
