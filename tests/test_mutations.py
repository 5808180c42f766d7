"""Mistakes in the shipped trees: each is caught by the right rule at the right line, or brute force says it is none."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from good_call.diagnostics.diagnostic import Diagnostic, Located, Severity
from good_call.model.form_reader import FormReader
from good_call.model.guide import Guide, read_guide
from good_call.model.tree import Tree
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.document import Document, locate

from tests.mutants import MISTAKES, Mutant, Original
from tests.oracle.expectation import Expectation, Expected, Text

ROOT = Path(__file__).parents[1]
PATHS = {path.stem: path for path in sorted((ROOT / "decision_trees").glob("[!_]*.yml"))}
JUDGED_BY_BRUTE_FORCE = {
    "unknown-target",
    "missing-start",
    "unknown-question",
    "range-gap",
    "range-overlap",
    "wrong-range",
    "undeclared-loop",
    "case-not-covered",
    "impossible-case",
    "unreachable",
    "broken-safeguard",
    "wrong-scenario",
    "stray-answer",
}


@cache
def guide() -> Guide:
    return read_guide(ROOT)


@cache
def house() -> dict[str, object]:
    data: dict[str, object] = yaml.load((ROOT / "decision_trees" / "_house.yml").read_text(), Loader=yaml.BaseLoader)
    return data


@cache
def original(tree: str) -> Original:
    text = Text(PATHS[tree].read_text(encoding="utf-8"))
    return Original(tree, text, set(PATHS) - {tree}, Random(tree))


def mistakes_in(tree: str) -> dict[str, list[Mutant]]:
    """All mistakes, by their kind; the same ones in every run."""
    made = {}
    for mistake in MISTAKES:
        kind = mistake.__name__
        made[kind] = list(mistake(dataclasses.replace(original(tree), random=Random(f"{tree} {kind}"))))
    return made


def check(tree: str, text: str) -> list[Located]:
    """Everything that is found in one tree's new text, the other trees known by their ids alone."""
    file = f"decision_trees/{tree}.yml"
    document = Document(file, text)
    reader = FormReader(document)
    read = reader.read(Tree)
    documents = {**guide().documents, file: document}
    if read is None:
        return [locate(each, documents) for each in reader.diagnostics]
    read = dataclasses.replace(read, id=tree, file=file)
    others = {name: f"decision_trees/{name}.yml" for name in PATHS if name != tree}
    changed = dataclasses.replace(guide(), trees={tree: read}, broken=others, documents=documents, form_diagnostics=())
    return list(check_guide(changed, today()).diagnostics)


def places(found: list[Located]) -> Iterator[tuple[str, Diagnostic, int]]:
    """Rule, diagnostic and line of each error."""
    for each in found:
        if each.diagnostic.severity is Severity.ERROR:
            yield each.diagnostic.rule, each.diagnostic, each.span.line


def trouble(mutant: Mutant) -> str:
    """What is wrong with what was said of a mutant; empty where all is right."""
    found = list(places(check(mutant.tree, mutant.text)))
    said = "; ".join(f"{rule}:{line} {diagnostic.message}" for rule, diagnostic, line in found) or "nothing"
    if mutant.rules:
        return _trouble_with_form(mutant, found, said)
    expected = Expectation(Text(mutant.text), set(PATHS) - {mutant.tree}, house()).expected
    judged = [(rule, line) for rule, _, line in found if rule in JUDGED_BY_BRUTE_FORCE | set(expected)]
    if {rule for rule, _ in judged} != set(expected):
        return f"must say {_told(expected)}; says {said}"
    if any(line not in expected[rule] for rule, line in judged):
        return f"on another line: must say {_told(expected)}; says {said}"
    return ""


def _told(expected: Expected) -> str:
    return "; ".join(f"{rule} at {sorted(lines)}" for rule, lines in expected.items()) or "nothing"


