"""The ways in: the home page, and the lists of all trees and articles as cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.pages.addresses import article_uri, tree_uri
from good_call.pages.edition import Edition
from good_call.pages.front_door import FRONT_DOOR, landing
from good_call.pages.page import Page
from good_call.pages.shipped_assets import script_tags
from good_call.pages.templating import render

HOME = "index.md"
TREES = "guides/index.md"
ARTICLES = "articles/index.md"


@dataclass(frozen=True, slots=True)
class Card:
    """A link with a few words about where it leads; `id` is empty where it leads to no tree."""

    href: str
    title: str
    summary: str = ""
    id: str = ""


def home_page(edition: Edition) -> Iterator[Page]:
    """What is happening? And all trees."""
    yield Page(
        uri=HOME,
        summary=edition.words("Answer a few plain questions, and read what to do, what to say and why."),
        render=lambda _: (
            render(
                "home.html",
                edition.words,
                asked=_what_is_happening(edition),
                cards=_trees(edition, HOME),
                line=edition.reasons(HOME).texts.line,
            )
            + script_tags(("resume.js",), edition.addresses.root(HOME))
        ),
        hides=("toc", "navigation"),
    )


def trees_page(edition: Edition) -> Iterator[Page]:
    """All trees."""
    yield Page(
        uri=TREES,
        title=edition.words("Guides"),
        summary=edition.words("All decisions that this guide helps with."),
        render=lambda _: render(
            "cards.html",
            edition.words,
            cards=_trees(edition, TREES),
            if_none=edition.words("There is no guide yet."),
            line=edition.reasons(TREES).texts.line,
        ),
    )


def articles_page(edition: Edition) -> Iterator[Page]:
    """All articles."""
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


def _trees(edition: Edition, here: str) -> list[Card]:
    cards = []
    for tree_id in sorted(edition.guide.tree_ids, key=lambda each: (each != FRONT_DOOR, edition.title(each))):
        tree = edition.trees.get(tree_id)
        broken = edition.words("This guide has a mistake in it just now; its page says which.")
        summary = tree.summary if tree else broken
        href = edition.addresses.link(here, tree_uri(tree_id))
        cards.append(Card(href, edition.title(tree_id), summary, tree_id))
    return cards


def _articles(edition: Edition) -> list[Card]:
    articles = sorted(edition.guide.articles.values(), key=lambda article: article.title)
    link = edition.addresses.link
    return [Card(link(ARTICLES, article_uri(each.id)), each.title, each.summary) for each in articles]


def _what_is_happening(edition: Edition) -> list[Card]:
    """The first answers of the front door, or all trees where there is no such tree."""
    door = edition.trees.get(FRONT_DOOR)
    question = door.questions.get(door.start) if door else None
    if door is None or question is None or question.is_measured:
        return [Card(card.href, card.title, id=card.id) for card in _trees(edition, HOME)]
    return [_first_answer(edition, door, question, number) for number in range(len(question.answers))]


def _first_answer(edition: Edition, door: Tree, question: Question, number: int) -> Card:
    answer = question.answers[number]
    target = answer.then.targets[0]
    if target in door.nodes:
        anchor = landing(target, question.id, answer.id) if answer.then.single else question.id
        return Card(edition.addresses.link(HOME, tree_uri(FRONT_DOOR), anchor), answer.answer, answer.hint)
    return Card(edition.addresses.link(HOME, tree_uri(target)), answer.answer, answer.hint, target)
