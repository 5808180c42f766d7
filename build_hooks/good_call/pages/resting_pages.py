"""What rests on a principle or a policy, on a page of its own where it is too much for a page that speaks of others."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from good_call.pages.addresses import article_uri, list_uri
from good_call.pages.citations import Resting
from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.pages.templating import render

MOST_TREES = 20
"""How many trees stand below a principle or a policy; where there are more, their number stands there and leads on."""


def resting_uri(folder: str, cited: str, restings: list[Resting]) -> str:
    """The page with all that rests on it; empty where few enough do. `folder` is `principles` or `policies`."""
    return list_uri(folder, cited) if len(restings) > MOST_TREES else ""


def resting_pages(edition: Edition) -> Iterator[Page]:
    """A page for each principle and policy on which many trees rest."""
    for article in edition.guide.articles.values():
        back = article_uri(article.id)
        for id_, principle in article.principles.items():
            cited = f"{article.id}/{id_}"
            yield from _pages(edition, "principles", cited, principle.principle, back)
    for id_, policy in edition.guide.house.policies.items() if edition.guide.house else ():
        yield from _pages(edition, "policies", id_, policy.title, "policies.md")


def _pages(edition: Edition, folder: str, cited: str, words: str, back: str) -> Iterator[Page]:
    of = edition.citations.of_principle if folder == "principles" else edition.citations.of_policy
    restings = of(cited)
    uri = resting_uri(folder, cited, restings)
    if not uri:
        return
    yield Page(
        uri=uri,
        title=edition.reasons(uri).texts.plain(words),
        summary=edition.words("What rests on this"),
        render=lambda _: _rendered(edition, uri, restings, edition.addresses.link(uri, back, _id(cited))),
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
    )


def _id(cited: str) -> str:
    return cited.rpartition("/")[2]


def _rendered(edition: Edition, uri: str, restings: list[Resting], back: str) -> Markup:
    return render(
        "resting_all.html",
        edition.words,
        edition=edition,
        restings=restings,
        reasons=edition.reasons(uri),
        back=back,
    )
