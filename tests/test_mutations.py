"""Mistakes in clean trees: each is caught by the right rule at the right line, or brute force says it is none."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
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
from good_call.pages.examples import whole_example
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.source.document import Document, locate
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.mutants import MISTAKES, Mutant, Original
from tests.oracle.brute_force import Data
from tests.oracle.expectation import Expectation, Expected, Text
from tests.oracle.judged import HOUSE, LESSONS, lines_of
from tests.oracle.random_trees import OTHERS, trees
from tests.oracle.test_analyser import CI
from tests.own_guide import EXAMPLES, GUIDES_OF_THE_TESTS, OWN, ROOT

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
def read(guide: Path) -> Guide:
    return read_guide(guide)


@dataclass(frozen=True)
class CleanTree:
    """A tree without a mistake, as text, among others that are known by their ids alone."""

    id: str
    text: str
    others: frozenset[str]
    guide: Guide
    house: Data

    def __str__(self) -> str:
        return self.id

    @property
    def file(self) -> str:
        return f"decision_trees/{self.id}.yml"

    def mistakes(self) -> dict[str, list[Mutant]]:
        """All mistakes, by their kind; the same ones in every run."""
        text = Text(self.text)
        return {
            mistake.__name__: list(
                mistake(Original(self.id, text, set(self.others), Random(f"{self.id} {mistake.__name__}")))
            )
            for mistake in MISTAKES
        }

    def check(self, text: str) -> list[Located]:
        """Everything that is found in a new text of the tree."""
        document = Document(self.file, text)
        reader = FormReader(document)
        tree = reader.read(Tree)
        documents = {**self.guide.documents, self.file: document}
        if tree is None:
            return [locate(each, documents) for each in reader.diagnostics]
        tree = dataclasses.replace(tree, id=self.id, file=self.file)
        broken = {name: f"decision_trees/{name}.yml" for name in self.others}
        changed = dataclasses.replace(
            self.guide,
            trees={self.id: tree},
            broken=broken,
            documents=documents,
            form_diagnostics=tuple(reader.diagnostics),
        )
        return list(check_guide(changed, today()).diagnostics)


def trees_of(guide: Path) -> Iterator[CleanTree]:
    paths = {path.stem: path for path in sorted(guide.glob("decision_trees/[!_]*.yml"))}
    for name, path in paths.items():
        yield among_others(guide, name, path.read_text(encoding="utf-8"), frozenset(paths) - {name})


def among_others(guide: Path, name: str, text: str, others: frozenset[str]) -> CleanTree:
    house: Data = yaml.load((guide / "decision_trees/_house.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return CleanTree(name, text, others, read(guide), house)


def of_the_documentation() -> Iterator[CleanTree]:
    """The tree that the tutorial makes, and the one that the reference of the form shows."""
    others = frozenset(path.stem for path in EXAMPLES.glob("decision_trees/[!_]*.yml"))
    yield among_others(EXAMPLES, "take-a-late-return", tutorial_tree(), others)
    yield among_others(EXAMPLES, "may-they-pay-later", whole_example("tree"), others)


def tutorial_tree() -> str:
    """The tutorial's tree as it is first published."""
    page = (ROOT / "docs" / "trainers" / "first-tree.md").read_text("utf-8")
    body = page.partition('title="From questions: to the end"\n')[2].partition("```")[0]
    head = "title: Should you take a late return?\nsummary: For late returns.\nowner: Sales training\nstart: broken\n\n"
    return head + body.replace("exlpain", "explain")


TREES = [*(tree for guide in GUIDES_OF_THE_TESTS for tree in trees_of(guide)), *of_the_documentation()]


Found = tuple[str, Diagnostic, int]


def places(found: list[Located]) -> Iterator[Found]:
    """Rule, diagnostic and line of each error."""
    for each in found:
        if each.diagnostic.severity is Severity.ERROR:
            yield each.diagnostic.rule, each.diagnostic, each.span.line