def _trouble_with_form(mutant: Mutant, found: list[tuple[str, Diagnostic, int]], said: str) -> str:
    if mutant.rules == {"form"}:
        return _trouble_with_indentation(mutant, found, said)
    if {rule for rule, _, _ in found} - mutant.rules or len(found) != 1:
        return f"must say {sorted(mutant.rules)} once; says {said}"
    near = _block_around(mutant) if "missing-field" in mutant.rules else {mutant.line}
    if "yaml-syntax" in mutant.rules:
        near |= {mutant.line + 1}
    if mutant.rules & {"wrong-range", "range-overlap"}:
        near |= set(range(mutant.line - 8, mutant.line + 8))
    return "" if found[0][2] in near else f"must speak on line {sorted(near)}; says {said}"


def _block_around(mutant: Mutant) -> set[int]:
    """The lines of the group of fields in which one is missing."""
    lines = mutant.text.split("\n")
    dropped = original(mutant.tree).lines[mutant.line - 1]
    indent = len(dropped) - len(dropped.lstrip())
    first = last = mutant.line
    while first > 1 and _inside(lines[first - 2], indent):
        first -= 1
    while last <= len(lines) and _inside(lines[last - 1], indent):
        last += 1
    return set(range(first - 1, last + 1))


def _inside(line: str, indent: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) >= indent


def _trouble_with_indentation(mutant: Mutant, found: list[tuple[str, Diagnostic, int]], said: str) -> str:
    if _means_the_same(mutant):
        return f"means the same; says {said}" if found else ""
    if len(found) != 1:
        return f"must say one thing; says {said}"
    _, diagnostic, line = found[0]
    lines = [line, *(note.place.span.line for note in diagnostic.notes if note.place.span)]
    near = any(abs(each - mutant.line) <= 1 for each in lines)
    return "" if near else f"must speak on line {mutant.line}; says {said}"


def _means_the_same(mutant: Mutant) -> bool:
    """Whether only the space within texts has changed: in a text of several lines, say."""
    try:
        changed = yaml.load(mutant.text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return bool(_squeezed(changed) == _squeezed(original(mutant.tree).text.data))


def _squeezed(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_squeezed(each) for each in value]
    return {key: _squeezed(each) for key, each in value.items()}


@pytest.mark.parametrize("tree", PATHS)
def test_every_mistake_in_a_tree_is_caught_where_it_was_made(tree: str) -> None:
    made = [mutant for mutants in mistakes_in(tree).values() for mutant in mutants]
    wrong = [f"{mutant}\n    {why}" for mutant in made if (why := trouble(mutant))]
    assert not wrong, f"{len(wrong)} of {len(made)} mistakes:\n" + "\n".join(wrong)


def test_every_kind_of_mistake_is_made_and_most_are_caught() -> None:
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for tree in ("keep-a-promise", "weigh-what-losing-them-costs", "stay-in-touch-after-the-sale"):
        for kind, mutants in mistakes_in(tree).items():
            made[kind] += len(mutants)
            caught[kind] += sum(any(places(check(tree, mutant.text))) for mutant in mutants)
    assert all(made.values()), made
    # Some mistakes are none: a target that is drawn again, an indentation that means the same.
    assert {kind: count for kind, count in made.items() if caught[kind] < count * 0.5} == {}


@pytest.mark.parametrize("article", sorted(path.stem for path in (ROOT / "docs" / "articles").glob("*.md")))
def test_a_principle_that_leaves_an_article_is_missed_wherever_it_was_cited(article: str) -> None:
    whole = guide().articles[article]
    for principle in whole.principles:
        rest = {name: each for name, each in whole.principles.items() if name != principle}
        articles = {**guide().articles, article: dataclasses.replace(whole, principles=rest)}
        found = check_guide(dataclasses.replace(guide(), articles=articles), today()).errors
        citation = f"{article}/{principle}"
        assert {each.diagnostic.rule for each in found} == {"unknown-reference"}, citation
        told = {(each.diagnostic.place.file, each.span.line) for each in found}
        told |= {(note.place.file, span.line) for each in found for note, span, _ in each.notes}
        assert told == set(_lines_that_cite(citation))


def _lines_that_cite(citation: str) -> Iterator[tuple[str, int]]:
    cited = re.compile(rf"(?<![\w/-]){re.escape(citation)}(?![\w-])")
    for path in (ROOT / "decision_trees").glob("*.yml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if cited.search(line):
                yield f"decision_trees/{path.name}", number
