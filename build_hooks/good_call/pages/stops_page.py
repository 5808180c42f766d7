"""The page of hard stops: what comes before serving, who hears of it, by when, and what to say until then."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.pages.templating import render
from good_call.words.words import marked

URI = "stops.md"
_TITLE = marked("Stop first")
_SUMMARY = marked("What comes before serving: who must know, by when, and what to say until then.")


def stops_page(edition: Edition) -> Iterator[Page]:
    """One page; none where the house rules name no hard stop."""
    house = edition.guide.house
    if house and house.hard_stops:
        yield Page(
            uri=URI,
            title=edition.words(_TITLE),
            summary=edition.words(_SUMMARY),
            file=edition.guide.folders.house,
            render=lambda _: _rendered(edition),
            anchors=frozenset(house.hard_stops),
            hides=("toc", "navigation"),
        )


def _rendered(edition: Edition) -> Markup:
    reasons = edition.reasons(URI)
    stops = edition.house.hard_stops.values()
    return render("stops.html", edition.words, stops=stops, edition=edition, reasons=reasons, line=reasons.texts.line)
