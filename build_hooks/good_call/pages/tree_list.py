"""The list of a large guide's trees, which a page brings when a rep looks for one or has used some."""

from __future__ import annotations

import json

from good_call.pages.card import Card, tree_cards
from good_call.pages.edition import Edition
from good_call.pages.sections import is_large
from good_call.source.natural_order import natural

FILE = "lists/guides.json"
_ROOT = "index.md"


def list_address(edition: Edition, here: str) -> str:
    """Where a page finds the list; empty where the trees stand on the page itself."""
    return f"{edition.addresses.root(here)}{FILE}" if is_large(edition) else ""


def tree_list(edition: Edition) -> dict[str, str]:
    """The file's text by its name; nothing for a guide whose trees stand on its pages.

    Each tree with its id, title, summary, what else a rep may type, and its address from the site's root.
    """
    if not is_large(edition):
        return {}
    ids = sorted(edition.guide.tree_ids, key=lambda each: natural(edition.title(each)))
    listed = [_entry(edition, card) for card in tree_cards(edition, _ROOT, ids)]
    return {FILE: json.dumps(listed, ensure_ascii=False, separators=(",", ":"))}


def _entry(edition: Edition, card: Card) -> list[str]:
    plain = edition.reasons(_ROOT).texts.plain
    return [card.id, plain(card.title), plain(card.summary), card.words, card.href]
