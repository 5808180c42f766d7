"""How each tree is doing: what is due for review, sizes, coverage, warnings, and which node rests on what."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from build_hooks.graph.guide_coverage import cover_guide
from build_hooks.graph.health import GuideHealth, PathHealth, TreeHealth
from build_hooks.graph.share import Share
from build_hooks.model.article import Principle
from build_hooks.model.house import HOUSE_FILE
from build_hooks.model.node import Node
from build_hooks.model.tree import Tree
from build_hooks.pages.article_page import day_in_words
from build_hooks.pages.broken_page import broken_page
from build_hooks.pages.edition import Edition
from build_hooks.pages.page import Heading, Page
from build_hooks.pages.shipped_assets import FOLDER
from build_hooks.pages.templating import render

URI = "health.md"
_TITLE = "Health"
_SUMMARY = "How each guide is doing: what is due for review, how long it is, and what covers it."
# Underscores: no id of a tree holds one.
_HEADINGS = {
    "all": Heading(id="_all", words="All guides together"),
    "trees": Heading(id="_trees", words="Guide by guide"),
    "placeholders": Heading(id="_placeholders", words="House rules not yet replaced"),
    "principles": Heading(id="_principles", words="How often each principle is used"),
}
_HEADINGS_OF_A_TREE = {
    "warnings": Heading(id="_warnings", words="Open warnings"),
    "waivers": Heading(id="_waivers", words="Waivers"),
    "safeguards": Heading(id="_safeguards", words="What it promises"),
    "principles": Heading(id="_principles", words="The principles it uses"),
    "nodes": Heading(id="_nodes", words="What each node rests on"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A small chart with the words beside it. `percent` is what is filled; `tone` is that of a verdict."""

    name: str
    words: str
    percent: int
    tone: str


@dataclass(frozen=True, slots=True)
class Use:
    """How many nodes of how many trees rest on a principle."""

    citation: str
    words: str
    trees: int
    nodes: int


def uri_of(tree_id: str) -> str:
    """The Markdown file of the page about one tree."""
    return f"health/{tree_id}.md"


def health_pages(edition: Edition) -> Iterator[Page]:
    """An overview and a page about each tree, where the edition knows how the guide is doing."""
    if edition.health is None:
        return
    if not edition.guide.house:
        fault = edition.faults.get(HOUSE_FILE, "")
        yield broken_page(URI, _TITLE, HOUSE_FILE, fault)
        for each in edition.health.trees:
            page = broken_page(uri_of(each.tree.id), _title(edition, each.tree), HOUSE_FILE, fault)
            yield replace(page, in_navigation=False, searchable=False)
        return
    yield _overview(edition, edition.health)
    for each in edition.health.trees:
        yield _page(edition, each)


def _overview(edition: Edition, health: GuideHealth) -> Page:
    return Page(
        uri=URI,
        title=_TITLE,
        summary=_SUMMARY,
        render=lambda _: _rendered(edition, URI, "health.html", health=health, headings=_HEADINGS),
        anchors=frozenset(each.tree.id for each in health.trees),
        headings=tuple(_HEADINGS.values()),
        hides=("toc", "navigation"),
        searchable=False,
    )


def _page(edition: Edition, health: TreeHealth) -> Page:
    uri = uri_of(health.tree.id)
    return Page(
        uri=uri,
        title=_title(edition, health.tree),
        summary=_SUMMARY,
        file=health.tree.file,
        render=lambda _: _rendered(edition, uri, "health_tree.html", each=health, headings=_HEADINGS_OF_A_TREE),
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
        made_from=f"{edition.made_from(health.tree)} {_shown(edition, health)}",
    )


def _shown(edition: Edition, health: TreeHealth) -> tuple[object, ...]:
    """What a tree's file and the house rules don't tell of its health."""
    counted = (health.paths, health.due, health.overdue, health.errors, health.tree.id in edition.trees)
    return (*counted, [(each.diagnostic.message, each.diagnostic.rule, each.span.line) for each in health.warnings])


def _title(edition: Edition, tree: Tree) -> str:
    return f"{_TITLE}: {edition.reasons(URI).texts.plain(tree.title)}"


def _rendered(edition: Edition, here: str, template: str, **shown: object) -> Markup:
    reasons = edition.reasons(here)
    return render(
        template,
        view=HealthView(edition, here),
        reasons=reasons,
        line=reasons.texts.line,
        style=f"{edition.addresses.root(here)}{FOLDER}/health.css",
        **shown,
    )


