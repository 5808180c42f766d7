"""All pages of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from good_call.pages.article_page import article_pages
from good_call.pages.edition import Edition
from good_call.pages.faulty_page import faulty_pages
from good_call.pages.health_page import health_pages
from good_call.pages.index_pages import articles_page, home_page, tree_list_pages, trees_page
from good_call.pages.moved_page import moved_pages
from good_call.pages.page import Page
from good_call.pages.policies_page import policies_page
from good_call.pages.practice_page import practice_pages
from good_call.pages.principles_page import principles_page
from good_call.pages.reference import reference_pages
from good_call.pages.removed_page import removed_pages
from good_call.pages.resting_pages import resting_pages
from good_call.pages.stops_page import stops_page
from good_call.pages.tree_page import tree_pages
from good_call.pages.workshop_page import workshop_page

PAGES: tuple[Callable[[Edition], Iterator[Page]], ...] = (
    home_page,
    trees_page,
    tree_list_pages,
    tree_pages,
    stops_page,
    practice_pages,
    principles_page,
    policies_page,
    resting_pages,
    articles_page,
    article_pages,
    health_pages,
    workshop_page,
    reference_pages,
    moved_pages,
    faulty_pages,
    removed_pages,
)
"""What makes pages, in the order of the navigation. Another page is another module, a template and a line here."""


def pages_of(edition: Edition) -> dict[str, Page]:
    """Every page by the name of its Markdown file, in the order of the navigation.

    Raises ValueError where two have the same name: one of them would be gone.
    """
    pages: dict[str, Page] = {}
    for page in (page for make in PAGES for page in make(edition)):
        if pages.setdefault(page.uri, page) is not page:
            raise ValueError(f"two pages are called {page.uri}")
    return pages
