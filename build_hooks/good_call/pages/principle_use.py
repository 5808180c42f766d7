"""How often each principle is used."""

from __future__ import annotations

from good_call.model.article import Article
from good_call.pages.edition import Edition
from good_call.records import dataclass


@dataclass(frozen=True, slots=True)
class PrincipleUse:
    """How many nodes of how many trees rest on a principle."""

    citation: str
    words: str
    trees: int
    nodes: int


def principle_uses(edition: Edition) -> list[PrincipleUse]:
    """One for each principle, article by article."""
    return [_use(edition, article, each) for article in edition.guide.articles.values() for each in article.principles]


def _use(edition: Edition, article: Article, principle_id: str) -> PrincipleUse:
    citation = f"{article.id}/{principle_id}"
    restings = edition.citations.of_principle(citation)
    nodes = sum(len(each.nodes) for each in restings)
    return PrincipleUse(citation, article.principles[principle_id].principle, len(restings), nodes)
