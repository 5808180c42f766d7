"""Practice: every scenario is a case to decide, with the right path to compare one's own with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from good_call.graph.journey import answers_in, whole_journeys
from good_call.graph.scenario_trails import trails
from good_call.graph.trail import Picked, Trail
from good_call.model.identifier import slug
from good_call.model.node import Outcome, Question
from good_call.model.scenario import Given, Scenario
from good_call.model.tree import Tree
from good_call.pages.addresses import article_uri, practice_uri, tree_uri
from good_call.pages.edition import Edition
from good_call.pages.quantity import quantity
from good_call.pages.tree_view import TreeView
from good_call.words.words import Words


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer of the right path. `noted` is what was typed or ticked, in words."""

    question: Question
    answer: str
    words: str
    ticks: tuple[str, ...] = ()
    noted: str = ""


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A scenario as a rep decides it: where to begin, the right turns, and where they end."""

    id: str
    scenario: Scenario
    start: str
    turns: tuple[Turn, ...]
    end: str
    end_words: str
    source: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PracticeCases:
    """The cases of one tree."""

    tree: Tree
    cases: tuple[PracticeCase, ...]


def practice_cases(edition: Edition) -> list[PracticeCases]:
    """The cases of each tree; trees without any, and those that can't be shown, are left out."""
    trees = sorted(edition.trees.values(), key=lambda tree: tree.title) if edition.guide.house else []
    told = (PracticeCases(tree, edition.piece("cases", tree, partial(_cases, edition, tree))) for tree in trees)
    return [each for each in told if each.cases]


def _cases(edition: Edition, tree: Tree) -> tuple[PracticeCase, ...]:
    return tuple(_told(edition, tree))


def _told(edition: Edition, tree: Tree) -> Iterator[PracticeCase]:
    view = TreeView(edition, tree)
    here = practice_uri(tree.id)
    for scenario, trail in trails(tree):
        if trail.stuck or trail.end != scenario.expect:
            continue
        yield PracticeCase(
            id=f"{tree.id}/{slug(scenario.name)}",
            scenario=scenario,
            start=edition.addresses.link(here, tree_uri(tree.id), tree.start),
            turns=tuple(_turn(view, tree, picked, scenario.answers[picked.question]) for picked in trail.picked),
            end=_end(edition, tree, trail),
            end_words=_end_words(view, tree, trail),
            source=_source(edition, scenario, here),
        )
    yield from _called(edition, view, tree)


def _called(edition: Edition, view: TreeView, tree: Tree) -> Iterator[PracticeCase]:
    """The calls that end in this tree, from where it takes over."""
    calls = edition.guide.calls
    for number, (call, found) in enumerate(whole_journeys(edition.guide.trees, calls.calls if calls else ())):
        trail = found.legs[-1].trail
        if found.legs[-1].tree.id != tree.id:
            continue
        answers = answers_in(call.start, call.answers, tree.id)
        assert calls
        yield PracticeCase(
            id=f"{tree.id}/_call-{number}",
            scenario=Scenario(
                name=calls.kinds.get(call.kind, call.kind), story=f"“{call.say}”", answers=answers, expect=trail.end
            ),
            start=edition.addresses.link(practice_uri(tree.id), tree_uri(tree.id), tree.start),
            turns=tuple(_turn(view, tree, picked, answers[picked.question]) for picked in trail.picked),
            end=_end(edition, tree, trail),
            end_words=_end_words(view, tree, trail),
        )


def _end(edition: Edition, tree: Tree, trail: Trail) -> str:
    if trail.end in tree.nodes:
        return edition.addresses.link(practice_uri(tree.id), tree_uri(tree.id), trail.end)
    return edition.addresses.link(practice_uri(tree.id), tree_uri(trail.end))


def _end_words(view: TreeView, tree: Tree, trail: Trail) -> str:
    node = tree.nodes.get(trail.end)
    plain = view.reasons.texts.plain
    if isinstance(node, Outcome):
        return f"{view.verdict_words(node)}: {plain(node.title)}"
    return view.words("On to another guide: %(title)s", title=plain(view.tree_title(trail.end)))


def _source(edition: Edition, scenario: Scenario, here: str) -> tuple[str, str] | None:
    article = edition.guide.articles.get(scenario.source)
    return (article.title, edition.addresses.link(here, article_uri(article.id))) if article else None


def _turn(view: TreeView, tree: Tree, picked: Picked, given: Given) -> Turn:
    question = tree.questions[picked.question]
    ticks = tuple(tick.id for tick in question.tick or () if tick.id in picked.holds)
    return Turn(question, picked.answer.id, picked.answer.answer, ticks, _noted(question, given, view.words))


def _noted(question: Question, given: Given, words: Words) -> str:
    if isinstance(given, tuple):
        return "; ".join(tick.tick for tick in question.tick or () if tick.id in question.ticked(given))
    if isinstance(given, dict) and question.worksheet:
        fields = question.worksheet.items()
        return "; ".join(
            f"{field.label} {quantity(Fraction(given[name]), field.unit, words=words)}" for name, field in fields
        )
    if isinstance(given, str) and question.number:
        return quantity(Fraction(given), question.number.unit, words=words)
    return ""
