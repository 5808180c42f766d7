"""The ways in: the home page, and the lists of all trees and articles as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from good_call.model.node import Question
from good_call.model.tree import Tree
from good_call.model.tree_name import FRONT_DOOR
from good_call.pages.addresses import article_uri, tree_uri
from good_call.pages.edition import Edition
from good_call.pages.front_door import landing
from good_call.pages.page import Page
from good_call.pages.shipped_assets import script_tags
from good_call.pages.templating import render

HOME = "index.md"
TREES = "guides/index.md"
ARTICLES = "articles/index.md"


@dataclass(frozen=True, slots=True)
class Card:
    """A link with a few words about where it leads; `id` is empty where it leads to no tree.

    `words` are what a rep may type to find it; what is urgent stops all else.
    """

    href: str
    title: str
    summary: str = ""
    id: str = ""
    words: str = ""
    sign: str = ""
    is_urgent: bool = False


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
                ways=_ways_on(edition),
                line=edition.reasons(HOME).texts.line,
            )
            + script_tags(("home-page.js",), edition.addresses.root(HOME))
        ),
        hides=("toc", "navigation", "top"),
    )


def trees_page(edition: Edition) -> Iterator[Page]:
    """All trees."""
    yield Page(
        uri=TREES,
        title=edition.words("Guides"),
        summary=edition.words("All decisions that this guide helps with."),
        render=lambda _: (
            render(
                "trees.html",
                edition.words,
                door=next(iter(_cards(edition, TREES, _door(edition))), None),
                sections=_groups(edition, TREES),
                line=edition.reasons(TREES).texts.line,
            )
            + script_tags(("home-page.js",), edition.addresses.root(TREES))
        ),
        hides=("toc", "navigation"),
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


def _ways_on(edition: Edition) -> list[Card]:
    """What else a rep may look for, as far as it is there."""
    say, link = edition.words, edition.addresses.link
    count = len(edition.guide.tree_ids)
    guides = say.count("The one guide", "All %(num)s guides", count)
    ways = [Card(link(HOME, TREES), guides, say("When you know which one you need"))]
    if edition.guide.house and edition.guide.house.policies:
        ways.append(Card(link(HOME, "policies.md"), say("Our policies"), say("What is already decided")))
    if any(tree.scenarios for tree in edition.trees.values()):
        ways.append(Card(link(HOME, "practice.md"), say("Practice"), say("Play a short story before the real call")))
    return ways


def _sections(edition: Edition, here: str) -> list[Section]:
    """All trees: the front door first, the others in their groups."""
    door = _cards(edition, here, _door(edition))
    return [*([Section(door)] if door else []), *_groups(edition, here)]


def _door(edition: Edition) -> list[str]:
    """The front door, unless it stands in a group like any other tree."""
    file = edition.guide.file_of(FRONT_DOOR)
    return [FRONT_DOOR] if file and not edition.guide.folders.group_of(file) else []


def _groups(edition: Edition, here: str) -> list[Section]:
    """The trees by their groups; without groups, by the answers of the front door that lead to them."""
    door = _door(edition)
    others = [each for each in sorted(edition.guide.tree_ids, key=edition.title) if each not in door]
    return list(_by_group(edition, here, others) if edition.guide.groups else _by_answer(edition, here, others))


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
    words = ", ".join(map(edition.reasons(here).texts.plain, tree.search)) if tree else ""
    return Card(href, edition.title(tree_id), tree.summary if tree else mistaken, tree_id, words)


def _articles(edition: Edition) -> list[Card]:
    articles = sorted(edition.guide.articles.values(), key=lambda article: article.title)
    link = edition.addresses.link
    return [Card(link(ARTICLES, article_uri(each.id)), each.title, each.summary) for each in articles]


def _what_is_happening(edition: Edition) -> list[Card]:
    """The first answers of the front door; without one the groups, and without those all trees."""
    door = edition.trees.get(FRONT_DOOR)
    question = door.questions.get(door.start) if door else None
    if door and question and not question.is_measured:
        return [_first_answer(edition, door, question, number) for number in range(len(question.answers))]
    sections = _sections(edition, HOME)
    if all(section.id for section in sections):
        link = edition.addresses.link
        return [Card(link(HOME, TREES, each.id), each.title, each.summary, sign=each.sign) for each in sections]
    cards = (card for section in sections for card in section.cards)
    return [Card(card.href, card.title, id=card.id) for card in cards]


def _first_answer(edition: Edition, door: Tree, question: Question, number: int) -> Card:
    answer = question.answers[number]
    target = answer.then.targets[0]
    anchor = ""
    if target in door.nodes:
        anchor = landing(target, question.id, answer.id) if answer.then.single else question.id
        target = FRONT_DOOR
    href = edition.addresses.link(HOME, tree_uri(target), anchor)
    return Card(href, answer.answer, answer.hint, is_urgent=bool(answer.stop))
