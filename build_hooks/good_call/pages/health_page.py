"""How each tree is doing: what is due for review, sizes, coverage, warnings, and which node rests on what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from good_call.health.guide_health import GuideHealth, TreeHealth
from good_call.model.house import HOUSE_FILE
from good_call.model.tree import Tree
from good_call.pages.addresses import health_uri
from good_call.pages.broken_page import NO_HOUSE_RULES, broken_page
from good_call.pages.card import part_cards
from good_call.pages.edition import Edition
from good_call.pages.health_view import HealthView
from good_call.pages.page import Heading, Page
from good_call.pages.part_page import part_page
from good_call.pages.principle_use import principle_uses
from good_call.pages.sections import is_large, parts_of
from good_call.pages.shipped_assets import FOLDER
from good_call.pages.templating import render

URI = "health.md"
_TITLE = "Health"
_SUMMARY = "How each guide is doing: what is due for review, how long it is, and what covers it."
# Underscores: no id of a tree holds one.
_HEADINGS = {
    "all": Heading(id="_all", words="All guides together"),
    "trees": Heading(id="_trees", words="Guide by guide"),
    "calls": Heading(id="_calls", words="What customers call about"),
    "placeholders": Heading(id="_placeholders", words="House rules not yet replaced"),
    "principles": Heading(id="_principles", words="How often each principle is used"),
}
MOST_DUE = 20
"""How many trees that somebody has to look at the overview of a large guide shows; all are on its parts' pages."""
_HEADINGS_OF_A_TREE = {
    "warnings": Heading(id="_warnings", words="Open warnings"),
    "waivers": Heading(id="_waivers", words="Waivers"),
    "safeguards": Heading(id="_safeguards", words="What it promises"),
    "principles": Heading(id="_principles", words="The principles it uses"),
    "nodes": Heading(id="_nodes", words="What each node rests on"),
}


def health_pages(edition: Edition) -> Iterator[Page]:
    """An overview and a page about each tree, where the edition knows how the guide is doing."""
    if edition.health is None:
        return
    if not edition.guide.house:
        fault = edition.faults.get(HOUSE_FILE, NO_HOUSE_RULES)
        yield broken_page(URI, _TITLE, edition.guide.folders.house, fault)
        for each in edition.health.trees:
            page = broken_page(health_uri(each.tree.id), _title(edition, each.tree), edition.guide.folders.house, fault)
            yield replace(page, in_navigation=False, searchable=False)
        return
    yield _overview(edition, edition.health)
    yield from _part_pages(edition, edition.health)
    for each in edition.health.trees:
        yield _page(edition, each)


def _overview(edition: Edition, health: GuideHealth) -> Page:
    return Page(
        uri=URI,
        title=_TITLE,
        summary=_SUMMARY,
        render=lambda _: _rendered_overview(edition, health),
        anchors=frozenset(each.tree.id for each in _listed(edition, health)),
        headings=tuple(each for name, each in _HEADINGS.items() if name != "calls" or health.calls.kinds),
        hides=("toc", "navigation"),
        searchable=False,
    )


def _rendered_overview(edition: Edition, health: GuideHealth) -> Markup:
    return _rendered(
        edition,
        URI,
        "health.html",
        health=health,
        headings=_HEADINGS,
        cards=partial(_cards, edition, URI, _listed(edition, health)),
        parts=part_cards(edition, URI, "health") if is_large(edition) else (),
        uses=principle_uses(edition),
        health_uri=health_uri,
    )


def _listed(edition: Edition, health: GuideHealth) -> tuple[TreeHealth, ...]:
    """The trees on the overview itself: of a large guide a few of those that somebody has to look at."""
    if not is_large(edition):
        return health.trees
    return tuple(each for each in health.trees if each.overdue or each.errors)[:MOST_DUE]


def _part_pages(edition: Edition, health: GuideHealth) -> Iterator[Page]:
    by_tree = {each.tree.id: each for each in health.trees}
    for part in parts_of(edition) if is_large(edition) else ():
        trees = [by_tree[each] for each in part.trees if each in by_tree]
        yield part_page(edition, "health", part, partial(_rendered_part, edition, trees), _TITLE)


def _rendered_part(edition: Edition, trees: list[TreeHealth], here: str) -> Markup:
    return _rendered(
        edition, here, "health_part.html", cards=partial(_cards, edition, here, trees), health_uri=health_uri, uri=URI
    )


def _cards(edition: Edition, here: str, trees: Iterable[TreeHealth], write: Callable[[TreeHealth], Markup]) -> Markup:
    """Trees, each in short."""
    kind = f"health {edition.addresses.root(here)}"
    cards = (edition.piece(kind, each.tree, partial(write, each), _shown(edition, each)) for each in trees)
    return Markup("\n").join(cards)


def _page(edition: Edition, health: TreeHealth) -> Page:
    uri = health_uri(health.tree.id)
    return Page(
        uri=uri,
        title=_title(edition, health.tree),
        summary=_SUMMARY,
        file=health.tree.file,
        render=lambda _: _rendered_tree(edition, health),
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
        made_from=f"{edition.made_from(health.tree)} {_shown(edition, health)}",
    )


def _rendered_tree(edition: Edition, health: TreeHealth) -> Markup:
    here = health_uri(health.tree.id)
    return _rendered(edition, here, "health_tree.html", each=health, headings=_HEADINGS_OF_A_TREE, uri=URI)


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
        edition.words,
        view=HealthView(edition),
        link=partial(edition.addresses.link, here),
        reasons=reasons,
        line=reasons.texts.line,
        style=f"{edition.addresses.root(here)}{FOLDER}/health.css",
        **shown,
    )
