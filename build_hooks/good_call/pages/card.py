"""A card: a link with a few words about where it leads."""

from __future__ import annotations

from collections.abc import Iterable

from good_call.pages.addresses import list_uri, tree_uri
from good_call.pages.edition import Edition
from good_call.pages.sections import Section, parts_of
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A link with a few words about where it leads; `id` is empty where it leads to no tree.

    `words` are what a rep may type to find it, `anchor` is what other pages link to; what is urgent stops all else.
    """

    href: str
    title: str
    summary: str = ""
    id: str = ""
    words: str = ""
    sign: str = ""
    anchor: str = ""
    is_urgent: bool = False


def tree_cards(edition: Edition, here: str, ids: Iterable[str]) -> tuple[Card, ...]:
    """One for each of these trees, linked from the page `here`."""
    return tuple(_tree_card(edition, here, each) for each in ids)


def part_cards(edition: Edition, here: str, folder: str) -> tuple[Card, ...]:
    """A card for each part of a large guide, which has a page among the lists of that folder."""
    return tuple(_part_card(edition, here, folder, each) for each in parts_of(edition))


def _tree_card(edition: Edition, here: str, tree_id: str) -> Card:
    tree = edition.trees.get(tree_id)
    mistaken = edition.words("This guide has a mistake in it just now; its page says which.")
    href = edition.addresses.link(here, tree_uri(tree_id))
    words = ", ".join(map(edition.reasons(here).texts.plain, tree.search)) if tree else ""
    return Card(href, edition.title(tree_id), tree.summary if tree else mistaken, tree_id, words)


def _part_card(edition: Edition, here: str, folder: str, part: Section) -> Card:
    count = edition.words.count("%(num)s guide", "%(num)s guides", len(part.trees))
    summary = f"{count}. {part.summary}" if part.summary else count
    href = edition.addresses.link(here, list_uri(folder, part.name))
    return Card(href, part.title, summary, sign=part.sign, anchor=part.id)