class HealthView:
    """Health as a page shows it."""

    def __init__(self, edition: Edition, here: str) -> None:
        self._edition = edition
        self._here = here

    def day(self, day: datetime.date | None) -> str:
        """A day as people write it."""
        return day_in_words(str(day)) if day else "never"

    def due(self, health: TreeHealth) -> str:
        """When a tree is read again."""
        if health.due is None:
            return "Now: it was never reviewed"
        return f"Now: since {self.day(health.due)}" if health.overdue else self.day(health.due)

    def due_now(self, health: GuideHealth) -> str:
        """How many trees somebody has to read again; they come first."""
        due = sum(each.overdue for each in health.trees)
        return f"Due for review now: {due} of {_counted(len(health.trees), 'guide')}{', which come first' * bool(due)}."

    def size(self, tree: Tree) -> str:
        """What a tree is made of."""
        kinds = (("question", tree.questions), ("step", tree.steps), ("outcome", tree.outcomes))
        return ", ".join(_counted(len(nodes), kind) for kind, nodes in kinds if nodes)

    def bars(self, health: TreeHealth) -> list[Bar]:
        """The charts of a tree."""
        covered = health.coverage
        return [
            *self._paths(health.paths),
            _covered("Answers that a scenario takes", covered.answers),
            _covered("Outcomes that a scenario reaches", covered.outcomes),
            _covered("Outcomes that rest on a principle", covered.citing),
        ]

    def few_bars(self, health: TreeHealth) -> list[Bar]:
        """The charts of a tree among many."""
        covered = health.coverage
        return [
            *self._paths(health.paths),
            _covered("Answers covered", covered.answers),
            _covered("Outcomes covered", covered.outcomes),
        ]

    def told(self, health: TreeHealth) -> list[str]:
        """The figures of a tree among many."""
        counted = _counted(health.paths.count, "path") if health.paths else "paths not counted while it has a mistake"
        return [
            _counted(health.nodes, "node"),
            counted,
            _counted(len(health.safeguards), "safeguard"),
            *([_counted(health.errors, "error")] if health.errors else []),
            _counted(len(health.warnings), "open warning"),
            _counted(len(health.waivers), "waiver"),
        ]

    def _paths(self, paths: PathHealth | None) -> Iterator[Bar]:
        budgets = self._edition.house.budgets
        if paths:
            yield _spent("Longest path", paths.questions, budgets.questions, "questions")
            yield _spent("Reading it", paths.seconds, budgets.seconds, "seconds")

    def bars_of_all(self) -> list[Bar]:
        """The charts of the guide as a whole."""
        covered = cover_guide(self._edition.guide)
        return [
            _covered("Answers that a scenario takes", covered.answers),
            _covered("Outcomes that a scenario reaches", covered.outcomes),
            _covered("Outcomes that rest on a principle", covered.citing),
            _covered("Principles that a node rests on", covered.principles),
        ]

    def link(self, tree_id: str) -> str:
        """The link to the page about a tree, or to the overview where none is named."""
        return self._edition.addresses.link(self._here, uri_of(tree_id) if tree_id else URI)

    def tree_link(self, tree_id: str, anchor: str = "") -> str:
        """The link to a tree's own page."""
        return self._edition.addresses.link(self._here, f"guides/{tree_id}.md", anchor)

    def has_map(self, tree: Tree) -> bool:
        """Whether the tree has a page with a map; one with mistakes shows those instead."""
        return tree.id in self._edition.trees

    def known(self, citations: tuple[str, ...]) -> tuple[str, ...]:
        """Those citations that something has."""
        return tuple(each for each in dict.fromkeys(citations) if self._edition.guide.principle(each))

    def uses(self) -> list[Use]:
        """How often each principle is used."""
        articles = self._edition.guide.articles.values()
        return [
            self._use(f"{each.id}/{name}", principle)
            for each in articles
            for name, principle in each.principles.items()
        ]

    def _use(self, citation: str, principle: Principle) -> Use:
        restings = self._edition.citations.of_principle(citation)
        return Use(citation, principle.principle, len(restings), sum(len(each.nodes) for each in restings))

    def citing_nodes(self, tree: Tree) -> list[Node]:
        """The nodes of a tree that rest on a principle, in the order of the file."""
        return [node for node in tree.nodes.values() if self.known(node.principles)]

    def cards(self, trees: Iterable[TreeHealth], write: Callable[[TreeHealth], Markup]) -> Markup:
        """All trees, each in short."""
        return Markup("\n").join(
            self._edition.piece("health", each.tree, partial(write, each), _shown(self._edition, each))
            for each in trees
        )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _covered(name: str, share: Share) -> Bar:
    return Bar(name, str(share), share.percent, "care" if share.missing else "go")


def _spent(name: str, spent: int, budget: int, unit: str) -> Bar:
    return Bar(name, f"{spent} of at most {budget} {unit}", min(100, 100 * spent // budget), _tone(spent, budget))


def _tone(spent: int, budget: int) -> str:
    return "stop" if spent > budget else "go"
