"""How each guide is doing: what is due for review, sizes, coverage, warnings, and which node rests on what."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from build_hooks.graph.guide_coverage import cover_guide
from build_hooks.graph.health import GuideHealth, PathHealth, TreeHealth
from build_hooks.graph.share import Share
from build_hooks.model.article import Principle
from build_hooks.model.guide import Guide
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
# Underscores: no id of a tree holds one.
_HEADINGS = {
    "review": Heading(id="_review", words="Due for review first"),
    "all": Heading(id="_all", words="All guides together"),
    "trees": Heading(id="_trees", words="Guide by guide"),
    "placeholders": Heading(id="_placeholders", words="House rules not yet replaced"),
    "principles": Heading(id="_principles", words="Where each principle is used"),
    "nodes": Heading(id="_nodes", words="What each node rests on"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A small chart with the words beside it. `percent` is what is filled; `tone` is that of a verdict."""

    name: str
    words: str
    percent: int
    tone: str


def health_page(edition: Edition) -> Iterator[Page]:
    """One page, where the edition knows how the guide is doing."""
    if edition.health is None:
        return
    if not edition.guide.house:
        yield broken_page(URI, _TITLE, HOUSE_FILE, edition.faults.get(HOUSE_FILE, ""))
        return
    health = edition.health
    yield Page(
        uri=URI,
        title=_TITLE,
        summary="How each guide is doing: what is due for review, how long it is, and what covers it.",
        render=lambda _: _rendered(edition, health),
        anchors=frozenset(each.tree.id for each in health.trees),
        headings=tuple(_HEADINGS.values()),
        hides=("navigation",),
        searchable=False,
    )


def _rendered(edition: Edition, health: GuideHealth) -> Markup:
    reasons = edition.reasons(URI)
    return render(
        "health.html",
        edition=edition,
        view=HealthView(edition),
        health=health,
        headings=_HEADINGS,
        reasons=reasons,
        line=reasons.texts.line,
        style=f"{edition.addresses.root(URI)}{FOLDER}/health.css",
    )


class HealthView:
    """Health as its page shows it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def day(self, day: datetime.date | None) -> str:
        """A day as people write it."""
        return day_in_words(str(day)) if day else "never"

    def due(self, health: TreeHealth) -> str:
        """When a tree is read again."""
        if health.due is None:
            return "Now: it was never reviewed"
        return f"Now: since {self.day(health.due)}" if health.overdue else self.day(health.due)

    def size(self, tree: Tree) -> str:
        """What a tree is made of."""
        kinds = (("question", tree.questions), ("step", tree.steps), ("outcome", tree.outcomes))
        return ", ".join(_counted(len(nodes), kind) for kind, nodes in kinds if nodes)

    def bars(self, health: TreeHealth) -> list[Bar]:
        """The charts of a tree."""
        covered = health.coverage
        return [
            *(self._paths(health.paths) if health.paths else ()),
            _covered("Answers that a scenario takes", covered.answers),
            _covered("Outcomes that a scenario reaches", covered.outcomes),
            _covered("Outcomes that rest on a principle", covered.citing),
        ]

    def _paths(self, paths: PathHealth) -> Iterator[Bar]:
        budgets = self._edition.house.budgets
        yield _spent("Questions on the longest path", paths.questions, budgets.questions, "")
        yield _spent("Time to read the longest path", paths.seconds, budgets.seconds, " seconds")

    def bars_of_all(self) -> list[Bar]:
        """The charts of the guide as a whole."""
        covered = cover_guide(self._edition.guide)
        return [
            _covered("Answers that a scenario takes", covered.answers),
            _covered("Outcomes that a scenario reaches", covered.outcomes),
            _covered("Outcomes that rest on a principle", covered.citing),
            _covered("Principles that a node rests on", covered.principles),
        ]

    def link(self, tree_id: str, anchor: str = "") -> str:
        """The link to a tree's page."""
        return self._edition.addresses.link(URI, f"guides/{tree_id}.md", anchor)

    def has_map(self, tree: Tree) -> bool:
        """Whether the tree has a page with a map; one with mistakes shows those instead."""
        return tree.id in self._edition.trees

    def known(self, citations: tuple[str, ...]) -> tuple[str, ...]:
        """Those citations that something has."""
        return tuple(each for each in dict.fromkeys(citations) if self._edition.guide.principle(each))

    def principles(self) -> Iterator[tuple[str, Principle]]:
        """All principles by citation."""
        return _principles(self._edition.guide)

    def citing_nodes(self, tree: Tree) -> list[Node]:
        """The nodes of a tree that rest on a principle, in the order of the file."""
        return [node for node in tree.nodes.values() if self.known(node.principles)]

    def of_tree(self, health: TreeHealth, write: Callable[[TreeHealth], Markup]) -> Markup:
        """The section of a tree."""
        told = (health.paths, health.safeguards, health.due, health.overdue, health.errors, health.warnings)
        shown = (*told, self.has_map(health.tree))
        return self._edition.piece("health", health.tree, lambda: write(health), shown)

    def rests_on(self, tree: Tree, write: Callable[[Tree], Markup]) -> Markup:
        """The rows of a tree's nodes."""
        return self._edition.piece("nodes", tree, lambda: write(tree))


def _principles(guide: Guide) -> Iterator[tuple[str, Principle]]:
    for article in guide.articles.values():
        for principle in article.principles.values():
            yield f"{article.id}/{principle.id}", principle


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _covered(name: str, share: Share) -> Bar:
    return Bar(name, str(share), share.percent, "care" if share.missing else "go")


def _spent(name: str, spent: int, budget: int, unit: str) -> Bar:
    return Bar(name, f"{spent} of at most {budget}{unit}", min(100, 100 * spent // budget), _tone(spent, budget))


def _tone(spent: int, budget: int) -> str:
    return "stop" if spent > budget else "go"
