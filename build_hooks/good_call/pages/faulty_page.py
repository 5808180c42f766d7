"""In place of a hand-written page that can't be read: what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from good_call.model.own_pages import address_of, own_pages
from good_call.pages.broken_page import broken_page
from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.source.docs_folder import MARKDOWN


def faulty_pages(edition: Edition) -> Iterator[Page]:
    """One for each page of docs/ with an error, but for those that stand in the way of a page of the guide."""
    taken = {address_of(uri) for uri in own_pages(edition.guide)} if edition.faults else set()
    for file, fault in edition.faults.items():
        uri = edition.guide.folders.uri(file)
        if not uri or edition.guide.folders.is_article(file) or not file.endswith(MARKDOWN):
            continue
        if address_of(uri) not in taken and uri.isprintable():
            yield broken_page(uri, uri, file, fault, edition.words)
