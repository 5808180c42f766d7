"""What the analyser says of plain YAML data: read, checked, and told by rule and place."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterator
from typing import Any

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Route
from good_call.graph.analysis import Analysis
from good_call.model.article import Article, Principle
from good_call.model.form_reader import FormReader
from good_call.model.guide import Guide
from good_call.model.house import House, Verdict
from good_call.model.people import Escalation, Role
from good_call.model.tree import Tree
from good_call.rules.check import check_guide
from good_call.source.document import Document

from tests.graph.sketch import sketch
from tests.oracle.brute_force import Data, slug
from tests.oracle.random_trees import OTHERS, PRINCIPLES, VERDICTS

FILE = "decision_trees/random.yml"
TODAY = datetime.date(2026, 11, 21)


@dataclasses.dataclass(frozen=True)
class Judged:
    """The analysis of a tree, and all that the rules say of its file."""

    analysis: Analysis
    found: tuple[Diagnostic, ...]

    def of(self, rule: str) -> list[Diagnostic]:
        """What one rule says."""
        return [each for each in self.found if each.rule == rule]

    def routes(self, rule: str, with_notes: bool = False) -> set[Route]:
        """The places of one rule; its notes name more of them where one mistake shows in several."""
        places = {each.place.route for each in self.of(rule)}
        notes = {note.place.route for each in self.of(rule) for note in each.notes}
        return places | notes if with_notes else places


def judge(data: Data) -> Judged:
    """Write the data as YAML, read it as a tree among others, and check the guide."""
    text = "\n".join(lines_of(data)) + "\n"
    reader = FormReader(Document(FILE, text))
    tree = reader.read(Tree)
    assert tree is not None, (reader.diagnostics, text)
    tree = dataclasses.replace(tree, id="random", file=FILE)
    report = check_guide(_guide(tree, Document(FILE, text)), TODAY)
    found = tuple(each.diagnostic for each in report.diagnostics if each.diagnostic.place.file == FILE)
    return Judged(report.analyses["random"], found)


def lines_of(value: Any) -> Iterator[str]:
    """Plain data as the lines of a YAML block; every text in quotes, every group on lines of its own."""
    if not value or isinstance(value, str):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, dict):
        for key, child in value.items():
            first, *rest = lines_of(child)
            nested = bool(child) and not isinstance(child, str)
            yield from (f"{key}:", f"  {first}") if nested else (f"{key}: {first}",)
            yield from (f"  {line}" for line in rest)
    else:
        for child in value:
            first, *rest = lines_of(child)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _guide(tree: Tree, document: Document) -> Guide:
    return Guide(
        trees={tree.id: tree, **{each.id: each for each in _OTHERS}},
        articles=LESSONS,
        house=HOUSE,
        documents={document.file: document},
    )


_OTHERS = tuple(
    dataclasses.replace(sketch("a? yes -> end | no -> fin\nend!\nfin!"), id=name, file=f"decision_trees/{name}.yml")
    for name in OTHERS
)
_LESSON = Article(
    id="lesson",
    title="A lesson",
    principles={
        name: Principle(id=name, principle="Do.", why="So.", theme="all")
        for name in (citation.partition("/")[2] for citation in PRINCIPLES)
    },
)
LESSONS = {_LESSON.id: _LESSON}
HOUSE = House(
    verdicts={slug(each): Verdict(id=slug(each), name=each, means="So.", tone="go") for each in (*VERDICTS, "decline")},
    themes={"all": "All"},
    roles={"boss": Role(id="boss", name="The boss")},
    escalation=Escalation(who="boss", how="Call.", meanwhile="Wait."),
)
