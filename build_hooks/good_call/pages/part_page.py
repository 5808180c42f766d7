"""A page with one part of what a page of a large guide would list."""

from __future__ import annotations

from collections.abc import Callable

from good_call.pages.addresses import list_uri
from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.pages.sections import Section


def part_page(edition: Edition, folder: str, part: Section, render: Callable[[str], str], title: str = "") -> Page:
    """`render` makes its HTML for the page that it is given; `folder` is that of the page that leads here."""
    uri = list_uri(folder, part.name)
    plain = edition.reasons(uri).texts.plain
    return Page(
        uri=uri,
        title=f"{title}: {plain(part.title)}" if title else plain(part.title),
        summary=plain(part.summary),
        render=lambda _: render(uri),
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
    )