def troubles(tree: CleanTree) -> list[str]:
    """What is wrong with what is said of the mistakes in a tree; nothing where all is right."""
    made = [mutant for mutants in tree.mistakes().values() for mutant in mutants]
    assert made
    return [f"{mutant}\n    {why}" for mutant in made if (why := trouble(tree, mutant))]


def trouble(tree: CleanTree, mutant: Mutant) -> str:
    """What is wrong with what was said of a mutant; empty where all is right."""
    found = list(places(tree.check(mutant.text)))
    said = "; ".join(f"{rule}:{line} {diagnostic.message}" for rule, diagnostic, line in found) or "nothing"
    if mutant.rules:
        return _trouble_with_form(tree, mutant, found, said)
    expectation = Expectation(Text(mutant.text), set(tree.others), tree.house)
    expected, besides = expectation.expected, expectation.besides
    judged = [(rule, line) for rule, _, line in found if rule in JUDGED_BY_BRUTE_FORCE | set(expected)]
    judged = [(rule, line) for rule, line in judged if line not in besides.get(rule, ())]
    if {rule for rule, _ in judged} != set(expected):
        return f"must say {_told(expected)}; says {said}"
    if any(line not in expected[rule] for rule, line in judged):
        return f"on another line: must say {_told(expected)}; says {said}"
    return ""


def _told(expected: Expected) -> str:
    return "; ".join(f"{rule} at {sorted(lines)}" for rule, lines in expected.items()) or "nothing"


def _trouble_with_form(tree: CleanTree, mutant: Mutant, found: list[Found], said: str) -> str:
    if mutant.rules == {"form"}:
        return _trouble_with_indentation(tree, mutant, found, said)
    # a range that lost its end takes what several others take
    once = len(found) == 1 or "range-overlap" in mutant.rules
    if not found or {rule for rule, _, _ in found} - mutant.rules or not once:
        return f"must say {sorted(mutant.rules)} once; says {said}"
    near = _block_around(tree, mutant) if "missing-field" in mutant.rules else {mutant.line}
    if "yaml-syntax" in mutant.rules:
        near |= {mutant.line + 1}
    if mutant.rules & {"wrong-range", "range-overlap"}:
        near |= _question_around(mutant)
    return "" if found[0][2] in near else f"must speak on line {sorted(near)}; says {said}"


def _block_around(tree: CleanTree, mutant: Mutant) -> set[int]:
    """The lines of the group of fields in which one is missing."""
    lines = mutant.text.split("\n")
    dropped = tree.text.split("\n")[mutant.line - 1]
    indent = len(dropped) - len(dropped.lstrip())
    first = last = mutant.line
    while first > 1 and _inside(lines[first - 2], indent):
        first -= 1
    while last <= len(lines) and _inside(lines[last - 1], indent):
        last += 1
    return set(range(first - 1, last + 1))


def _question_around(mutant: Mutant) -> set[int]:
    lines = mutant.text.split("\n")
    heads = [number for number, line in enumerate(lines, 1) if re.match(r"  ?[a-z]|[a-z]", line)]
    first = max(head for head in heads if head <= mutant.line - 1)
    return set(range(first, min([head for head in heads if head > first] or [len(lines)])))


def _inside(line: str, indent: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) >= indent


def _trouble_with_indentation(
    tree: CleanTree, mutant: Mutant, found: list[tuple[str, Diagnostic, int]], said: str
) -> str:
    if _means_the_same(tree, mutant):
        return f"means the same; says {said}" if found else ""
    if len(found) != 1:
        return f"must say one thing; says {said}"
    _, diagnostic, line = found[0]
    lines = [line, *(note.place.span.line for note in diagnostic.notes if note.place.span)]
    near = any(abs(each - mutant.line) <= 1 for each in lines)
    return "" if near else f"must speak on line {mutant.line}; says {said}"


