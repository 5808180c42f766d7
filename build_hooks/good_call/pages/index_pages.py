"""The ways in: the home page, and the lists of all trees and articles as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from good_call.model.group import group_of
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


@dataclass(frozen=True, slots=True)
class Section:
    """Cards that belong together. Without a title they stand for themselves; `id` is what a link leads to."""

    cards: tuple[Card, ...]
    title: str = ""
    summary: str = ""
    id: str = ""
    sign: str = ""


def home_page(edition: Edition) -> Iterator[Page]:
    """What is happening? And all trees."""
    yield Page(
        uri=HOME,
        summary=edition.words("Answer a few plain questions, and read what to do, what to say and why."),
        render=lambda _: (
            render(
                "home.html",
                edition.words,
                brand=edition.brand,
                asked=_what_is_happening(edition),
                sections=_sections(edition, HOME),
                line=edition.reasons(HOME).texts.line,
            )
            + script_tags(("home-page.js",), edition.addresses.root(HOME))
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
            "trees.html",
            edition.words,
            sections=_sections(edition, TREES),
            line=edition.reasons(TREES).texts.line,
        ),
        anchors=frozenset(each.id for each in _sections(edition, TREES) if each.id),
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


def _sections(edition: Edition, here: str) -> list[Section]:
    """All trees: by their groups; without groups, by the answers of the front door that lead to them."""
    ids = sorted(edition.guide.tree_ids, key=lambda each: (each != FRONT_DOOR, edition.title(each)))
    door = [each for each in ids if each == FRONT_DOOR and not group_of(edition.guide.file_of(each))]
    others = [each for each in ids if each not in door]
    sections = _by_group(edition, here, others) if edition.guide.groups else _by_answer(edition, here, others)
    return [*([Section(_cards(edition, here, door))] if door else []), *sections]


def _by_group(edition: Edition, here: str, ids: list[str]) -> Iterator[Section]:
    for group, grouped in edition.guide.grouped(ids):
        cards = _cards(edition, here, grouped)
        if group:
            yield Section(cards, group.title, group.summary, f"group-{group.id}", group.sign)
        else:
            yield Section(cards, edition.words("Other guides"))


def _by_answer(edition: Edition, here: str, ids: list[str]) -> Iterator[Section]:
    left = list(ids)
    for answer, led in _led_to(edition):
        grouped = [each for each in left if each in led]
        left = [each for each in left if each not in led]
        if grouped:
            yield Section(_cards(edition, here, grouped), answer)
    if left:
        title = edition.words("Other guides") if len(left) < len(ids) else ""
        yield Section(_cards(edition, here, left), title)


def _led_to(edition: Edition) -> Iterator[tuple[str, set[str]]]:
    """Each first answer of the front door, with the trees to which the door then hands over."""
    door = edition.trees.get(FRONT_DOOR)
    question = door.questions.get(door.start) if door else None
    if door is None or question is None:
        return
    for answer in question.answers:
        yield answer.answer, _reached(door, answer.then.targets) - door.nodes.keys()


def _reached(tree: Tree, targets: Iterable[str]) -> set[str]:
    seen, waiting = {tree.start}, list(targets)
    while waiting:
        target = waiting.pop()
        if target not in seen:
            seen.add(target)
            waiting += [to for node, _, then in tree.ways() if node.id == target for to in then.targets]
    return seen


def _cards(edition: Edition, here: str, ids: Iterable[str]) -> tuple[Card, ...]:
    return tuple(_card(edition, here, each) for each in ids)


def _card(edition: Edition, here: str, tree_id: str) -> Card:
    tree = edition.trees.get(tree_id)
    mistaken = edition.words("This guide has a mistake in it just now; its page says which.")
    href = edition.addresses.link(here, tree_uri(tree_id))
    return Card(href, edition.title(tree_id), tree.summary if tree else mistaken, tree_id)


def _articles(edition: Edition) -> list[Card]:
    articles = sorted(edition.guide.articles.values(), key=lambda article: article.title)
    link = edition.addresses.link
    return [Card(link(ARTICLES, article_uri(each.id)), each.title, each.summary) for each in articles]


def _what_is_happening(edition: Edition) -> list[Card]:
    """The first answers of the front door, or all trees where there is no such tree."""
    door = edition.trees.get(FRONT_DOOR)
    question = door.questions.get(door.start) if door else None
    if door is None or question is None or question.is_measured:
        cards = (card for section in _sections(edition, HOME) for card in section.cards)
        return [Card(card.href, card.title, id=card.id) for card in cards]
    return [_first_answer(edition, door, question, number) for number in range(len(question.answers))]


def _first_answer(edition: Edition, door: Tree, question: Question, number: int) -> Card:
    answer = question.answers[number]
    target = answer.then.targets[0]
    if target in door.nodes:
        anchor = landing(target, question.id, answer.id) if answer.then.single else question.id
        return Card(edition.addresses.link(HOME, tree_uri(FRONT_DOOR), anchor), answer.answer, answer.hint)
    return Card(edition.addresses.link(HOME, tree_uri(target)), answer.answer, answer.hint, target)
