"""The workshop's page: a trainer writes, proves and tries a tree on it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.pages.templating import render
from good_call.pages.workshop_parts import FOLDER, WorkshopParts
from good_call.words.words import marked

URI = "workshop.md"
_TITLE = marked("Workshop")
_SUMMARY = marked("Write, prove and try a guide in the browser. Nothing that you write leaves it by itself.")


def workshop_page(edition: Edition) -> Iterator[Page]:
    """One page; none where the site leaves the workshop out."""
    parts = edition.workshop
    if parts:
        yield Page(
            uri=URI,
            title=edition.words(_TITLE),
            summary=edition.words(_SUMMARY),
            render=lambda _: _rendered(edition, parts),
            hides=("toc", "navigation"),
            searchable=False,
        )


def _rendered(edition: Edition, parts: WorkshopParts) -> Markup:
    root = edition.addresses.root(URI)
    return render(
        "workshop.html",
        edition.words,
        parts=parts,
        root=root,
        folder=f"{root}{FOLDER}/",
        issues=edition.issues,
    )
