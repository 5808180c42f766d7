"""Practice: every scenario is a case to decide, with the right path to compare one's own with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial

from good_call.graph.journey import Leg, answers_in, journey, whole_journeys
from good_call.graph.scenario_trails import reaches, trails
from good_call.graph.trail import Picked, Trail
from good_call.model.identifier import slug
from good_call.model.node import Outcome, Question
from good_call.model.same import Pair
from good_call.model.scenario import Given, Scenario
from good_call.model.tree import Tree
from good_call.pages.addresses import article_uri, practice_uri, tree_uri
from good_call.pages.edition import Edition
from good_call.pages.quantity import quantity
from good_call.pages.tree_view import TreeView
from good_call.records import dataclass
from good_call.source.natural_order import natural
from good_call.words.words import Words


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer of the right path. `noted` is what was typed or ticked, in words.

    `asked_in` is the title of the tree where it was asked, where that is an earlier one.
    """

    question: Question
    answer: str
    words: str
    ticks: tuple[str, ...] = ()
    noted: str = ""
    asked_in: str = ""


@dataclass(frozen=True, slots=True)
class Beyond:
    """How the story goes on in a tree that takes over: what is asked there, and where it ends."""

    turns: tuple[Turn, ...]
    end: str
    end_words: str


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A scenario as a rep decides it: where to begin, the right turns, and where they end.

    A case is decided in its own tree; `beyond` tells how it goes on.
    """

    id: str
    scenario: Scenario
    start: str
    turns: tuple[Turn, ...]
    end: str
    end_words: str
    source: tuple[str, str] | None = None
    beyond: tuple[Beyond, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeCases:
    """The cases of one tree."""

    tree: Tree
    cases: tuple[PracticeCase, ...]


def practice_cases(edition: Edition) -> list[PracticeCases]:
    """The cases of each tree; trees without any, and those that can't be shown, are left out."""
    trees = sorted(edition.trees.values(), key=lambda tree: natural(tree.title)) if edition.guide.house else []
    told = (PracticeCases(tree, _cases_of(edition, tree)) for tree in trees)
    return [each for each in told if each.cases]


def _cases_of(edition: Edition, tree: Tree) -> tuple[PracticeCase, ...]:
    # What goes on in other trees, or comes from them, changes with any of them.
    calls = edition.guide.calls
    is_wide = bool(calls and calls.ending_in(tree.id)) or any(each.ends_elsewhere for each in tree.scenarios)
    return edition.piece("cases", tree, partial(_cases, edition, tree), edition.all_trees if is_wide else None)


def _cases(edition: Edition, tree: Tree) -> tuple[PracticeCase, ...]:
    return tuple(_told(edition, tree))


def _told(edition: Edition, tree: Tree) -> Iterator[PracticeCase]:
    view = TreeView(edition, tree)
    here = practice_uri(tree.id)
    for scenario, trail in trails(tree):
        if not reaches(tree, scenario, trail):
            continue
        yield PracticeCase(
            id=f"{tree.id}/{slug(scenario.name)}",
            scenario=scenario,
            start=edition.addresses.link(here, tree_uri(tree.id), tree.start),
            turns=tuple(_turn(view, tree, picked, scenario.answers[picked.question]) for picked in trail.picked),
            end=_end(edition, tree, trail),
            end_words=_end_words(view, tree, trail),
            source=_source(edition, scenario, here),
            beyond=tuple(_beyond(edition, tree, scenario)) if scenario.ends_elsewhere else (),
        )
    yield from _called(edition, view, tree)


def _beyond(edition: Edition, tree: Tree, scenario: Scenario) -> Iterator[Beyond]:
    """The trees that take over, as far as the story goes on in them."""
    found = journey(edition.guide.trees, tree.id, scenario.answers, edition.same)
    for leg in found.legs[1:]:
        view = TreeView(edition, leg.tree)
        turns = tuple(
            _turn(
                view,
                leg.tree,
                each,
                _given(tree.id, scenario.answers, leg, each.question),
                leg.taken.get(each.question),
            )
            for each in leg.trail.picked
        )
        yield Beyond(
            turns, _end(edition, leg.tree, leg.trail, practice_uri(tree.id)), _end_words(view, leg.tree, leg.trail)
        )


def _given(start: str, answers: Mapping[str, Given], leg: Leg, question_id: str) -> Given:
    """What was answered, here or where it was asked before."""
    tree_id, asked = leg.taken.get(question_id, (leg.tree.id, question_id))
    return answers_in(start, answers, tree_id)[asked]


def _called(edition: Edition, view: TreeView, tree: Tree) -> Iterator[PracticeCase]:
    """The calls that end in this tree, from where it takes over."""
    calls = edition.guide.calls
    for number, (call, found) in enumerate(whole_journeys(edition.guide.trees, calls.calls if calls else ())):
        leg = found.legs[-1]
        trail = leg.trail
        if leg.tree.id != tree.id:
            continue
        answers = {each.question: _given(call.start, call.answers, leg, each.question) for each in trail.picked}
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


def _end(edition: Edition, tree: Tree, trail: Trail, here: str = "") -> str:
    here = here or practice_uri(tree.id)
    if trail.end in tree.nodes:
        return edition.addresses.link(here, tree_uri(tree.id), trail.end)
    return edition.addresses.link(here, tree_uri(trail.end))


def _end_words(view: TreeView, tree: Tree, trail: Trail) -> str:
    node = tree.nodes.get(trail.end)
    plain = view.reasons.texts.plain
    if isinstance(node, Outcome):
        return f"{view.verdict_words(node)}: {plain(node.title)}"
    return view.words("On to another guide: %(title)s", title=plain(view.tree_title(trail.end)))


def _source(edition: Edition, scenario: Scenario, here: str) -> tuple[str, str] | None:
    article = edition.guide.articles.get(scenario.source)
    return (article.title, edition.addresses.link(here, article_uri(article.id))) if article else None


def _turn(view: TreeView, tree: Tree, picked: Picked, given: Given, before: Pair | None = None) -> Turn:
    question = tree.questions[picked.question]
    ticks = tuple(tick.id for tick in question.tick or () if tick.id in picked.holds)
    asked_in = view.tree_title(before[0]) if before else ""
    return Turn(question, picked.answer.id, picked.answer.answer, ticks, _noted(question, given, view.words), asked_in)


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
