"""Practice: every scenario is a case to decide, with the right path to compare one's own with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from markupsafe import Markup

from build_hooks.graph.coverage import trails
from build_hooks.graph.trail import Picked, Trail
from build_hooks.model.identifier import slug
from build_hooks.model.node import Outcome, Question
from build_hooks.model.scenario import Given, Scenario
from build_hooks.model.tree import Tree
from build_hooks.pages import article_page, guide_page
from build_hooks.pages.edition import Edition
from build_hooks.pages.guide_page import GuideView
from build_hooks.pages.page import Page
from build_hooks.pages.quantity import quantity
from build_hooks.pages.shipped_assets import FOLDER, script_tags
from build_hooks.pages.templating import render

URI = "practice.md"


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer of the right path. `noted` is what was typed or ticked, in words."""

    question: Question
    answer: str
    words: str
    ticks: tuple[str, ...] = ()
    noted: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario as a rep decides it: where to begin, the right turns, and where they end."""

    id: str
    scenario: Scenario
    start: str
    turns: tuple[Turn, ...]
    end: str
    end_words: str
    source: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Stories:
    """The cases of one tree."""

    tree: Tree
    cases: tuple[Case, ...]


def practice_page(edition: Edition) -> Iterator[Page]:
    """One page with the cases of all trees; none where no tree tells a story."""
    if not any(tree.scenarios for tree in edition.trees.values()):
        return
    yield Page(
        uri=URI,
        title="Practice",
        summary="Stories to decide before a customer brings you one like them, with the right way to each end.",
        render=lambda _: _rendered(edition),
        hides=("toc", "navigation"),
    )


def stories(edition: Edition) -> list[Stories]:
    """All cases, by tree; trees without any are left out."""
    trees = sorted(edition.trees.values(), key=lambda tree: tree.title)
    found = (Stories(tree, tuple(_cases(edition, tree))) for tree in trees)
    return [each for each in found if each.cases]


def _rendered(edition: Edition) -> Markup:
    root = edition.addresses.root(URI)
    page = render(
        "practice.html",
        stories=_told(edition),
        line=edition.reasons(URI).texts.line,
        style=f"{root}{FOLDER}/practice.css",
    )
    return page + script_tags(("resume.js", "practice.js"), root)


def _told(edition: Edition) -> list[tuple[Tree, Markup]]:
    """Trees with the HTML of their cases; trees without any are left out."""
    trees = sorted(edition.trees.values(), key=lambda tree: tree.title)
    told = ((tree, edition.piece("practice", tree, partial(_tell, edition, tree))) for tree in trees)
    return [each for each in told if each[1]]


def _tell(edition: Edition, tree: Tree) -> Markup:
    cases = tuple(_cases(edition, tree))
    line = edition.reasons(URI).texts.line
    return render("practice_stories.html", each=Stories(tree, cases), line=line) if cases else Markup("")


def _cases(edition: Edition, tree: Tree) -> Iterator[Case]:
    view = GuideView(edition, tree)
    here = guide_page.uri_of(tree.id)
    for scenario, trail in trails(tree):
        if trail.stuck or trail.end != scenario.expect:
            continue
        yield Case(
            id=f"{tree.id}/{slug(scenario.name)}",
            scenario=scenario,
            start=edition.addresses.link(URI, here, tree.start),
            turns=tuple(_turn(tree, picked, scenario.answers[picked.question]) for picked in trail.picked),
            end=_end(edition, tree, trail),
            end_words=_end_words(view, tree, trail),
            source=_source(edition, scenario),
        )


def _end(edition: Edition, tree: Tree, trail: Trail) -> str:
    if trail.end in tree.nodes:
        return edition.addresses.link(URI, guide_page.uri_of(tree.id), trail.end)
    return edition.addresses.link(URI, guide_page.uri_of(trail.end))


def _end_words(view: GuideView, tree: Tree, trail: Trail) -> str:
    node = tree.nodes.get(trail.end)
    plain = view.reasons.texts.plain
    if isinstance(node, Outcome):
        return f"{view.verdict_words(node)}: {plain(node.title)}"
    return f"On to another guide: {plain(view.tree_title(trail.end))}"


def _source(edition: Edition, scenario: Scenario) -> tuple[str, str] | None:
    article = edition.guide.articles.get(scenario.source)
    return (article.title, edition.addresses.link(URI, article_page.uri_of(article.id))) if article else None


def _turn(tree: Tree, picked: Picked, given: Given) -> Turn:
    question = tree.questions[picked.question]
    ticks = tuple(tick.id for tick in question.tick or () if tick.id in picked.holds)
    return Turn(question, picked.answer.id, picked.answer.answer, ticks, _noted(question, given))


def _noted(question: Question, given: Given) -> str:
    if isinstance(given, tuple):
        return "; ".join(tick.tick for tick in question.tick or () if tick.id in given)
    if isinstance(given, dict) and question.worksheet:
        fields = question.worksheet.items()
        return "; ".join(f"{field.label} {quantity(Fraction(given[name]), field.unit)}" for name, field in fields)
    if isinstance(given, str) and question.number:
        return quantity(Fraction(given), question.number.unit)
    return ""