def _means_the_same(tree: CleanTree, mutant: Mutant) -> bool:
    """Whether only the space within texts has changed: in a text of several lines, say."""
    try:
        changed = yaml.load(mutant.text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return bool(_squeezed(changed) == _squeezed(Text(tree.text).data))


def _squeezed(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_squeezed(each) for each in value]
    return {key: _squeezed(each) for key, each in value.items()}


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_every_mistake_in_a_tree_is_caught_where_it_was_made(tree: CleanTree) -> None:
    assert not list(places(tree.check(tree.text)))
    wrong = troubles(tree)
    assert not wrong, f"{len(wrong)} mistakes:\n" + "\n".join(wrong)


def test_every_kind_of_mistake_is_made_and_most_are_caught() -> None:
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for tree in TREES:
        for kind, mutants in tree.mistakes().items():
            made[kind] += len(mutants)
            caught[kind] += sum(any(places(tree.check(mutant.text))) for mutant in mutants)
    assert all(made.values()), made
    assert all(caught[kind] for kind in made), caught
    # Some mistakes are none: a target that is drawn again, an indentation that means the same, a promise kept anyway.
    few = {kind for kind, count in made.items() if caught[kind] < count * 0.5}
    assert few <= {"widen_promise"}, {kind: (caught[kind], made[kind]) for kind in few}


@pytest.mark.parametrize("random_trees", [8, pytest.param(20, marks=pytest.mark.nightly)])
def test_every_mistake_in_random_clean_trees_is_caught_where_it_was_made(random_trees: int) -> None:
    judged: dict[str, list[str]] = {}

    # A tree is small as it is, and each try of a smaller one judges hundreds of mistakes.
    @settings(CI, max_examples=3 * random_trees, phases=[Phase.generate])
    @given(clean_trees())
    def is_caught(tree: CleanTree) -> None:
        if tree.text not in judged and len(judged) == random_trees:
            return
        if tree.text not in judged:
            judged[tree.text] = troubles(tree)
        wrong = judged[tree.text]
        assert not wrong, tree.text + "\n" + "\n".join(wrong)

    is_caught()
    assert len(judged) == random_trees


def clean_trees() -> st.SearchStrategy[CleanTree]:
    """Trees without an error, as a trainer would type them."""
    return trees(flawed=False).map(as_typed).filter(lambda tree: not list(places(tree.check(tree.text))))


def as_typed(data: Data) -> CleanTree:
    """A tree as a trainer types it: ids in brackets, and no quotes that nothing asks for."""
    text = "\n".join(re.sub(r'(?<=[:-] )"([^"\\]+)"$', r"\1", line) for line in lines_of(_in_brackets(data)))
    return CleanTree("random", f"{text}\n", frozenset(OTHERS), Guide(articles=LESSONS, house=HOUSE), {})


IN_BRACKETS = {"if", "unless", "before", "answered", "asked", "principles"}


def _in_brackets(value: Any, key: str = "") -> Any:
    if key in IN_BRACKETS:
        return _flow(value)
    if isinstance(value, dict):
        return {name: _in_brackets(each, name) for name, each in value.items()}
    return [_in_brackets(each) for each in value] if isinstance(value, list) else value


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


@pytest.mark.parametrize("article", sorted(read(OWN).articles))
def test_a_principle_that_leaves_an_article_is_missed_wherever_it_was_cited(article: str) -> None:
    whole = read(OWN).articles[article]
    for principle in whole.principles:
        rest = {name: each for name, each in whole.principles.items() if name != principle}
        articles = {**read(OWN).articles, article: dataclasses.replace(whole, principles=rest)}
        found = check_guide(dataclasses.replace(read(OWN), articles=articles), today()).errors
        citation = f"{article}/{principle}"
        assert {each.diagnostic.rule for each in found} == {"unknown-reference"}, citation
        told = {(each.diagnostic.place.file, each.span.line) for each in found}
        told |= {(note.place.file, span.line) for each in found for note, span, _ in each.notes}
        assert told == set(_lines_that_cite(citation))


def _lines_that_cite(citation: str) -> Iterator[tuple[str, int]]:
    cited = re.compile(rf"(?<![\w/-]){re.escape(citation)}(?![\w-])")
    for path in (OWN / "decision_trees").glob("*.yml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if cited.search(line):
                yield f"decision_trees/{path.name}", number
