"""The ways in: the home page, and the lists of all trees and articles as cards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from good_call.pages import first_sight
from good_call.pages.addresses import article_uri, tree_uri
from good_call.pages.card import Card, part_cards, tree_cards
from good_call.pages.edition import Edition
from good_call.pages.front_door import Situation, situations
from good_call.pages.page import Page
from good_call.pages.part_page import part_page
from good_call.pages.sections import Section, door_of, is_large, parts_of, sections_of
from good_call.pages.shipped_assets import script_tags
from good_call.pages.templating import render
from good_call.pages.tree_list import list_address
from good_call.source.natural_order import natural

HOME = "index.md"
TREES = "guides/index.md"
ARTICLES = "articles/index.md"
MOST_PARTS = 12
"""How many parts of a large guide stand on the home page; the list of all holds the others."""


def home_page(edition: Edition) -> Iterator[Page]:
    """What is happening? And all trees."""
    yield Page(
        uri=HOME,
        summary=edition.words("Answer a few plain questions, and read what to do, what to say and why."),
        render=lambda _: (
            first_sight.before()
            + render(
                "home.html",
                edition.words,
                brand=edition.brand,
                asked=_what_is_happening(edition),
                sections=[] if is_large(edition) else _with_door(edition, HOME),
                fetched=list_address(edition, HOME),
                ways=_ways_on(edition),
                line=edition.reasons(HOME).texts.line,
            )
            + script_tags(("home-page.js",), edition.addresses.root(HOME))
        ),
        hides=("toc", "navigation", "top"),
    )


def trees_page(edition: Edition) -> Iterator[Page]:
    """The page that lists all trees: in their sections, or of a large guide the parts that have pages of their own."""
    yield Page(
        uri=TREES,
        title=edition.words("Guides"),
        summary=edition.words("All decisions that this guide helps with."),
        render=lambda _: (
            render(
                "trees.html",
                edition.words,
                door=next(iter(tree_cards(edition, TREES, door_of(edition))), None),
                sections=[] if is_large(edition) else _sections(edition, TREES),
                parts=part_cards(edition, TREES, "guides") if is_large(edition) else (),
                fetched=list_address(edition, TREES),
                line=edition.reasons(TREES).texts.line,
            )
            + script_tags(("home-page.js",), edition.addresses.root(TREES))
        ),
        hides=("toc", "navigation"),
        anchors=frozenset(each.id for each in (parts_of if is_large(edition) else sections_of)(edition) if each.id),
    )


def tree_list_pages(edition: Edition) -> Iterator[Page]:
    """The trees of a large guide, a part on each page."""
    for part in parts_of(edition) if is_large(edition) else ():
        yield part_page(edition, "guides", part, partial(_part, edition, part))


def _part(edition: Edition, part: Section, here: str) -> Markup:
    cards = tree_cards(edition, here, part.trees)
    reasons = edition.reasons(here)
    return render("part.html", edition.words, cards=cards, all=reasons.link(TREES), line=reasons.texts.line)


def articles_page(edition: Edition) -> Iterator[Page]:
    """The page that lists the articles, in the order of their titles."""
    yield Page(
        uri=ARTICLES,
        title=edition.words("Articles"),
        summary=edition.words("What the guide rests on, retold in our own words."),
        render=lambda _: render(
            "cards.html",
            edition.words,
            cards=_articles(edition),
            if_none=edition.words("There is no article yet."),
            line=edition.reasons(ARTICLES).texts.line,
        ),
    )


def _ways_on(edition: Edition) -> list[Card]:
    """What else a rep may look for, as far as it is there."""
    say, link = edition.words, edition.addresses.link
    ways = [_all_guides(edition)]
    if edition.guide.house and edition.guide.house.policies:
        ways.append(Card(link(HOME, "policies.md"), say("Our policies"), say("What is already decided")))
    if any(tree.scenarios for tree in edition.trees.values()):
        ways.append(Card(link(HOME, "practice.md"), say("Practice"), say("Play a short story before the real call")))
    return ways


def _all_guides(edition: Edition) -> Card:
    guides = edition.words.count("The one guide", "All %(num)s guides", len(edition.guide.tree_ids))
    return Card(edition.addresses.link(HOME, TREES), guides, edition.words("When you know which one you need"))


def _sections(edition: Edition, here: str) -> list[tuple[Section, tuple[Card, ...]]]:
    """The trees but the front door in their sections, each with its cards."""
    return [(each, tree_cards(edition, here, each.trees)) for each in sections_of(edition)]


def _with_door(edition: Edition, here: str) -> list[tuple[Section, tuple[Card, ...]]]:
    """All trees: the front door first."""
    door = door_of(edition)
    return [*([(Section(door), tree_cards(edition, here, door))] if door else []), *_sections(edition, here)]


def _articles(edition: Edition) -> list[Card]:
    articles = sorted(edition.guide.articles.values(), key=lambda article: natural(article.title))
    link = edition.addresses.link
    return [Card(link(ARTICLES, article_uri(each.id)), each.title, each.summary) for each in articles]


def _what_is_happening(edition: Edition) -> list[Card]:
    """The first answers of the front door; without one the groups, and without those all trees, or parts of them."""
    if first := [_first_answer(edition, each) for each in situations(edition.trees)]:
        return first
    if is_large(edition):
        parts = part_cards(edition, HOME, "guides")
        return [*parts[:MOST_PARTS], *([_all_guides(edition)] if len(parts) > MOST_PARTS else [])]
    sections = _with_door(edition, HOME)
    if all(section.id for section, _ in sections):
        link = edition.addresses.link
        return [Card(link(HOME, TREES, each.id), each.title, each.summary, sign=each.sign) for each, _ in sections]
    return [Card(card.href, card.title, id=card.id) for _, cards in sections for card in cards]


def _first_answer(edition: Edition, situation: Situation) -> Card:
    answer = situation.answer
    href = edition.addresses.link(HOME, tree_uri(situation.tree_id), situation.fragment)
    return Card(href, answer.answer, answer.hint, is_urgent=bool(answer.stop))
